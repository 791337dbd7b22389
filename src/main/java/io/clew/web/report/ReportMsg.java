package io.clew.web.report;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of briefs. */
@MessageBundle(value = "report", locale = Words.CHINESE)
public interface ReportMsg {

    @Message("三情日报")
    String title();

    @Message("每个数字都可打开其后的记录；地点只到单位与社区。")
    String text();

    @Message("全部")
    String all();

    @Message("警情")
    String reports();

    @Message("求助")
    String help();

    @Message("未载明")
    String unsaid();

    @Message("按类别")
    String kinds();

    @Message("按单位与社区")
    String places();

    @Message("按时段")
    String hours();

    @Message("当日")
    String today();

    @Message("昨日")
    String yesterday();

    @Message("上周同日")
    String lastWeek();

    @Message("本月日均（此前 {days} 天）")
    String month(int days);

    @Message("日期")
    String day();

    @Message("查看")
    String show();

    @Message("前一日")
    String before();

    @Message("后一日")
    String after();

    @Message("当日、昨日与上周同日都没有警情")
    String none();

    @Message("换一天，或在“数据”里导入警情。")
    String noneText();

    @Message("有 {n} 个来源因权限未计入。")
    String withheld(int n);
}
