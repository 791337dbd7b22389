package io.clew.web.frame;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every word of the pages, Chinese here and English in {@code messages/msg_en.properties}. */
@MessageBundle(locale = Words.CHINESE)
public interface Msg {

    @Message("Clew 线索")
    String product();

    @Message("案件研判：检索、图谱、资金")
    String tagline();

    @Message("跳到正文")
    String skip();

    @Message("主导航")
    String navLabel();

    @Message("检索")
    String navSearch();

    @Message("案件")
    String navCases();

    @Message("已结")
    String caseClosed();

    @Message("以此案查询")
    String caseAsPurpose();

    @Message("重新打开")
    String caseReopen();

    @Message("结案")
    String caseClose();

    @Message("成员")
    String caseMember();

    @Message("主办人")
    String caseLead();

    @Message("期限已过")
    String caseTermOver();

    @Message("移出")
    String caseWithdraw();

    @Message("加入")
    String caseLetIn();

    @Message("还没有案件")
    String noCases();

    @Message("案件编号可作查询目的，只对其成员、在期限之内有效。")
    String noCasesText();

    @Message("新建案件")
    String newCase();

    @Message("案件名称")
    String caseTitle();

    @Message("案件编号")
    String caseId();

    @Message("文字、数字和 . _ - ( ) 〔 〕")
    String caseIdHint();

    @Message("图谱")
    String navBoard();

    @Message("数据")
    String navData();

    @Message("来源")
    String navSources();

    @Message("检索全部记录")
    String searchLabel();

    @Message("姓名、号码、账号、词语，或尾号2233")
    String searchPlaceholder();

    @Message("提示")
    String suggestions();

    @Message("事由")
    String purpose();

    @Message("尚未填写")
    String purposeNone();

    @Message("案件编号或查询理由")
    String purposePlaceholder();

    @Message("用过的事由")
    String purposesBefore();

    @Message("每一次查看都连同事由记入日志。")
    String purposeWhy();

    @Message("先说明事由")
    String purposeTitle();

    @Message("查看涉及他人的资料前，请填写案件编号或理由。填写后随时可在页面上方更改。")
    String purposeText();

    @Message("案件编号或理由")
    String purposeField();

    @Message("继续")
    String purposeGo();

    @Message("确定")
    String change();

    @Message("账户")
    String account();

    @Message("外观")
    String theme();

    @Message("跟随系统")
    String themeAuto();

    @Message("浅色")
    String themeLight();

    @Message("深色")
    String themeDark();

    @Message("登录")
    String signIn();

    @Message("退出")
    String signOut();

    @Message("用户名")
    String userName();

    @Message("密码")
    String password();

    @Message("首次启动时，终端里印有一次性登录链接。")
    String signInHint();

    @Message("用户名或密码不对，或一次性链接已用过。")
    String signInRefused();

    @Message("一次性登录")
    String onceTitle();

    @Message("这个链接只能用一次。按下按钮即登录并失效。")
    String onceText();

    @Message("登录")
    String onceGo();

    @Message("来路")
    String trail();

    @Message("关闭")
    String close();

    @Message("键盘操作")
    String keysTitle();

    @Message("到检索框")
    String keySearch();

    @Message("显示本页")
    String keyHelp();

    @Message("下一条、上一条结果")
    String keyNext();

    @Message("打开选中的结果")
    String keyOpen();

    @Message("在文中查找")
    String keyFind();

    @Message("下一处、上一处标记")
    String keyMarks();

    @Message("收起、返回")
    String keyBack();

    @Message("更改事由")
    String keyPurpose();

    @Message("已复制")
    String copied();

    @Message("复制")
    String copy();

    @Message("没有取到内容")
    String loadFailed();

    @Message("重试")
    String retry();

    @Message("正在读取…")
    String loading();

    @Message("筛选")
    String facets();

    @Message("类型")
    String facetType();

    @Message("来源")
    String facetSource();

    @Message("月份")
    String facetMonth();

    @Message("涉及的实体")
    String facetKind();

    @Message("地点")
    String facetPlace();

    @Message("条")
    String hitsUnit();

    @Message("{n} 个来源未检索")
    String withheld(int n);

    @Message("你的权限不含这些来源")
    String withheldWhy();

    @Message("排序")
    String sort();

    @Message("相关")
    String sortRelevance();

    @Message("最新")
    String sortNewest();

    @Message("最早")
    String sortOldest();

    @Message("更多")
    String more();

    @Message("再看一些")
    String moreHits();

    @Message("导出")
    String export();

    @Message("全部结果，CSV")
    String exportCsv();

    @Message("全部结果，NDJSON")
    String exportNdjson();

    @Message("批量比对")
    String compare();

    @Message("检索历史")
    String history();

    @Message("保存此检索")
    String saveSearch();

