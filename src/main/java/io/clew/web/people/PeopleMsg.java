package io.clew.web.people;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on which accounts are kept. */
@MessageBundle(value = "people", locale = Words.CHINESE)
public interface PeopleMsg {

    @Message("用户名")
    String user();

    @Message("姓名")
    String name();

    @Message("角色")
    String roles();

    @Message("可看密级")
    String clearance();

    @Message("所属组")
    String groups();

    @Message("用逗号或空格分开；来源可限定只给某些组看。")
    String groupsHint();

    @Message("状态")
    String state();

    @Message("停用")
    String disabled();

    @Message("未设密码")
    String noPassword();

    @Message("可用")
    String usable();

    @Message("本人")
    String self();

    @Message("新增人员")
    String add();

    @Message("小写字母、数字、点、横线或下划线，开头为字母或数字；以后不能改。")
    String userHint();

    @Message("新增并生成登录链接")
    String create();

    @Message("修改")
    String change();

    @Message("保存")
    String save();

    @Message("停用此账户：所有会话和令牌立即失效")
    String disable();

    @Message("保存后该账户须重新登录。")
    String saveHint();

    @Message("生成登录链接")
    String link();

    @Message("原密码作废、会话结束；本人用链接登录后重设密码。")
    String linkHint();

    @Message("把此链接交给 {user}。一次有效，24 小时内；离开本页后不再显示。")
    String linkOnce(String user);

    @Message("没有本地账户")
    String none();

    @Message("使用统一身份认证时，人员、角色和密级在那里管理。")
    String noneText();

    @Message("管理员看不到任何记录；督察只看审计。一人不宜兼任管理员与侦查员。")
    String rolesHint();

    @Message(
            "{#switch role}{#case 'investigator'}查询、导出、立案；受害人和未成年人不遮盖{#case 'analyst'}查询、导出、立案；受害人和未成年人遮盖{#case 'supervisor'}审批、复核紧急查看、处理预警{#case 'auditor'}查审计和预警，看不到内容{#case 'administrator'}管理账户，看不到记录{#case 'service'}供系统以令牌调用接口{#else}{role}{/switch}")
    String meaning(String role);
}
