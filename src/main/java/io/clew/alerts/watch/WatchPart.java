package io.clew.alerts.watch;

import java.util.List;

/**
 * Some thousand values that were brought in together, kept as one document.
 *
 * @param since sequence up to which records are looked through once; those behind it are followed as they come
 * @param filled whether that has been done
 */
record WatchPart(String list, int nth, long since, boolean filled, List<WatchValue> values) {

    /** Values in one part at most. */
    static final int MOST = 5_000;

    WatchPart {
        values = List.copyOf(values);
    }

    String id() {
        return "%s-%05d".formatted(list, nth);
    }

    WatchPart done() {
        return new WatchPart(list, nth, since, true, values);
    }
}
