package io.clew.web.calls;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of call records. */
@MessageBundle(value = "calls", locale = Words.CHINESE)
public interface CallMsg {

    @Message("话单")
    String title();

    @Message("号码")
    String numbers();

    @Message("电话、设备串号、证件号码，或 person: device: account: 开头的实体；多个用顿号或空格隔开，至多 50 个号码")
    String numbersHint();

    @Message("开始日期")
    String since();

    @Message("结束日期")
    String until();

    @Message("案发时刻")
    String moments();

    @Message("如 2026-03-01 10:20，多个用顿号隔开；列出前后两小时的通话")
    String momentsHint();

    @Message("排序")
    String order();

    @Message("次数")
    String orderCalls();

    @Message("时长")
    String orderSeconds();

    @Message("亲密度")
    String orderCloseness();

    @Message("最近")
    String orderLatest();

    @Message("排除公共与热点号码")
    String noHubs();

    @Message("分析")
    String analyse();

    @Message("输入一个或几个号码，看与谁通话、何时通话")
    String emptyTitle();

    @Message("一个号码得出对端排名、时段分布、月份和前后接续的号码；两个以上还比较共同联系人、互通圈和共同受害人。人员和设备代表其全部号码。")
    String emptyText();

    @Message("没有这些号码的记录：{keys}")
    String unknown(String keys);

    @Message("所查范围过大，未能看完，结果可能不全")
    String cut();

    @Message("代表 {of}")
    String standsFor(String of);

    @Message("通话")
    String callCount();

    @Message("主叫")
    String out();

    @Message("被叫")
    String in();

    @Message("时长")
    String duration();

    @Message("天数")
    String days();

    @Message("首次")
    String first();

    @Message("末次")
    String last();

    @Message("夜间")
    String night();

    @Message("亲密度")
    String closeness();

    @Message("对端")
    String contact();

    @Message("次数 {calls}，天数 {days}，双向 {balance}，夜间 {night}")
    String parts(String calls, String days, String balance, String night);

    @Message("其中 {n} 次未记时长")
    String unmeasured(String n);

    @Message("另有 {n} 次没有时间")
    String untimed(String n);

    @Message("公共号码")
    String publicNumber();

    @Message("热点号码")
    String hub();

    @Message("时段分布")
    String hours();

    @Message("点格看该时段的通话；只计有具体时刻的")
    String hoursHint();

    @Message("{weekday} {hour} 时，{n} 次")
    String hourCell(String weekday, int hour, String n);

    @Message("月份")
    String months();

    @Message("每日首末次通话")
    String ends();

    @Message("日期")
    String day();

    @Message("显示 {shown} / {total}")
    String shownOf(String shown, String total);

    @Message("共同联系人")
    String common();

    @Message("越稀有的联系人越靠前；概率是偶然同时联系这么多所查号码的可能，以已知的 {n} 个号码计")
    String commonHint(String n);

    @Message("所查号码之间没有共同联系人")
    String commonNone();

    @Message("已排除公共与热点号码 {n} 个")
    String leftOut(String n);

    @Message("联系的所查号码")
    String with();

    @Message("对端数")
    String counterparts();

    @Message("权重")
    String weight();

    @Message("偶然概率")
    String chance();

    @Message("互通圈")
    String circle();

    @Message("彼此主叫又被叫，去掉任一个仍相连的号码；家庭和同事也会如此")
    String circleHint();

    @Message("没有互通圈")
    String circleNone();

    @Message("对端过多，互通圈未看完")
    String circleCut();

    @Message("{n} 个号码两两互通：")
    String clique(int n);

    @Message("联系过的受害人")
    String victims();

    @Message("{at} 前后两小时")
    String around(String at);

    @Message("前后两小时没有通话")
    String aroundNone();

    @Message("时间")
    String when();

    @Message("未记时长")
    String unsaid();

    @Message("未接通")
    String unanswered();

    @Message("记录")
    String record();

    @Message("通话与资金")
    String strip();

    @Message("上为每日通话，下为机主账户 {n} 个的每日收支；悬停看数")
    String stripHint(int n);

    @Message("没有找到机主的账户，只画通话")
    String stripAlone();

    @Message("{day}：主叫 {out}，被叫 {in}，支出 {paid}，收入 {got}")
    String stripDay(String day, int out, int in, String paid, String got);

    @Message("换号、一机多卡与猫池")
    String signs();

    @Message("没有发现换号、一机多卡、猫池或共同受害人的迹象")
    String signsNone();

    @Message("导出")
    String export();

    @Message("打印")
    String print();

    @Message("话单分析")
    String analyseHere();

    @Message("通话明细")
    String rows();

    @Message("返回")
    String back();
}
