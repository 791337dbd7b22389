package io.clew.analysis.scene;

import io.clew.record.EntityKey;
import java.util.List;

/**
 * What the records of calls say beyond the graph: from which cell a number called. Asked only to tell whether numbers sit in
 * one box at one moment; where somebody goes is not followed.
 */
public interface CallRecords {

    /** For whoever has no records at hand; then no cell is known. */
    CallRecords NONE = new CallRecords() {
        @Override
        public List<Begun> of(EntityKey phone, long from, long to) {
            return List.of();
        }

        @Override
        public List<Begun> in(String cell, long from, long to) {
            return List.of();
        }
    };

    /**
     * A call as the bill of its caller tells it.
     *
     * @param at epoch ms
     * @param cell in which the caller was
     */
    record Begun(EntityKey caller, long at, int seconds, String cell) {

        public long end() {
            return at + seconds * 1_000L;
        }
    }

    /** The calls that a number made within a span, oldest first, as far as a record says from which cell. */
    List<Begun> of(EntityKey phone, long from, long to);

    /** The calls that anybody made from a cell within a span, oldest first. */
    List<Begun> in(String cell, long from, long to);
}
