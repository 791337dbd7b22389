package io.clew.web.series;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of cases that belong together, and of reports that repeat. */
@MessageBundle(value = "series", locale = Words.CHINESE)
public interface SeriesMsg {

    @Message("串并案")
    String title();

    @Message("重复警情")
    String repeats();

    @Message("共 {series} 串 {cases} 起")
    String counts(int series, int cases);

    @Message("已并串案")
    String joined();

    @Message("串案 {id}")
    String one(String id);

    @Message("并案建议")
    String proposals();

    @Message("建议只是线索；接受、不并或暂缓都由具名的人写明理由决定，随时可撤回。")
    String proposalsText();

    @Message("这段时间没有可并的案件。放宽日期，或先导入警情与笔录。")
    String none();

    @Message("还没有并案。在下面的建议里接受一条，就成一串。")
    String noSeries();

    @Message("起")
    String cases();

    @Message("受害人")
    String victims();

    @Message("损失")
    String loss();

    @Message("理由")
    String reason();

    @Message("并案")
    String accept();

    @Message("不并")
    String refuse();

    @Message("暂缓")
    String defer();

    @Message("相反情况")
    String against();

    @Message("依据")
    String basis();

    @Message("最弱的一环")
    String weakest();

    @Message("所凭只有决定人的判断")
    String bare();

    @Message("并案依据")
    String ties();

    @Message("决定经过")
    String history();

    @Message("（已撤回）")
    String undone();

    @Message("撤回上一次决定")
    String undo();

    @Message("拆出")
    String split();

    @Message("对照")
    String compare();

    @Message("案件")
    String incident();

    @Message("类别")
    String kind();

    @Message("报案")
    String reported();

    @Message("涉案各方")
    String suspects();

    @Message("来路")
    String way();

    @Message("七要素")
    String elements();

    @Message("记录")
    String records();

    @Message("看并案建议")
    String near();

    @Message("开始日期")
    String since();

    @Message("结束日期")
    String until();

    @Message("查看")
    String look();

    @Message("90 天内没有重复警情。放宽日期再看。")
    String noRepeats();

    @Message("紧急")
    String high();

    @Message("按时间")
    String timeline();

    @Message("涉及案件")
    String casesOf();

    @Message("共有")
    String shared();

    @Message("显示 {shown} 条，共 {total} 条")
    String shownOf(int shown, int total);

    @Message("类别依据：")
    String kindWhy();

    @Message("判定用语")
    String kindWords();

    @Message("也可能是")
    String kindOthers();

    @Message("改正类别")
    String kindCorrect();

    @Message("不属于已知诈骗类别")
    String noKind();

    @Message("同为{kind}。")
    String alikeKind(String kind);

    @Message("都这样说：")
    String alikeWords();

    @Message("都提到")
    String alikeThings();

    @Message("只有一般警情都有的说法相同。")
    String alikePlain();

    @Message("待核")
    String soft();

    @Message("只有手法相似，没有共同的账号、号码或资金；核查后再决定")
    String softText();

    @Message("为何不并")
    String unlinked();

    @Message("没有达到建议的程度；下面是找到的相同与相反之处。只问一案时列出最接近的一案。")
    String unlinkedText();

    @Message("没有共同的账号、号码、资金，说法也不相近。")
    String nothingShared();

    @Message("案号，可填多个")
    String severalCases();

    @Message("交办后又有 {n} 件")
    String cameSince(int n);
}
