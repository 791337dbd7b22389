package io.clew.text.find;

import io.clew.record.AmountMention;
import io.clew.record.Mention;
import io.clew.record.TimeMention;
import java.util.List;

/** What a text mentions, each list in order of its start; offsets in the original text. */
public record Extraction(List<Mention> mentions, List<AmountMention> amounts, List<TimeMention> times) {

    public Extraction {
        mentions = List.copyOf(mentions);
        amounts = List.copyOf(amounts);
        times = List.copyOf(times);
    }
}
