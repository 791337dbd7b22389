package io.clew.text.passage;

import io.clew.record.AmountMention;
import io.clew.record.Mention;
import io.clew.record.TimeMention;
import java.util.List;

/**
 * What a text mentions, each list in order of its start; offsets in the original text.
 *
 * @param unclear where a time was said that was not understood (农历二月初二), so that nothing is dated by another one
 */
public record Extraction(
        List<Mention> mentions, List<AmountMention> amounts, List<TimeMention> times, List<Place> unclear) {

    public Extraction {
        mentions = List.copyOf(mentions);
        amounts = List.copyOf(amounts);
        times = List.copyOf(times);
        unclear = List.copyOf(unclear);
    }

    /**
     * @param start UTF-16 offset in the original text, included
     * @param end UTF-16 offset in the original text, excluded
     */
    public record Place(int start, int end) {}
}