    @Message("已保存")
    String savedSearches();

    @Message("全部记录")
    String everything();

    @Message("检索时的扩展")
    String interpretation();

    @Message("去掉 {what}")
    String takeOff(String what);

    @Message("繁简转换")
    String wideScript();

    @Message("按号码识别")
    String wideIdentifier();

    @Message("按掩码匹配")
    String wideMask();

    @Message("按尾号匹配")
    String wideTail();

    @Message("同义词")
    String wideSynonym();

    @Message("另一种写法")
    String wideSpelling();

    @Message("域名的一部分")
    String wideHost();

    @Message("按拼音匹配")
    String widePinyin();

    @Message("问句：有其中任何一个词即可")
    String wideQuestion();

    @Message("筛选条件")
    String filterOn();

    @Message("打开档案")
    String openDossier();

    @Message("还没有记录")
    String noRecords();

    @Message("导入报案笔录、银行流水、话单等文件后即可检索。")
    String noRecordsText();

    @Message("导入文件")
    String importFiles();

    @Message("没有找到")
    String nothingFound();

    @Message("换一种写法，或减少词语；词语之间是“同时出现”的关系。")
    String nothingTip1();

    @Message("号码可以只写尾号（尾号2233）、开头或掩码（138****8000）。")
    String nothingTip2();

    @Message("去掉左侧的筛选条件。")
    String nothingTip3();

    @Message("去掉筛选条件")
    String dropFilters();

    @Message("预览")
    String preview();

    @Message("按 j、k 选择结果，这里显示原文")
    String previewHint();

    @Message("检索式读不通")
    String queryFault();

    @Message("成对使用引号和括号：“安全账户”")
    String queryTip1();

    @Message("字段写作 类型:值，区间写作 [起 TO 止]")
    String queryTip2();

    @Message("只想找这些字，就按普通文字检索")
    String queryTip3();

    @Message("按普通文字检索")
    String queryPlain();

    @Message("{n} 条")
    String nRecords(String n);

    @Message("{n} 处")
    String nTimes(int n);

    @Message("在文中查找")
    String findIn();

    @Message("词语或号码")
    String findPlaceholder();

    @Message("上一处")
    String previous();

    @Message("下一处")
    String next();

    @Message("打印")
    String print();

    @Message("第 {n} 版")
    String version(int n);

    @Message("本记录的往来")
    String factsHere();

    @Message("从")
    String from();

    @Message("到")
    String to();

    @Message("往来")
    String link();

    @Message("时间")
    String time();

    @Message("金额")
    String amountField();

    @Message("在文中")
    String inText();

    @Message("字段")
    String fieldsHere();

    @Message("出处")
    String provenance();

    @Message("文件")
    String provFile();

    @Message("位置")
    String provPlace();

    @Message("第 {n} 行")
    String provRow(int n);

    @Message("导入批次")
    String provImport();

    @Message("文件 SHA-256")
    String provHash();

    @Message("入库序号")
    String provSequence();

    @Message("提到的实体和金额")
    String entitiesHere();

    @Message("相似记录")
    String similar();

    @Message("查看相似记录")
    String showSimilar();

    @Message("没有相似的记录。")
    String noSimilar();

    @Message("{shown} / {total}")
    String shownOf(int shown, String total);

    @Message("打开记录")
    String openRecord();

    @Message("上图")
    String toBoard();

    @Message("往来合计")
    String totals();

    @Message("笔数")
    String factCount();

    @Message("合计")
    String sum();

    @Message("首次 – 末次")
    String firstLast();

    @Message("时段分布")
    String hours();

    @Message("夜间 0–6 时占 {share}")
    String busiest(String share);

    @Message("按月往来")
    String months();

    @Message("转入")
    String moneyIn();

    @Message("转出")
    String moneyOut();

    @Message("净额")
    String net();

    @Message("次数")
    String events();

    @Message("对手排名")
    String counterparts();

    @Message("对手")
    String counterpart();

    @Message("天数")
    String days();

    @Message("记录")
    String records();

    @Message("全部")
    String allInSearch();

    @Message("首次出现")
    String firstSeen();

    @Message("末次出现")
    String lastSeen();

    @Message("往来笔数")
    String allFacts();

    @Message("贴入一列号码、账号、证件号或姓名，一行一个，一次最多十万个。")
    String compareText();

    @Message("库中有")
    String compareKnown();

    @Message("库中没有")
    String compareMissing();

    @Message("这些值在可读的来源里都没有记录。")
    String compareNone();

    @Message("结果显示在这里")
    String compareEmpty();

    @Message("先在右侧贴入要比对的值。")
    String compareEmptyText();

    @Message("要比对的值")
    String compareValues();

    @Message("一行一个；空格、横线和全角写法都认得。")
    String compareHint();

    @Message("比对")
    String compareGo();

