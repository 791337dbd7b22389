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

    @Message("研判报告")
    String reportsTitle();

    @Message("报告")
    String template();

    @Message("关于")
    String about();

    @Message("记录、流水或账户；案件编号；号码；团伙、串的编号；日期 2026-03-01")
    String aboutHint();

    @Message("制作")
    String make();

    @Message("我制作的")
    String mine();

    @Message("制作时间")
    String made();

    @Message("事由")
    String purpose();

    @Message("引用记录")
    String cited();

    @Message("文件")
    String files();

    @Message("清单")
    String manifest();

    @Message("移送单位")
    String to();

    @Message("反馈期限")
    String due();

    @Message("草稿")
    String draft();

    @Message("已签署")
    String signed();

    @Message("{who} 签署")
    String signedBy(String who);

    @Message("签署")
    String sign();

    @Message("签署后不能再改；签名与清单可供任何人核验。")
    String signText();

    @Message("修改文字")
    String write();

    @Message("每行一段；留空则恢复自动生成的文字。文中的数须是报告所列的数，并在同一句引用依据（#n）。")
    String writeText();

    @Message("保存")
    String save();

    @Message("{who} 改写")
    String written(String who);

    @Message("研判意见")
    String opinion();

    @Message("尚未填写。")
    String noOpinion();

    @Message("引用")
    String cites();

    @Message("事实")
    String fact();

    @Message("记录")
    String record();

    @Message("文件")
    String file();

    @Message("行")
    String line();

    @Message("制作报告")
    String toReport();

    @Message("制作移送函")
    String toLetter();

    @Message("状态")
    String state();

    @Message("还没有报告")
    String noReports();

    @Message("选一种报告，写明关于什么，点“制作”。")
    String noReportsText();

    @Message("清单连同签名可在任一机构用 ./clew report verify 核验：记录未改动，则重做的文件逐字节相同。")
    String verifyText();

    @Message("研判报告")
    String toReports();
}
