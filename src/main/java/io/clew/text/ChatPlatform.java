package io.clew.text;

import java.util.Locale;
import java.util.Optional;

/** Where a chat account lives, and what the field calls it. */
public enum ChatPlatform {
    WECHAT(
            "wechat", "微信", "威信", "薇信", "徽信", "weixin", "wechat", "wx", "vx", "v信", "薇❤", "薇♥", "威❤", "微❤", "v❤", "薇心",
            "加薇", "加微", "加威", "加v"),
    QQ("qq", "qq", "扣扣", "企鹅号"),
    DOUYIN("douyin", "抖音", "douyin", "tiktok"),
    KUAISHOU("kuaishou", "快手"),
    ALIPAY("alipay", "支付宝", "alipay"),
    WEIBO("weibo", "微博"),
    XIAOHONGSHU("xiaohongshu", "小红书"),
    MOMO("momo", "陌陌"),
    TANTAN("tantan", "探探"),
    SOUL("soul", "soul"),
    DINGTALK("dingtalk", "钉钉"),
    XIANYU("xianyu", "闲鱼"),
    BAT("bat", "蝙蝠"),
    TELEGRAM("telegram", "telegram", "纸飞机", "电报", "飞机号", "tg"),
    WHATSAPP("whatsapp", "whatsapp"),
    LINE("line", "line"),
    SKYPE("skype", "skype"),
    FACEBOOK("facebook", "facebook", "脸书");

    private final String id;
    private final String[] names;

    ChatPlatform(String id, String... names) {
        this.id = id;
        this.names = names;
    }

    public String id() {
        return id;
    }

    public String[] names() {
        return names;
    }

    /** @param name as the text calls the platform, any case */
    public static Optional<ChatPlatform> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (ChatPlatform platform : values()) {
            for (String known : platform.names) {
                if (known.equals(lower)) {
                    return Optional.of(platform);
                }
            }
        }
        return Optional.empty();
    }

    /** The key's value for an account of this platform; accounts do not tell cases apart. */
    public String account(String written) {
        return id + "/" + written.toLowerCase(Locale.ROOT);
    }
}
