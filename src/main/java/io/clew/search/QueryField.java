package io.clew.search;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that may stand before a colon in a query. */
enum QueryField {
    TITLE("title", "标题"),
    TEXT("text", "正文", "全文"),
    TYPE("type", "类型"),
    SOURCE("source", "来源"),
    KIND("kind", "实体类型"),
    PLACE("place", "地点", "地区"),
    LINK("link", "关系"),
    AMOUNT("amount", "金额"),
    DATE("date", "at", "时间", "日期"),
    ID("id", "记录", "编号"),
    KEY("key", "entity", "实体"),
    SOUND("pinyin", "拼音"),
    PERSON("person", "人员", "身份证", "身份证号"),
    PHONE("phone", "电话", "手机", "手机号", "电话号码"),
    ACCOUNT("account", "账户", "账号", "卡号", "银行卡"),
    COMPANY("company", "企业", "统一社会信用代码"),
    DEVICE("device", "设备", "imei", "mac"),
    IP("ip"),
    URL("url", "网址"),
    DOMAIN("domain", "域名"),
    EMAIL("email", "邮箱"),
    CHAT("chat", "社交账号"),
    WECHAT("wechat", "微信", "微信号"),
    QQ("qq"),
    WALLET("wallet", "钱包"),
    PLATE("plate", "车牌", "车牌号"),
    CASE("case", "案件", "案号"),
    NAME("name", "姓名", "户名"),
    MERCHANT("merchant", "商户"),
    MACHINE("machine", "取款机");

    private static final Map<String, QueryField> BY_NAME = new HashMap<>();

    static {
        for (QueryField field : values()) {
            field.names.forEach(name -> BY_NAME.put(name, field));
        }
    }

    private final List<String> names;

    QueryField(String... names) {
        this.names = List.of(names);
    }

    static Optional<QueryField> named(String typed) {
        return Optional.ofNullable(BY_NAME.get(typed.toLowerCase(Locale.ROOT)));
    }

    /** The first name, which is also the property or the type of entity. */
    String word() {
        return names.getFirst();
    }

    boolean isEntity() {
        return ordinal() >= PERSON.ordinal();
    }

    static String all() {
        return "title、type、source、kind、place、link、amount、date、id、phone、account、person、name 等";
    }
}
