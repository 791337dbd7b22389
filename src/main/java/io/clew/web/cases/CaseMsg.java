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

    @Message("概况")
    String tabOverview();

    @Message("便签")
    String tabNotes();

    @Message("任务")
    String tabTasks();

    @Message("证据袋")
    String tabEvidence();

    @Message("写便签")
    String noteAdd();

    @Message("@用户 提到同事；[[phone:+8613812345678]] 引用实体；[[来源/编号]] 引用记录；[[来源/编号:120-180]] 引用其中一段。")
    String noteHint();

    @Message("保存")
    String noteSave();

    @Message("修改")
    String noteEdit();

    @Message("删除")
    String noteRemove();

    @Message("改于 {at}")
    String noteChanged(String at);

    @Message("（不存在或来源未授权）")
    String noteHidden();

    @Message("还没有便签")
    String noNotes();

    @Message("把判断和依据写在这里，同案成员都能看到。")
    String noNotesText();

    @Message("安排任务")
    String taskAdd();

    @Message("任务")
    String taskTitle();

    @Message("承办人")
    String taskOwner();

    @Message("期限")
    String taskDue();

    @Message("状态")
    String taskState();

    @Message("进行中")
    String taskOpen();

    @Message("完成")
    String taskDone();

    @Message("取消")
    String taskDropped();

    @Message("已逾期")
    String taskOverdue();

    @Message("经过")
    String taskHistory();

    @Message("更新")
    String taskSet();

    @Message("{at} {by}：{state}，承办人 {owner}")
    String taskStep(String at, String by, String state, String owner);

    @Message("还没有任务")
    String noTasks();

    @Message("给成员安排下一步和期限，逾期会排在最前。")
    String noTasksText();

    @Message("文件")
    String evidenceFile();

    @Message("来源与取得方式")
    String evidenceOrigin();

    @Message("送入证据袋")
    String evidenceBring();

    @Message("保管链")
    String evidenceChain();

    @Message("用途")
    String evidenceReason();

    @Message("取出副本")
    String evidenceCopy();

    @Message("整袋导出 ZIP")
    String evidenceExport();

    @Message("送入")
    String brought();

    @Message("取出副本")
    String copied();

    @Message("整袋导出")
    String exported();

    @Message("{at} {by} {act}：{why}")
    String hand(String at, String by, String act, String why);

    @Message("证据袋是空的")
    String noEvidence();

    @Message("送入的文件按原样保存，以 SHA-256 核对；谁在何时为何取出，都记入保管链。")
    String noEvidenceText();

    @Message("我的案件")
    String mine();

    @Message("全部案件")
    String allMine();

    @Message("{n} 项任务")
    String openTasks(int n);

    @Message("{n} 项逾期")
    String overdueTasks(int n);

    @Message("当前案由")
    String isPurpose();

    @Message("提到我的便签")
    String namingMe();

    @Message("{by} 在《{title}》中提到您")
    String named(String by, String title);

    @Message("没有便签提到您")
    String namedNowhere();

    @Message("三步上手")
    String firstSteps();

    @Message("类别")
    String factKind();

    @Message("报案时间")
    String factReported();

    @Message("受害人")
    String factVictims();

    @Message("报案损失")
    String factLoss();

    @Message("嫌疑对象")
    String factSuspects();

    @Message("冻结成功")
    String factFrozen();

    @Message("已返还")
    String factReturned();

    @Message("最近时限")
    String factClock();

    @Message("也在看本案：")
    String present();

    @Message("本案有新内容，点此刷新")
    String news();
}
