package io.clew.casework.series;

import io.clew.record.Message;
import java.time.Instant;
import java.util.List;

/**
 * One decision of a named person about ties of cases. Acts are only ever added; what holds is what all acts that were not
 * taken back say, in their order.
 *
 * @param n place in the order, from 1
 * @param series on which it was decided; empty where it made one
 * @param ties that it decides
 * @param undoes the act that it takes back; 0 for none
 */
public record Act(long n, Kind kind, String series, List<Tie> ties, long undoes, String by, String reason, Instant at) {

    /** What was decided. */
    public enum Kind {
        ACCEPT,
        REFUSE,
        DEFER,
        /** Cases leave a series. */
        SPLIT,
        UNDO
    }

    /** A pair of cases by key, {@code a} before {@code b}, with what the tie rests on as it was proposed. */
    public record Tie(String a, String b, double score, List<Why> why) {

        public Tie {
            if (a.compareTo(b) > 0) {
                String first = b;
                b = a;
                a = first;
            }
            why = List.copyOf(why);
        }

        public static Tie bare(String a, String b) {
            return new Tie(a, b, 0, List.of());
        }

        boolean touches(java.util.Collection<String> cases) {
            return cases.contains(a) || cases.contains(b);
        }
    }

    /** A reason as it stood when somebody decided. */
    public record Why(String code, Message what, List<String> facts) {}

    public Act {
        ties = List.copyOf(ties);
    }
}