    @Message("值")
    String value();

    @Message("实体")
    String entity();

    @Message("名称")
    String sourceTitle();

    @Message("标识")
    String sourceId();

    @Message("密级")
    String grade();

    @Message("{n} 级")
    String gradeN(int n);

    @Message("可读的组")
    String groups();

    @Message("全部")
    String allGroups();

    @Message("还没有来源")
    String noSources();

    @Message("来源是有归属、有密级的一批资料。先建一个，再导入文件。")
    String noSourcesText();

    @Message("新建来源")
    String newSource();

    @Message("如：2026 年警情")
    String sourceTitlePlaceholder();

    @Message("小写字母、数字、点和横线；建后不改。")
    String sourceIdHint();

    @Message("反诈中心，刑侦一队")
    String groupsPlaceholder();

    @Message("用逗号分开；留空则有相应密级的人都可读。")
    String groupsHint();

    @Message("新建")
    String create();

    @Message("导入记录")
    String importsBefore();

    @Message("文件")
    String importName();

    @Message("来源")
    String source();

    @Message("状态")
    String state();

    @Message("入库")
    String accepted();

    @Message("重复")
    String duplicates();

    @Message("退回")
    String rejected();

    @Message("读取")
    String rowsRead();

    @Message("还没有导入")
    String noImports();

    @Message("导入过的文件和退回的行都列在这里。")
    String noImportsText();

    @Message("银行流水、话单、开户与登记资料、警情与笔录、网页和文档。重复导入不会产生重复记录。")
    String importText();

    @Message("把文件拖到这里")
    String dropHere();

    @Message("CSV、XLSX、XLS、NDJSON、TXT、HTML、PDF、DOCX、EML，或装有它们的 ZIP、RAR、7z、tar.gz")
    String dropTypes();

    @Message("文件")
    String files();

    @Message("文件")
    String file();

    @Message("导入到")
    String importWhere();

    @Message("格式")
    String mapping();

    @Message("自动识别")
    String mappingAuto();

    @Message("识别为")
    String recognisedAs();

    @Message("依据")
    String why();

    @Message("导入")
    String importOne();

    @Message("再导入")
    String importMore();

    @Message("排队")
    String stateQueued();

    @Message("进行中")
    String stateRunning();

    @Message("完成")
    String stateDone();

    @Message("失败")
    String stateFailed();

    @Message("已取消")
    String stateCancelled();

    @Message("每秒 {rate} 行，剩余 {left}")
    String pace(String rate, String left);

    @Message("退回的行")
    String rejects();

    @Message("下载退回的行")
    String downloadRejects();

    @Message("改好后重新导入这些行即可，已入库的不会重复。")
    String rejectsText();

    @Message("原因")
    String reason();

    @Message("查看入库的记录")
    String lookAtThem();

    @Message("接口令牌")
    String tokens();

    @Message("请现在复制，离开本页后不再显示。")
    String tokenOnce();

    @Message("用途")
    String tokenName();

    @Message("如：夜间导入脚本")
    String tokenNamePlaceholder();

    @Message("建立")
    String made();

    @Message("上次使用")
    String lastUsed();

    @Message("作废")
    String revoke();

    @Message("还没有令牌")
    String noTokens();

    @Message("其他系统用令牌代替密码调用接口。")
    String noTokensText();

    @Message("新建令牌")
    String makeToken();

    @Message("更改密码")
    String changePassword();

    @Message("新密码")
    String newPassword();

    @Message("再输一次")
    String passwordAgain();

    @Message("至少 10 个字符。")
    String passwordHint();

    @Message("两次输入的密码不一样，没有更改。")
    String passwordsDiffer();

    @Message("密码已更改。")
    String passwordChanged();

    @Message("令牌已作废。")
    String tokenRevoked();

    @Message("开始")
    String start();

    @Message("从一句话、一个号码开始")
    String startTitle();

    @Message("库中有 {records} 条记录，来自 {sources} 个来源。")
    String startHolds(String records, int sources);

    @Message("库中还没有记录，先导入文件。")
    String startNothing();

    @Message("说明事由")
    String step1();

    @Message("每次查看都要有案件或理由，显示在页面上方，随时可改。")
    String step1Text();

    @Message("熟悉系统")
    String tryPurpose();

    @Message("读一份报案")
    String step2();

    @Message("报案里的号码、账号、金额都已标出，点一下就是档案；也可以直接检索，繁简、全半角、号码写法不同都能找到。")
    String step2Text();

    @Message("看收款账户，追后面的钱")
    String step3();

    @Message("打开报案中的收款账户，看往来合计与对手，再追踪钱去了哪里。")
    String step3Text();

    @Message("最近的记录")
    String newest();

    @Message("回到检索")
    String toSearch();

    @Message("错误代码")
    String errorCode();

