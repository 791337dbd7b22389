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
 * @param rarity in bits, how unlikely it is among ordinary accounts: see {@link Conducts}
 * @param rated why it is rated so: a {@code rated.…}
 * @param core how many members, the first, it is about; the others paid or were paid
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
        double rarity,
        Message rated,
        int core) {

    private static final Message UNRATED = Message.of("rated.nothing");

    public Hit {
        members = List.copyOf(members);
        facts = List.copyOf(facts);
    }

    /** A hit that is not rated yet, about all its members. */
    public Hit(
            String code,
            List<Long> members,
            List<Long> facts,
            long from,
            long to,
            long amount,
            Message why,
            Map<String, String> measures) {
        this(code, members, facts, from, to, amount, why, measures, 0, UNRATED, members.size());
    }

    Hit rated(double bits, Message because) {
        return new Hit(code, members, facts, from, to, amount, why, measures, bits, because, core);
    }

    /** The same, said to be about the first so many of its members. */
    Hit about(int first) {
        return new Hit(code, members, facts, from, to, amount, why, measures, rarity, rated, first);
    }
}
