package io.clew.web.record;

import io.clew.record.EntityKey;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a record's text that is drawn in one way.
 *
 * @param kind what the text says here
 * @param key the entity where it names one, else null
 * @param said for an amount or a time: what it was read as
 * @param anchor id of the place in the page; empty where nothing refers to it
 * @param lit whether the search that led here matched it
 */
public record Run(String text, Kind kind, @Nullable EntityKey key, String said, String anchor, boolean lit) {

    /** What a stretch of text is. */
    public enum Kind {
        PLAIN,
        ENTITY,
        AMOUNT,
        TIME
    }

    public boolean entity() {
        return kind == Kind.ENTITY;
    }

    public boolean amount() {
        return kind == Kind.AMOUNT;
    }

    public boolean time() {
        return kind == Kind.TIME;
    }
}