    @Message("没有找到")
    String errNotFound();

    @Message("这里没有内容，或者你的权限看不到它。")
    String errNotFoundText();

    @Message("没有权限")
    String errForbidden();

    @Message("这一步需要别的角色或权限，请联系管理员。")
    String errForbiddenText();

    @Message("暂时无法回答")
    String errAway();

    @Message("检索引擎没有及时回应，已有的资料没有变化。请稍后重试。")
    String errAwayText();

    @Message("没有执行")
    String errInput();

    @Message("请按上面的说明修改后再试，已有的资料没有变化。")
    String errInputText();

    @Message("出了差错")
    String errFailed();

    @Message("这一步没有完成，已有的资料没有变化。请重试；再次出现时把错误代码告诉管理员。")
    String errFailedText();

    @Message("失败次数过多，请稍后再试。")
    String signInLocked();

    @Message("先在第一步写下事由，就能看到库中的记录。")
    String startUnknown();

    @Message("令牌可做你的角色能做的一切，一年后到期。")
    String tokenScope();

    @Message("现在的密码")
    String currentPassword();

    @Message("到期")
    String expires();

    @Message("调用")
    String calls();

    @Message("行")
    String line();

    @Message("列")
    String column();

    @Message("原行")
    String rowItself();

    @Message("转入")
    String paidIn();

    @Message("转出")
    String paidOut();

    @Message("被叫")
    String calledBy();

    @Message("主叫")
    String calling();

    @Message(
            "{#switch role}{#case 'investigator'}侦查员{#case 'analyst'}研判员{#case 'supervisor'}审批人{#case 'auditor'}督察{#case 'administrator'}管理员{#case 'service'}系统{#else}{role}{/switch}")
    String accessRole(String role);

    @Message(
            "{#switch type}{#case 'incident'}警情{#case 'statement'}笔录{#case 'document'}文档{#case 'article'}文章{#case 'transfer'}交易{#case 'transaction'}交易{#case 'call'}通话{#case 'message'}短信{#case 'account'}开户{#case 'registration'}登记{#case 'phone'}电话登记{#case 'subscriber'}电话登记{#case 'login'}登录{#case 'device'}设备{#case 'company'}企业{#case 'judgment'}裁判文书{#case 'email'}邮件{#case 'entity'}实体{#else}{type}{/switch}")
    String recordType(String type);

    @Message(
            "{#switch role}{#case 'victim'}受害人{#case 'suspect'}嫌疑人{#case 'reporter'}报案人{#case 'witness'}证人{#case 'payer'}付款方{#case 'payee'}收款方{#case 'tool'}工具{#case 'caller'}主叫{#case 'callee'}被叫{#case 'holder'}持有人{#case 'owner'}持有人{#case 'opener'}开户人{#case 'agent'}代办人{#case 'legal-person'}法定代表人{#case 'police'}民警{#case 'device'}设备{#case 'case'}案件{#case 'account'}账户{#case 'address'}地址{#case 'company'}企业{#case 'contact'}联系方式{#case 'number'}号码{#case 'reserved'}预留电话{#case 'shareholder'}股东{#case 'user'}使用人{#case 'counterpart'}对手{#case 'merchant'}商户{#case 'machine'}机具{#case 'subscriber'}机主{#case 'sender'}发送方{#case 'receiver'}接收方{#case 'own'}本方{#case 'other'}对方{#else}{role}{/switch}")
    String role(String role);

    @Message("{#switch day}{#case 1}周一{#case 2}周二{#case 3}周三{#case 4}周四{#case 5}周五{#case 6}周六{#else}周日{/switch}")
    String weekday(int day);

    @Message("我的画布")
    String boards();

    @Message("新画布")
    String newBoard();

    @Message("名称")
    String boardTitle();

    @Message("实体")
    String boardNodes();

    @Message("最近修改")
    String boardChanged();

    @Message("还没有保存过画布。从检索结果、档案或记录里点“上图”，或新建一块空画布。")
    String noBoards();

    @Message("图谱需要浏览器运行脚本。")
    String boardNeedsScript();

    @Message("追踪资金")
    String followMoney();

    @Message("此人受保护（被害人、报案人或未成年人），身份已遮蔽。确需知道时请写明事由，将单独记入审计。")
    String maskedWhy();

    @Message("为何需要知道此人身份")
    String revealReason();

    @Message("显示身份")
    String reveal();

    @Message("资金")
    String navMoney();

    @Message("研判")
    String navPatterns();

    @Message("线索")
    String navLeads();

    @Message("督察")
    String navOversight();

    @Message("人员")
    String navPeople();

    @Message("须另一人批准")
    String errApproval();

    @Message("什么都没有改动。批准前可继续其他工作；进度见“审批”页。")
    String errApprovalText();
}
