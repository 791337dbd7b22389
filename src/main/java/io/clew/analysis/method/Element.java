package io.clew.analysis.method;

import java.util.Locale;

/** The seven elements by which investigators compare cases; words of the wire are the names in lower case. */
public enum Element {
    /** 手段: how the victim was reached and brought to pay. */
    MEANS,
    /** 工具: apps, sites, chat accounts. */
    TOOLS,
    /** 涉案物品: what was taken, or what it was about. */
    GOODS,
    /** 地域: where. */
    PLACES,
    /** 时域: when, by part of the day and day of the week. */
    TIMES,
    /** 人物特征: what is said of the offender. */
    PERSON,
    /** 选择对象: whom they chose. */
    TARGET;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
