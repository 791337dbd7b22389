package io.clew.web.freeze;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages that stop, freeze and return money. */
@MessageBundle(value = "freeze", locale = Words.CHINESE)
public interface FreezeMsg {

    @Message("止付冻结工作表")
    String title();

    @Message("追踪建议由人列入，逐步办理；最先到期的在前，同一时限的按可挽回金额。")
    String text();

    @Message("待办")
    String open();

    @Message("全部")
    String all();

    @Message("返还测算")
    String toReturns();

    @Message("没有待办的止付冻结")
    String empty();

    @Message("在资金追踪页的“限额冻结建议”里点“列入止付工作表”。")
    String emptyText();

    @Message("去资金追踪")
    String toMoney();

    @Message("编号")
    String number();

    @Message("账户")
    String account();

    @Message("开户行")
    String bank();

    @Message("开户行不详")
    String bankUnknown();

    @Message("受害人")
    String victims();

    @Message("限额")
    String amount();

    @Message("已冻结")
    String held();

    @Message("可挽回")
    String catchable();

    @Message("状态")
    String state();

    @Message("时限")
    String clock();

    @Message("案由")
    String caseOf();

    @Message("选择")
    String choose();

    @Message("全选本页")
    String chooseAll();

    @Message("余额")
    String balance();

    @Message("{n} 级")
    String level(int n);

    @Message("涉案流水")
    String facts();

    @Message("办理与文书")
    String decide();

    @Message("理由")
    String reason();

    @Message("转为")
    String next();

    @Message("金额（元）")
    String sum();

    @Message("文书号")
    String document();

    @Message("返还方法")
    String method();

    @Message("记录")
    String act();

    @Message("对所选办理")
    String actMany();

    @Message("经过")
    String history();

    @Message("文书")
    String letters();

    @Message("{at} {who}：{state}{#if !amount.isEmpty} {amount}{/if}。{reason}")
    String done(String who, String at, String state, String amount, String reason);

    @Message("{what}至 {at}")
    String due(String what, String at);

    @Message("{what}期满 {at}")
    String from(String what, String at);

    @Message("还有 {hours} 小时")
    String left(long hours);

    @Message("还有 {days} 天")
    String leftDays(long days);

    @Message("已过期")
    String overdue();

    @Message("另有 {n} 项因来源权限不显示。")
    String withheld(int n);

    @Message("{n} 项未能办理：")
    String refusedMany(int n);

    @Message("已办理 {n} 项。")
    String doneMany(int n);

    @Message("按月合计")
    String months();

    @Message("月份")
    String month();

    @Message("列入")
    String items();

    @Message("建议限额")
    String proposed();

    @Message("银行反馈")
    String answers();

    @Message("冻结成功")
    String frozen();

    @Message("解除")
    String released();

    @Message("返还")
    String returned();

    @Message("还没有办理过。")
    String monthsNone();

    @Message("返还测算")
    String returnsTitle();

    @Message("三种方法并列，只作测算；返还由人在工作表上记录。")
    String returnsText();

    @Message("案件")
    String caseChoose();

    @Message("测算")
    String show();

    @Message("受害人")
    String victim();

    @Message("损失")
    String loss();

    @Message("已返还")
    String paid();

    @Message("直接溯源")
    String direct();

    @Message("时间戳")
    String time();

    @Message("按比例")
    String proRata();

    @Message("合计")
    String sumLine();

    @Message("无人可领")
    String leftLine();

    @Message("在冻 {amount}")
    String frozenLine(String amount);

    @Message("返还明细")
    String ledger();

    @Message("还没有返还。")
    String ledgerNone();

    @Message("时间")
    String when();

    @Message("经办")
    String by();

    @Message("没有可测算的案件")
    String returnsNone();

    @Message("工作表上还没有银行反馈的冻结。")
    String returnsNoneText();

    @Message("按比例返还须先公告三十日；新的受害人出现，未返还部分重新测算。")
    String noticeNote();

    @Message("属另一案件，须以该案为目的办理")
    String caseNote();

    @Message("预计仍在 {percent}（据 {n} 笔，列入时）")
    String chance(String percent, int n);

    @Message("至多 {percent}")
    String atMost(String percent);

    @Message("预计可截")
    String expected();

    @Message("可挽回金额 × 列入时仍在账户的概率；银行已冻结的全额计入。只用来排先后。")
    String expectedText();

    @Message("按预计可截排序")
    String orderExpected();

    @Message("按期限排序")
    String orderClock();

    @Message("只看该银行")
    String onlyBank();
}
