package io.clew.web.watch;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of alerts, watchlists and models. */
@MessageBundle(value = "watch", locale = Words.CHINESE)
public interface WatchMsg {

    @Message("预警")
    String tabAlerts();

    @Message("布控")
    String tabLists();

    @Message("建模")
    String tabModels();

    @Message("一件事一条预警，来了新记录就并入其中，不重复。认定属实或不实须写明理由，来源的准确率由认定结果算出。")
    String alertsText();

    @Message("待认定")
    String stateOpen();

    @Message("属实")
    String stateTrue();

    @Message("不实")
    String stateFalse();

    @Message("全部")
    String stateAll();

    @Message("全部来源")
    String kindAll();

    @Message("布控")
    String kindList();

    @Message("模型")
    String kindModel();

    @Message("检索")
    String kindSearch();

    @Message("研判")
    String kindPattern();

    @Message("只看我的")
    String mine();

    @Message("筛选")
    String filter();

    @Message("显示 {n} 条，共 {total} 条")
    String shown(int n, long total);

    @Message("下一页")
    String more();

    @Message("没有预警")
    String alertsNone();

    @Message("布控的号码出现、或启用的模型命中时，这里会有预警。先去布控，或建一个模型。")
    String alertsNoneText();

    @Message("{n} 条记录")
    String records(long n);

    @Message("{n} 笔")
    String facts(int n);

    @Message("另有 {n} 条")
    String moreRecords(long n);

    @Message("负责 {who}")
    String owner(String who);

    @Message("{at} 首次")
    String raised(String at);

    @Message("{at} 更新")
    String updated(String at);

    @Message("限 {at} 前认定")
    String due(String at);

    @Message("已超时")
    String overdue();

    @Message("此来源已认定 {of} 条，属实 {hits} 条（准确率 {low}–{high}%）")
    String precision(long hits, long of, String low, String high);

    @Message("此来源还没有认定过")
    String precisionNone();

    @Message("{who} {at} 认定{what}：{why}")
    String decided(String who, String at, String what, String why);

    @Message("理由")
    String reason();

    @Message("属实")
    String isTrue();

    @Message("不实")
    String isFalse();

    @Message("有新的预警，点此刷新")
    String news();

    @Message("号码、账号、设备、域名或姓名，出现在任何一条记录里就预警。须写明理由和期限。")
    String listsText();

    @Message("还没有布控")
    String listsNone();

    @Message("在右侧填写名称、理由、期限和要布控的值。")
    String listsNoneText();

    @Message("名称")
    String title();

    @Message("理由（案件编号或法律依据）")
    String listReason();

    @Message("期限至")
    String expires();

    @Message("密级")
    String grade();

    @Message("每行一个值；可在制表符后写备注")
    String values();

    @Message("或从文件读入（文本，每行一个值）")
    String file();

    @Message("布控")
    String make();

    @Message("{n} 个值")
    String valuesCount(int n);

    @Message("布控中")
    String active();

    @Message("已结束")
    String over();

    @Message("撤销")
    String end();

    @Message("命中 {n} 条记录")
    String matches(String n);

    @Message("查看预警")
    String seeAlerts();

    @Message("以下内容不能识别，未布控：{values}")
    String unread(String values);

    @Message("已布控，现有记录已经比对。")
    String made();

    @Message("用“谁、在多长时间里、收支多少、随后如何”描述一种行为，不用写代码。先回测，再由另一人审批，才会预警。")
    String modelsText();

    @Message("还没有模型")
    String modelsNone();

    @Message("在下方搭一个：示例已经填好，可直接保存后回测。")
    String modelsNoneText();

    @Message("新建模型")
    String build();

    @Message("三天内收到五个以上陌生人转账、两小时内转出八成")
    String example();

    @Message("对象")
    String about();

    @Message("账户")
    String aboutAccount();

    @Message("电话")
    String aboutPhone();

    @Message("第一步")
    String step1();

    @Message("第二步（随后）")
    String step2();

    @Message("除非此前")
    String stepUnless();

    @Message("关系")
    String link();

    @Message("（不用）")
    String linkNone();

    @Message("方向")
    String direction();

    @Message("收到")
    String dirIn();

    @Message("发出")
    String dirOut();

    @Message("不限")
    String dirBoth();

    @Message("时间之内")
    String within();

    @Message("小时")
    String unitH();

    @Message("天")
    String unitD();

    @Message("分钟")
    String unitM();

    @Message("只算陌生对方（此前没有往来）")
    String strangers();

    @Message("对方至少几个")
    String others();

    @Message("至少几笔")
    String count();

    @Message("至多几笔")
    String countMost();

    @Message("合计至少（元）")
    String sum();

    @Message("每笔至少（元）")
    String each();

    @Message("占上一步金额至少（%）")
    String share();

    @Message("保存草稿")
    String save();

    @Message("模型原文")
    String text();

    @Message("第 {n} 版")
    String version(int n);

    @Message("草稿")
    String stateDraft();

    @Message("待审批")
    String stateProposed();

    @Message("启用")
    String stateLive();

    @Message("未批准")
    String stateRefused();

    @Message("停用")
    String stateRetired();

    @Message("{who} {at}")
    String by(String who, String at);

    @Message("回测")
    String test();

    @Message("开始日期")
    String testFrom();

    @Message("结束日期")
    String testTo();

    @Message("运行回测")
    String testRun();

    @Message("命中 {hits} 个，看过 {looked} 个；准确率 {precision}，召回率 {recall}")
    String tested(long hits, long looked, String precision, String recall);

    @Message("未知（没有认定过）")
    String unknownShare();

    @Message("{share}%（{low}–{high}%）")
    String shareOf(String share, String low, String high);

    @Message("提升 {n} 倍")
    String lift(String n);

    @Message("抽样命中，请逐个看")
    String sample();

    @Message("没有看完：超出了限额，数字只是已看部分的")
    String cut();

    @Message("{from} 至 {to}")
    String sampleAt(String from, String to);

    @Message("首步对方 {others} 个，合计 {sum} 元")
    String sampleSays(int others, String sum);

    @Message("还没有回测")
    String testsNone();

    @Message("没有回测的版本不能提请启用。")
    String testsNoneText();

    @Message("提请启用")
    String propose();

    @Message("批准启用")
    String approve();

    @Message("不批准")
    String refuse();

    @Message("停用")
    String retire();

    @Message("须由作者、提请人之外的督导批准。")
    String second();

    @Message("全部模型")
    String back();

    @Message("约 {entities} 个实体、{facts} 笔，约需 {seconds} 秒")
    String cost(String entities, String facts, String seconds);

    @Message("预警劝阻")
    String tabWarnings();

    @Message("邮件")
    String tabMail();

    @Message("有新预警时写信到您的单位邮箱：信中只有件数、种类和链接，不含任何内容。免打扰时段内与当日信数用完后的预警攒成一封。")
    String mailText();

    @Message("写信到 {address}")
    String mailOn(String address);

    @Message("尚未设置")
    String mailNone();

    @Message("{n} 条尚未告知")
    String mailWaiting(int n);

    @Message("上一封 {at}")
    String mailSent(String at);

    @Message("连续 {n} 次没有发出")
    String mailFailures(int n);

    @Message("单位邮箱")
    String mailAddress();

    @Message("免打扰从")
    String mailQuietFrom();

    @Message("到")
    String mailQuietTo();

    @Message("每日至多几封")
    String mailPerDay();

    @Message("保存")
    String mailKeep();

    @Message("不再写信")
    String mailEnd();
}
