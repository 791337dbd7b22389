package io.clew.analysis.model;

import org.jspecify.annotations.Nullable;

/**
 * From how much to how much, both included; null where one end is open.
 *
 * <p>Money is in 分, shares in millionths, everything else in whole numbers.
 */
public record Bound(@Nullable Long atLeast, @Nullable Long atMost) {

    /** Takes everything. */
    public static final Bound ANY = new Bound(null, null);

    /** Whether anything is asked at all. */
    public boolean asks() {
        return atLeast != null || atMost != null;
    }

    boolean takes(long value) {
        return (atLeast == null || value >= atLeast) && (atMost == null || value <= atMost);
    }
}
