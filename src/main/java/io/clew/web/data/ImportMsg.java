package io.clew.web.data;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of looking at files before they are imported, and of watching them go in. */
@MessageBundle(value = "take", locale = Words.CHINESE)
public interface ImportMsg {

    @Message("核对要导入的文件")
    String title();

    @Message("还没有导入任何内容。看看每个文件识别得对不对，再导入。")
    String lead();

    @Message("下一步：核对")
    String look();

    @Message("按所选重新识别")
    String again();

    @Message("导入这些文件")
    String go();

    @Message("换一些文件")
    String others();

    @Message("可以导入")
    String ready();

    @Message("需要处理")
    String notReady();

    @Message("读作")
    String readAs();

    @Message("不使用")
    String unused();

    @Message("与此无关，可以不管")
    String indifferent();

    @Message("这是谁的流水或账单？填本方账号、卡号、手机号或微信号（chat:wechat/…）")
    String whose();

    @Message("前 {n} 行，表头在第 {line} 行")
    String firstRows(int n, int line);

    @Message("前 {n} 行")
    String firstLines(int n);

    @Message("{n} 列已对应字段")
    String mapped(int n);

    @Message("有文件还需要处理；现在导入时它们会被整个退回。")
    String someNotReady();

    @Message("松开即可上传")
    String dropNow();

    @Message("停止导入")
    String cancel();

    @Message("停止后，已入库的记录保留。")
    String cancelHint();

    @Message("退回的原因")
    String reasons();

    @Message("选择改好的文件")
    String resendFile();

    @Message("核对并导入")
    String resendGo();

    @Message("进度")
    String progress();

    @Message("按列筛选")
    String filterColumns();

    @Message("筛选、列与导出")
    String columns();

    @Message("恢复原样")
    String columnsReset();

    @Message("导出这个表")
    String tableExport();

    @Message("删除")
    String remove();

    @Message("来源“{title}”和其中全部记录将从检索和关系图中删除，不能恢复；其他来源也记载的交易和通话由那些来源承接。")
    String removeSourceText(String title);

    @Message("这条记录将从检索和关系图中删除，不能恢复；另有记录记载的交易或通话由那条记录承接。")
    String removeRecordText();

    @Message("理由，记入审计")
    String removeReason();

    @Message("永久删除")
    String removeForGood();

    @Message("文件的密码（只用来打开，不保存）")
    String password();

    @Message("打开")
    String open();

    @Message("映射")
    String mappings();

    @Message("本站自己的映射是数据目录 mappings 下的 YAML 文件，启动时读入。先在这里用样例试一试，再放进去。")
    String mappingsLead();

    @Message("数据目录里的映射")
    String siteMappings();

    @Message("{folder} 里还没有映射文件。可以从自带的映射改一份放进去。")
    String noSite(String folder);

    @Message("已启用")
    String siteUsed();

    @Message("重启后启用")
    String siteLater();

    @Message("读不懂")
    String siteBroken();

    @Message("试一个映射")
    String tryOne();

    @Message("映射文件（YAML）")
    String tryYaml();

    @Message("或数据目录里的")
    String trySite();

    @Message("样例文件")
    String trySample();

    @Message("试读")
    String tryGo();

    @Message("请选一个映射文件和一个样例。")
    String tryLacks();

    @Message("手工对应的表头")
    String kept();

    @Message("导入前核对页上手工改过的对应会记在这里，下次遇到同样的表头时先按它读。")
    String noKept();

    @Message("移除")
    String forget();

    @Message("表头")
    String headers();

    @Message("读作")
    String fields();

    @Message("谁改的")
    String by();
}
