package io.clew.search;

import java.util.List;

/**
 * One way in which a query was widened; the reader may take it off.
 *
 * @param kind {@code script}, {@code identifier}, {@code mask}, {@code tail}, {@code synonym}, {@code spelling},
 *     {@code host}, {@code pinyin}, {@code question}
 * @param from what was typed
 * @param to what it was widened to
 */
public record Interpretation(String kind, String from, List<String> to) {

    /** Names this widening in {@link RecordQuery#refused()}: kind and what was typed. */
    public String id() {
        return kind + ":" + from;
    }
}
