package io.clew.analysis.trace;

import java.util.Locale;

/** Why a trace does not follow money further. */
public enum Stop {
    CASH("取现", false),
    MERCHANT("商户", false),
    THIRD_PARTY("第三方支付", false),
    VIRTUAL("虚拟币", false),
    ABROAD("境外", false),
    NO_STATEMENT("未调单", true),
    HUB("高频节点", false),
    DEPTH("超出层数", true),
    LATE("超出间隔", true),
    SMALL("小额", false),
    FOLDED("其他", false),
    NAMELESS("对手缺失", true),
    UNEXPLAINED("流水不连续", true),
    OPENING("期初余额或来源不明", true),
    CUT("计算上限", true);

    private final String zh;
    private final boolean breaks;

    Stop(String zh, boolean breaks) {
        this.zh = zh;
        this.breaks = breaks;
    }

    public String zh() {
        return zh;
    }

    /** Whether knowledge ends here although the money does not: a 断点 that more statements could close. */
    public boolean breaks() {
        return breaks;
    }

    /** The word of the API, such as {@code no-statement}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
