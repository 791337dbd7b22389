package io.clew.analysis.linkage;

import io.clew.record.Message;
import java.util.List;

/**
 * One reason for or against a tie of two cases.
 *
 * @param code {@code L1}, {@code L2}, {@code L3}, {@code TWICE}; of a counter-reason a word such as {@code kind}
 * @param weight 0 to 1: how sure the tie would be by this reason alone, or what a counter-reason takes off
 * @param facts names of the facts that it rests on
 * @param quotes places in the texts of both
 */
public record Reason(String code, Message what, double weight, List<String> facts, List<Quote> quotes) {

    public Reason {
        facts = List.copyOf(facts);
        quotes = List.copyOf(quotes);
    }
}
