package io.clew.web.money;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages that follow money. */
@MessageBundle(value = "money", locale = Words.CHINESE)
public interface MoneyMsg {

    @Message("资金追踪")
    String title();

    @Message("列入止付工作表")
    String toFreezes();

    @Message("全部列入止付工作表")
    String allToFreezes();

    @Message("问题")
    String question();

    @Message("谁的钱")
    String from();

    @Message("账户、警情或一笔转账；多个用顿号隔开")
    String fromHint();

    @Message("换一个")
    String askOther();

    @Message("{payer} → {payee}：{n} 笔 {amount}")
    String paid(String payer, String payee, int n, String amount);

    @Message("；")
    String whoseJoin();

    @Message("等 {n} 对")
    String whoseMore(int n);

    @Message("方向")
    String direction();

    @Message("向后追去向")
    String forward();

    @Message("向前查来源")
    String backward();

    @Message("方法")
    String methodLabel();

    @Message("层数")
    String depth();

    @Message("间隔（小时）")
    String hours();

    @Message("最小金额")
    String min();

    @Message("追踪")
    String act();

    @Message("钱去了哪里")
    String empty();

    @Message("填写受害人的账户、一份警情或一笔转账，按时间先后逐级追踪。也可以从账户档案、记录的每一笔转账或图谱里点“追踪”。")
    String emptyText();

    @Message("涉案金额")
    String loss();

    @Message("所查金额")
    String asked();

    @Message("余留")
    String remains();

    @Message("可限额冻结")
    String freezable();

    @Message("断点未解释")
    String unexplained();

    @Message("账户")
    String accounts();

    @Message("转账笔数")
    String payments();

    @Message("流向")
    String flow();

    @Message("显示他人资金")
    String others();

    @Message("他人资金")
    String othersBand();

    @Message("逐级账户")
    String layers();

    @Message("明细")
    String rows();

    @Message("转入总额")
    String received();

    @Message("归属")
    String attributed();

    @Message("继续转出")
    String passed();

    @Message("余留")
    String rests();

    @Message("另有去向")
    String outside();

    @Message("余额")
    String balance();

    @Message("层级")
    String levelHead();

    @Message("户名")
    String name();

    @Message("停留")
    String delay();

    @Message("止于")
    String end();

    @Message("记录")
    String record();

    @Message("账户")
    String account();

    @Message("受害人")
    String victim();

    @Message("本方法")
    String chosen();

    @Message("最小")
    String least();

    @Message("最大")
    String most();

    @Message("限额冻结建议")
    String proposals();

    @Message("冻结限额")
    String cap();

    @Message("善意取得提示")
    String goodFaith();

    @Message("决定")
    String decision();

    @Message("理由")
    String reason();

    @Message("请写明理由：决定由具名的人负责。")
    String reasonNeeded();

    @Message("采纳")
    String accept();

    @Message("不采纳")
    String refuse();

    @Message("处理")
    String decide();

    @Message("重新处理")
    String decideAgain();

    @Message("没有可限额冻结的余额：账户余额未知，或款项已经转出。")
    String proposalsNone();

    @Message("{count} 个起点没有可追踪的付款")
    String unfollowed(int count);

    @Message("其余 {count} 处")
    String otherPlaces(int count);

    @Message("已列入止付冻结清单 {number}")
    String onWorklist(String number);

    @Message("另有 {count} 处余额不足本站最低金额，合计 {amount}，不提议冻结")
    String smallProposals(int count, String amount);

    @Message("“全部污染”只是上限，不得作为冻结依据；请换用其他方法。")
    String poisonNote();

    @Message("断点")
    String gaps();

    @Message("没有断点。")
    String gapsNone();

    @Message("原因")
    String why();

    @Message("期间")
    String period();

    @Message("起")
    String periodFrom();

    @Message("止")
    String periodTo();

    @Message("银行")
    String bank();

    @Message("银行未知")
    String bankUnknown();

    @Message("调证清单")
    String requests();

    @Message("转入行")
    String rowsIn();

    @Message("转出行")
    String rowsOut();

    @Message("另有 {n} 笔共 {amount} 在超过 {limit} 小时后才转出，最近的一笔停留 {nearest} 小时，未继续追踪。")
    String laterNote(int n, String amount, String limit, String nearest);

    @Message("预计仍在 {percent}，可截 {amount}（据 {n} 笔，其中 {stayed} 笔未转出）")
    String caught(String percent, String amount, int n, int stayed);

    @Message("至多 {percent}")
    String atMost(String percent);

    @Message("预计可截：金额 × 仍在账户的概率。概率按同行同层级、其次同层级、再次全部已调流水中被害人资金的停留时间估计（Kaplan–Meier），只用来排先后，不说明钱是谁的。")
    String caughtText();

    @Message("按预计可截排序")
    String orderExpected();

    @Message("按金额排序")
    String orderAmount();

    @Message("放宽到 {hours} 小时")
    String laterAsk(long hours);

