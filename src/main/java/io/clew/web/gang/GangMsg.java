package io.clew.web.gang;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of gangs. */
@MessageBundle(value = "gang", locale = Words.CHINESE)
public interface GangMsg {

    @Message("团伙")
    String title();

    @Message("从账户、号码、人员、设备或案件查找")
    String seeds();

    @Message("账号、手机号、身份证号或案件编号，多个用顿号隔开")
    String seedsHint();

    @Message("查找")
    String find();

    @Message("全部数据")
    String everything();

    @Message("开始日期")
    String since();

    @Message("结束日期")
    String until();

    @Message("填一个账户、号码、人员或案件，看谁与它一伙")
    String emptyTitle();

    @Message("从所填的起点出发，把过账、酬劳、通话、共用设备、同机取现、同案和共同受害人合在一起看。每名成员都列出依据、要推翻几条才不成立，以及可能的正常解释。团伙只是建议，成员由具名的人逐个决定。")
    String emptyText();

    @Message("没有发现团伙")
    String none();

    @Message("起点周围没有两种以上独立证据相连、且涉案的人。可换一个起点，或放宽时间。")
    String noneText();

    @Message("没有记录提到：{what}")
    String unknown(String what);

    @Message("已提出的团伙")
    String kept();

    @Message("{n} 人")
    String persons(int n);

    @Message("{n} 起案件")
    String casesN(int n);

    @Message("{n} 名受害人")
    String victimsN(int n);

    @Message("损失 {amount}")
    String loss(String amount);

    @Message("确认 {c}，否定 {r}，待定 {d}")
    String decidedN(int c, int r, int d);

    @Message("{by} 于 {at} 提出")
    String proposed(String by, String at);

    @Message("只为多个团伙服务的人")
    String serving();

    @Message("没有查完（{why}），结果可能不全")
    String cut(String why);

    @Message("结构")
    String chart();

    @Message("粗线为双重印证的联系，细线只有一种证据")
    String chartNote();

    @Message("未定角色")
    String noRole();

    @Message("核心")
    String core();

    @Message("双重印证")
    String solid();

    @Message("单一证据")
    String single();

    @Message("成员")
    String members();

    @Message("角色与依据")
    String roles();

    @Message("推翻须去掉")
    String strength();

    @Message("{n} 条")
    String factsN(int n);

    @Message("去往")
    String ways();

    @Message("通话")
    String toCalls();

    @Message("资金")
    String toMoney();

    @Message("档案")
    String toDossier();

    @Message("画布")
    String toBoard();

    @Message("团伙")
    String toGangs();

    @Message("决定")
    String decision();

    @Message("确认")
    String confirm();

    @Message("否定")
    String refuse();

    @Message("待定")
    String defer();

    @Message("没有勾选成员。先在成员表中勾选，再决定。")
    String nobody();

    @Message("勾选成员，写明理由，一并决定")
    String decideChosen();

    @Message("{n} 人已决定")
    String decidedOf(long n);

    @Message("另有不同决定")
    String contrary();

    @Message("各自的依据")
    String evidence();

    @Message("选择 {who}")
    String choose(String who);

    @Message("整伙上图")
    String allToBoard();

    @Message("理由（必填）")
    String reason();

    @Message("{by} 于 {at} {what}：{reason}")
    String decided(String by, String at, String what, String reason);

    @Message("成员与证据矩阵")
    String matrix();

    @Message("全部种类")
    String allKinds();

    @Message("只看")
    String only();

    @Message("与 {who}")
    String with(String who);

    @Message("另有 {n} 条")
    String moreFacts(int n);

    @Message("反面")
    String counter();

    @Message("可能的正常解释")
    String innocent();

    @Message("去掉再看")
    String without();

    @Message("勾选要推翻的证据种类、来源，或某名成员所系的事实，看谁还在、什么角色。只是试算，什么也不改。")
    String withoutText();

    @Message("证据种类")
    String kinds();

    @Message("来源")
    String sources();

    @Message("系住该成员的事实")
    String cutOf();

    @Message("试算")
    String tryIt();

    @Message("恢复")
    String restore();

    @Message("去掉之后")
    String changed();

    @Message("去掉这些，成员与角色都不变。")
    String unchanged();

    @Message("去掉这些，团伙不再成立。")
    String gone();

    @Message("不再是成员")
    String out();

    @Message("原来")
    String was();

    @Message("现在")
    String is();

    @Message("形成过程")
    String timeline();

    @Message("受骗")
    String fraud();

    @Message("开户")
    String opened();

    @Message("案件与受害人")
    String cases();

    @Message("边缘的人")
    String beside();

    @Message("联系还不够提为成员")
    String besideText();

    @Message("提出之后的变化")
    String changes();

    @Message("按现有记录，与提出时不同；是否采信由人决定。")
    String changesText();
}
