package io.clew.web.cases;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of one case. */
@MessageBundle(value = "cases", locale = Words.CHINESE)
public interface CaseMsg {

    @Message("成员")
    String members();

    @Message("案内材料")
    String contents();

    @Message("还没有入案的材料")
    String noContents();

    @Message("以本案为查询目的时，在记录或档案页点“入案”。")
    String noContentsText();

    @Message("另有 {n} 项来源未授权")
    String hidden(int n);

    @Message("实体")
    String entities();

    @Message("记录")
    String records();

    @Message("入案")
    String put();

    @Message("移出")
    String remove();

    @Message("画布")
    String boards();

    @Message("没有以本案保存的画布")
    String noBoards();

    @Message("线索")
    String leads();

    @Message("没有以本案提出的线索")
    String noLeads();

    @Message("关联案件")
    String connected();

    @Message("没有发现共有实体的案件")
    String noConnected();

    @Message("本案名下的查询")
    String looks();

    @Message("还没有查询")
    String noLooks();

    @Message("{at} 结案")
    String closedAt(String at);

    @Message("{by} 于 {at} 立案")
    String opened(String by, String at);

    @Message("以此案为由查询")
    String asPurpose();

    @Message("以此案为查询目的后可看案内材料。")
    String needPurpose();

    @Message("您不是成员，只能看到案件的登记信息；紧急时见“审批与紧急查看”。")
    String notMember();

    @Message("{who} 入案")
    String by(String who);

    @Message("授权天数")
    String days();

    @Message("天")
    String daysUnit();

    @Message("说明")
    String note();
}
