package io.clew.ingest.check;

import io.clew.ingest.map.Layout;
import io.clew.ingest.map.StatementWords;
import io.clew.ingest.map.Vocabulary;
import io.clew.ingest.read.Rejection;
import io.clew.record.Message;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Columns that nobody mapped and that decide something, by their header or by what stands in them: a table with one is
 * not ready until somebody says what it is.
 */
final class Suspects {

    /** A column with more different words than these is no column of marks. */
    private static final int MOST_MARKS = 4;

    private final StatementWords words;
    private final Vocabulary vocabulary = Vocabulary.shipped();

    Suspects(StatementWords words) {
        this.words = words;
    }

    /**
     * @param own whether the rows are one account's, so that a direction is needed
     * @param values what stands in the column at a place
     * @throws Rejection.Refused naming the first such column
     */
    void check(Layout layout, boolean own, IntFunction<Set<String>> values) {
        boolean directed = !own || layout.has("direction") || (layout.has("in") && layout.has("out"));
        for (int place : layout.spare()) {
            String header = layout.header()[place].strip();
            Set<String> said = values.apply(place);
            String code = said.isEmpty() ? "" : code(layout, header, said, directed);
            if (!code.isEmpty()) {
                throw Rejection.refuse(header, Message.of(code + ".header", header));
            }
        }
    }

    private String code(Layout layout, String header, Set<String> said, boolean directed) {
        String named = vocabulary.deciding(Layout.plain(header)).orElse("");
        boolean decides = switch (named) {
            case "direction-unmapped" -> !directed;
            case "currency-unknown" ->
                !layout.has("currency") && !said.stream().allMatch(word -> isCurrency(word, true));
            case "outcome-unmapped" -> !said.stream().allMatch(this::happened);
            default -> false;
        };
        if (decides) {
            return named;
        }
        if (!directed
                && said.size() <= MOST_MARKS
                && !said.stream().allMatch(vocabulary::isBare)
                && said.stream().allMatch(word -> Vocabulary.out(words, word).isPresent())) {
            return "direction-unmapped";
        }
        if (!layout.has("outcome")
                && !vocabulary.isRemark(header)
                && said.stream().anyMatch(vocabulary::isUnpaid)) {
            return "outcome-unmapped";
        }
        boolean foreign = said.stream().allMatch(word -> isCurrency(word, false))
                && !said.stream().allMatch(word -> isCurrency(word, true));
        return foreign && !layout.has("currency") ? "currency-unknown" : "";
    }

    /** Whether it names a currency in words, or, where {@code yuan}, says yuan in any way. */
    private boolean isCurrency(String word, boolean yuan) {
        boolean digits = word.chars().allMatch(Character::isDigit);
        return vocabulary
                .currency(word)
                .filter(known -> yuan ? known.equals("CNY") : !digits)
                .isPresent();
    }

    private boolean happened(String word) {
        return vocabulary.outcome(word).filter("success"::equals).isPresent()
                || vocabulary.reversed(word).filter(reversed -> !reversed).isPresent();
    }
}
