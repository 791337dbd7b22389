package io.clew.analysis.pattern;

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
 * @param why one Chinese sentence that says why it fired, with its figures
 * @param measures figures by name, in the order in which they are shown
 */
public record Hit(
        String code,
        List<Long> members,
        List<Long> facts,
        long from,
        long to,
        long amount,
        String why,
        Map<String, String> measures) {

    public Hit {
        members = List.copyOf(members);
        facts = List.copyOf(facts);
    }
}
