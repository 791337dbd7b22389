package io.clew.search;

import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import java.util.List;

/**
 * What a query asks for, in no engine's words.
 *
 * <p>Only {@link Words}, {@link Phrase} and {@link Title} say how well a record matches; all others only whether.
 */
public sealed interface Clause {

    /** Every record. */
    record Everything() implements Clause {}

    /**
     * A run of text without a blank. How many of its different pairs must occur is {@link #least}: of a short run
     * every one, so that a typed word is found whole; of a longer one a share; of a question hardly any, so that the
     * order alone decides: a question in words of its own finds its answer.
     *
     * @param text as typed; of a question without the words that ask, folded
     * @param literal only where the record has exactly these characters, in this script
     * @param question whether it is part of a question, see {@link Question}
     */
    record Words(String text, boolean literal, boolean question) implements Clause {

        /** Longest run, in different pairs, of which every one must occur. */
        private static final int WHOLE = 3;

        /** Share of a longer run's pairs that must occur, rounded up; of a question's rounded down. */
        private static final double LEAST_SHARE = 0.1;

        /** Fewest pairs of a longer run that must occur. */
        private static final int LEAST = 2;

        /**
         * How many of a run's different terms in the pair field a record must have.
         *
         * @param pairs how many different terms the run has
         */
        public int least(int pairs) {
            if (pairs <= WHOLE && !question) {
                return pairs;
            }
            return question
                    ? Math.max(1, (int) (pairs * LEAST_SHARE))
                    : Math.max(LEAST, (int) Math.ceil(pairs * LEAST_SHARE));
        }
    }

    /**
     * These characters in this order.
     *
     * @param slop how many places the words of the phrase may be apart in all; 0 for an exact substring
     */
    record Phrase(String text, int slop, boolean literal) implements Clause {}

    /** A word of Latin letters or digits that begins so. */
    record Beginning(String text) implements Clause {}

    /** As {@link Words}, in the title. */
    record Title(String text, boolean phrase) implements Clause {}

    /** The record names at least one of these. */
    record Names(List<EntityKey> keys) implements Clause {}

    /**
     * The record names an entity whose value has this form.
     *
     * @param type entity type; empty for all
     * @param pattern the value with {@code *} for any run of characters, at least one other character
     */
    record Mask(String type, String pattern) implements Clause {}

    /** The record names somebody whose name sounds so: full pinyin or initials, or is this name. */
    record Sounds(String typed) implements Clause {}

    /** A property of the whole record: {@code type}, {@code source}, {@code kind}, {@code place} or {@code link}. */
    record Is(String property, String value) implements Clause {}

    /** The record of this name ({@code source/id}), or of this id in whatever source. */
    record Called(String name) implements Clause {}

    /**
     * A value of a row, folded and as a whole.
     *
     * @param beginning whether the value only begins so
     */
    record Row(String field, String value, boolean beginning) implements Clause {}

    /** An amount of the record in 分, both ends included. */
    record Amount(long least, long most) implements Clause {}

    record When(TimeRange range) implements Clause {}

    record All(List<Clause> of) implements Clause {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<Clause> of) implements Clause {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(Clause clause) implements Clause {}
}
