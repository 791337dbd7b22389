package io.clew.record;

import java.time.ZoneId;

/** The time that records are told and shown in. */
public final class China {

    /** UTC+8 since 1991; summer time in the years before. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private China() {}
}
