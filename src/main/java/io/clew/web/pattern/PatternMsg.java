package io.clew.web.pattern;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of patterns and of leads. */
@MessageBundle(value = "pattern", locale = Words.CHINESE)
public interface PatternMsg {

    @Message("研判模型")
    String title();

    @Message("模型")
    String models();

    @Message("范围")
    String scope();

    @Message("账户、电话或案件编号，多个用顿号隔开；不填则查全部")
    String scopeHint();

    @Message("开始日期")
    String since();

    @Message("结束日期")
    String until();

    @Message("查找")
    String find();

    @Message("全选")
    String all();

    @Message("选择模型，在账户、号码、案件或全部数据里查找")
    String emptyTitle();

    @Message("每个命中都列出所依据的流水、触发原因、可能的正常解释，以及什么情况下不会触发。命中只是线索，须由具名的人核实决定。")
    String emptyText();

    @Message("没有命中")
    String none();

    @Message("所查范围内没有符合的往来。可放宽时间，或换一个模型。")
    String noneText();

    @Message("{definition}。正常解释：{innocent}。不触发的情况：{unless}。")
    String about(String definition, String innocent, String unless);

    @Message("依据")
    String facts();

    @Message("指标")
    String measures();

    @Message("另有 {n} 个")
    String moreMembers(int n);

    @Message("另有 {n} 笔")
    String moreFacts(int n);

    @Message("记为线索")
    String keep();

    @Message("显示 {shown} / {total}，罕见的、金额大的在前")
    String shownOf(String shown, String total);

    @Message("全量查找")
    String run();

    @Message("排队等候")
    String waiting();

    @Message("正在查找")
    String running();

    @Message("已完成")
    String done();

    @Message("已停止，结果不完整")
    String stopped();

    @Message("出错中断，结果不完整")
    String failed();

    @Message("{n} 个账户的金额相加超出上限，必有错行，未能作完判断")
    String unjudged(String n);

    @Message("停止")
    String stop();

    @Message("刷新")
    String refresh();

    @Message("已看 {looked} / {of} 个对象，命中 {hits}")
    String progress(String looked, String of, String hits);

    @Message("余额")
    String balance();

    @Message("账户流水所印余额，共 {n} 行；虚线处前后余额不连续")
    String balanceNote(String n);

    @Message("命中模型")
    String hitsHere();

    @Message("没有命中任何模型")
    String hitsNone();

    @Message("全部")
    String stateAll();

    @Message("待决定")
    String stateOpen();

    @Message("已采纳")
    String stateAccepted();

    @Message("已拒绝")
    String stateRefused();

    @Message("采纳")
    String accept();

    @Message("拒绝")
    String refuse();

    @Message("理由（必填）")
    String reason();

    @Message("模型或他人提出的线索，由具名的人附理由决定；可以重新决定，每次决定都留存。")
    String leadsText();

    @Message("没有线索")
    String leadsNone();

    @Message("在资金追踪的限额冻结建议或研判命中处可以提出线索。")
    String leadsNoneText();

    @Message("限额冻结")
    String kindFreeze();

    @Message("研判命中")
    String kindPattern();

    @Message("{by} 于 {at} 提出")
    String proposed(String by, String at);

    @Message("期限 {at}")
    String deadline(String at);

    @Message("已过期限")
    String lapsed();

    @Message("{by} 于 {at} {what}:{reason}")
    String decided(String by, String at, String what, String reason);

    @Message("找不到“{what}”：请填账户或案件编号。")
    String badScope(String what);

    @Message("案件 {what} 里还没有账户；在账户档案点“入案”后再查找。")
    String noAccountsIn(String what);

    @Message("日期“{what}”无法识别。")
    String badDate(String what);

    @Message("参数组")
    String pace();

    @Message("常用参数")
    String paceUsual();

    @Message("同一批账户共出现 {n} 次，此处列出最罕见的一次")
    String times(int n);

    @Message("另有 {n} 处符合形状，但在普通账户中也常见，未列出：{why}。")
    String ordinary(String n, String why);

    @Message("撤销")
    String undo();

    @Message("十秒内可撤销")
    String undoWait();
}
