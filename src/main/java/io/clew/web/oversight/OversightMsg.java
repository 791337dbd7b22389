package io.clew.web.oversight;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of approvals, emergencies and the pages over the audit. */
@MessageBundle(value = "oversight", locale = Words.CHINESE)
public interface OversightMsg {

    @Message("查询记录")
    String looks();

    @Message("预警")
    String alerts();

    @Message("本人标识")
    String people();

    @Message("审计链")
    String chain();

    @Message("完整")
    String chainWhole();

    @Message("已受损")
    String chainBroken();

    @Message("{who}：{said}")
    String remark(String who, String said);

    @Message("{entries} 条，{at} 核验")
    String chainSaid(String entries, String at);

    @Message("树根")
    String chainHead();

    @Message("立即核验")
    String verifyNow();

    @Message("筛选")
    String filters();

    @Message("何人")
    String who();

    @Message("所有人")
    String anybody();

    @Message("案件或事由")
    String purpose();

    @Message("查过谁")
    String entity();

    @Message("号码、账户或证件，多个用逗号隔开；得到“谁查过我”")
    String entityHint();

    @Message("动作")
    String act();

    @Message("所有动作")
    String anyAct();

    @Message("所问文字")
    String text();

    @Message("筛选")
    String find();

    @Message("清除")
    String clear();

    @Message("上月")
    String earlier();

    @Message("下月")
    String later();

    @Message("整月")
    String wholeMonth();

    @Message("导出 CSV")
    String export();

    @Message("没有符合的记录")
    String none();

    @Message("换一个月份，或放宽筛选。")
    String noneText();

    @Message("显示最新 {shown} 条，共 {total} 条")
    String shown(String shown, String total);

    @Message("更早的")
    String more();

    @Message("紧急查看")
    String underEmergency();

    @Message("经批准")
    String underApproval();

    @Message("被拒绝（{code}）")
    String refused(String code);

    @Message("未完成")
    String failed();

    @Message("近 30 日。预警是要去问的问题，不是结论。")
    String alertsText();

    @Message("近 30 日没有预警")
    String noAlerts();

    @Message("规则与起始值见下。")
    String noAlertsText();

    @Message("规则")
    String rule();

    @Message("日期")
    String day();

    @Message("计数")
    String measure();

    @Message("结果")
    String outcome();

    @Message("待处理")
    String open();

    @Message("依据")
    String evidence();

    @Message("依据至多列出 50 条。")
    String evidenceMore();

    @Message("可能的正当原因")
    String innocent();

    @Message("记录结果")
    String record();

    @Message("说明")
    String note();

    @Message("处理经过")
    String history();

    @Message("关于本人的预警须由另一位主管处理。")
    String aboutYou();

    @Message("规则与起始值")
    String limits();

    @Message("来源")
    String origin();

    @Message("紧急查看")
    String emergencies();

    @Message("待复核")
    String unreviewed();

    @Message("没有待复核的紧急查看")
    String noUnreviewed();

    @Message("逾期")
    String overdue();

    @Message("应于 {at} 前复核")
    String reviewBy(String at);

    @Message("仍打开")
    String running();

    @Message("已结束")
    String ended();

    @Message("属实，理由成立")
    String justified();

    @Message("理由不成立")
    String unjustified();

    @Message("其间的查询")
    String reads();

    @Message("等待我审批")
    String queue();

    @Message("没有等待审批的申请")
    String noQueue();

    @Message("批准")
    String approve();

    @Message("不批准")
    String refuse();

    @Message("理由")
    String reason();

    @Message("我的申请")
    String mine();

    @Message("没有申请")
    String noMine();

    @Message("超过规定数量的比对或导出会自动提交申请，批准后原样重做一次即可。")
    String noMineText();

    @Message("撤回")
    String withdraw();

    @Message("所问")
    String asked();

    @Message("数量")
    String size();

    @Message("状态")
    String state();

    @Message("有效至")
    String until();

    @Message("审批人")
    String by();

    @Message("审批")
    String approvals();

    @Message("审批与紧急查看")
    String approvalsTitle();

    @Message("申请查看高密级来源")
    String askGrade();

    @Message("批准后，以此目的查询时可见相应来源，到期自动关闭。")
    String askGradeText();

    @Message("申请")
    String ask();

    @Message("紧急查看")
    String breakGlass();

    @Message("来不及审批时，立即打开未获授权的密级、来源或案件。打开后主管即时可见，其间每次查询都有标记，并须由主管复核。")
    String breakGlassText();

    @Message("打开什么")
    String kind();

    @Message("密级、来源或案件编号")
    String target();

    @Message("紧急情形，为何来不及审批")
    String emergencyReason();

    @Message("立即打开")
    String openNow();

    @Message("结束")
    String endNow();

    @Message("我的紧急查看")
    String myEmergencies();

    @Message("登记用户本人与亲属的号码、账户、证件，供“查询本人、亲属或同事”规则使用；图中登记的亲属与名下号码会自动并入。")
    String peopleText();

    @Message("本人标识")
    String own();

    @Message("亲属标识")
    String relatives();

    @Message("类型:值，如 phone:13812345678，多个用空格或逗号隔开")
    String keysHint();

    @Message("保存")
    String save();

    @Message("用户")
    String user();

    @Message("涉及 {n} 个实体")
    String entities(String n);

    @Message("返回 {n} 条")
    String recordsBack(long n);

    /** Who, when, why, what; the outcome follows. */
    @Message("{who} 于 {when} 因 {purpose} {did} {what}")
    String sentence(String who, String when, String purpose, String did, String what);

    /** The same of an act that needs no purpose. */
    @Message("{who} 于 {when} {did} {what}")
    String deed(String who, String when, String did, String what);

    /** What somebody asked the audit for. */
    @Message("{#switch name}{#case 'month'}月份{#case 'day'}日{#case 'who'}何人{#case 'purpose'}事由{#case 'entity'}查过谁"
            + "{#case 'act'}行为{#case 'q'}内容{#case 'outcome'}结果{#case 'from'}起{#case 'to'}止{#else}{name}{/switch}")
    String parameter(String name);

    /** What the audit names in capitals. */
    @Message(
            "{#switch word}{#case 'ENTITY'}实体{#case 'RECORD'}记录{#case 'GRADE'}密级{#case 'SOURCE'}来源{#case 'CASE'}案件{#case 'EXPLAINED'}有正当理由{#case 'MISUSE'}违规{#case 'UNFOUNDED'}误报{#case 'OPEN'}待决定{#case 'ACCEPTED'}已采纳{#case 'REFUSED'}已拒绝{#else}{word}{/switch}")
    String word(String word);

    /** What a limit counts in. */
    @Message("{#switch unit}{#case 'count'}{#case 'h'}时{#case 'min'}分钟{#else}{unit}{/switch}")
    String unit(String unit);

    @Message(
            "{#switch state}{#case 'WAITING'}等待审批{#case 'APPROVED'}已批准，可原样重做{#case 'REFUSED'}未获批准{#case 'USED'}已使用{#case 'WITHDRAWN'}已撤回{#else}已过期{/switch}")
    String approvalState(String state);

    @Message("{#switch kind}{#case 'compare'}批量比对{#case 'export'}导出{#else}高密级来源{/switch}")
    String approvalKind(String kind);

    @Message("{#switch kind}{#case 'GRADE'}密级{#case 'SOURCE'}来源{#else}案件{/switch}")
    String emergencyKind(String kind);

    @Message("{#switch finding}{#case 'EXPLAINED'}有正当理由{#case 'MISUSE'}违规{#else}误报{/switch}")
    String finding(String finding);
}