    @Message("只走已调流水的账户")
    String wholeOnly();

    @Message("不经过仅见于他人流水的账户")
    String wholeOnlyText();

    @Message("见于他人流水")
    String seenAccount();

    @Message("见于收款方流水")
    String seenPayment();

    @Message("余留区间 {least} – {most}")
    String between(String least, String most);

    @Message("期初来源不明")
    String openingUnknown();

    @Message("依据")
    String known();

    @Message("余留至少")
    String restsLeast();

    @Message("余留至多")
    String restsMost();

    @Message("{n} 个账户的流水没有调到，只按对方流水所见往来追踪；流水未解释的金额列为断点，不建议冻结。")
    String seenNote(int n);

    @Message("{n} 个账户有先后不明的流水（同一时刻，或只印日期而不印余额）：余留是一个区间，冻结限额不超过其下限。")
    String orderNote(int n);

    @Message("笔录所述与入账对照")
    String matches();

    @Message("一致")
    String matchSame();

    @Message("有出入")
    String matchDiffers();

    @Message("未找到对应入账")
    String matchNone();

    @Message("入账")
    String booked();

    @Message(
            "{#switch what}{#case 'account'}账号{#case 'amount'}金额{#case 'time'}时间{#case 'name'}户名{#else}{what}{/switch}")
    String differs(String what);

    @Message("、")
    String listComma();

    @Message("流水矛盾")
    String contradictions();

    @Message("推算余额")
    String computed();

    @Message("流水所载余额")
    String printed();

    @Message("打印文书")
    String print();

    @Message("PDF")
    String pdf();

    @Message("Word")
    String word();

    @Message("XLSX")
    String xlsx();

    @Message("未逐笔展开")
    String folds();

    @Message("展开")
    String open();

    @Message("回流")
    String back();

    @Message("归属金额的时间分布")
    String time();

    @Message("全部")
    String allRows();

    @Message("各合法方法下的余留")
    String band();

    @Message("没有余留：款项已全部转出，或去向尚未查明。")
    String remainsNone();

    @Message("没有符合条件的转账。可放宽间隔、层数或最小金额。")
    String noPayments();

    @Message("追踪")
    String traceFact();

    @Message("计算量达到上限，结果不完整；请缩小问题。")
    String cutFacts();

    @Message("计算超时，结果不完整；请缩小问题。")
    String cutTime();

    @Message("归属所占比例")
    String own();

    @Message("所选账户的转账")
    String selected();

    @Message("带宽为归属金额；节点右侧比左侧短的部分是余留。")
    String legend();

    @Message("其他 {payments} 笔")
    String fold(int payments);

    @Message(
            "{#switch n}{#case 0}起点{#case 1}一级{#case 2}二级{#case 3}三级{#case 4}四级{#case 5}五级{#case 6}六级{#case 7}七级{#case 8}八级{#case 9}九级{#case 10}十级{#else}{n} 级{/switch}")
    String level(int n);

    @Message(
            "{#switch method}{#case 'fifo'}先进先出{#case 'lifo'}后进先出{#case 'haircut'}按比例{#case 'libr'}最低余额{#case 'poison'}全部污染{#else}{method}{/switch}")
    String method(String method);

    @Message(
            "{#switch method}{#case 'fifo'}先转入的先转出{#case 'lifo'}后转入的先转出{#case 'haircut'}每次转出按各笔在余额中的比例分摊{#case 'libr'}先用持有人自己的钱，受害人的份额不超过其后的最低余额{#case 'poison'}与涉案资金混同过的都算；只是上限{#else}{method}{/switch}")
    String methodText(String method);

    @Message("{what}“{written}”不能识别，请核对。")
    String bad(String what, String written);

    @Message("等 {n} 行")
    String andMore(int n);

    @Message("{d} 天 {h} 时")
    String days(long d, int h);

    @Message("{h} 时 {m} 分")
    String hoursMinutes(long h, int m);

    @Message("{m} 分 {s} 秒")
    String minutes(long m, int s);

    @Message("依{method}方法，该账户余额 {balance} 中有 {cap} 归属受害人；冻结以此为限。")
    String freezeWhy(String method, String cap, String balance);

    @Message("{by} 于 {at} {state} {amount}：{reason}")
    String decided(String by, String at, String state, String amount, String reason);

    @Message("{#switch state}{#case 'ACCEPTED'}采纳{#case 'REFUSED'}不采纳{#else}待定{/switch}")
    String state(String state);

    @Message("其余 {n} 个账户")
    String moreCards(int n);

    @Message("{n} 笔没有时间，未计入。")
    String undated(long n);

    @Message("{n} 笔是其他币种，未合并计算。")
    String otherCurrencies(long n);

    @Message("只带归属金额最大的 40 个账户上图，另有 {n} 个未带")
    String boardLeft(int n);

    @Message("{n} 处流水前后余额对不上，已在断点中列出。")
    String contradict(int n);
}
