package io.clew.analysis.scene;

import io.clew.record.Message;
import java.util.List;
import java.util.Map;

/**
 * One place where a pattern shows.
 *
 * @param members handles of the accounts it is about, the first being where it was found
 * @param facts handles of the rows that satisfy it
 * @param from epoch milliseconds of the first of them
 * @param to epoch milliseconds of the last of them
 * @param amount 分 that are at stake
 * @param why why it fired, with its figures: a {@code hit.…}
 * @param measures figures by name, in the order in which they are shown
 * @param rarity in bits, how seldom the accounts' own history would bring such rows about: see {@link Rarity}
 */
public record Hit(
        String code,
        List<Long> members,
        List<Long> facts,
        long from,
        long to,
        long amount,
        Message why,
        Map<String, String> measures,
        double rarity) {

    public Hit {
        members = List.copyOf(members);
        facts = List.copyOf(facts);
    }

    /** A hit that is not rated yet. */
    public Hit(
            String code,
            List<Long> members,
            List<Long> facts,
            long from,
            long to,
            long amount,
            Message why,
            Map<String, String> measures) {
        this(code, members, facts, from, to, amount, why, measures, 0);
    }

    Hit rated(double bits) {
        return new Hit(code, members, facts, from, to, amount, why, measures, bits);
    }
}
