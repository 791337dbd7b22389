package io.clew.alerts;

import io.clew.record.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One matter that somebody waits for, and has come in: kept once, and added to when more of it comes.
 *
 * @param origin what raised it
 * @param subject the entity it is about, by its key; empty where it is about none
 * @param why for people, as a value
 * @param matches the records it rests on, the {@value #HELD} latest, in order of arrival
 * @param count how many records there are in all
 * @param owner who answers for it
 * @param due when somebody should have looked
 * @param outcomes what people found, oldest first
 * @param through sequence up to which what came in was followed; what comes again from before it is no news
 */
public record Alert(
        String id,
        Origin origin,
        String subject,
        Message why,
        List<Match> matches,
        long count,
        State state,
        String owner,
        int grade,
        Instant raisedAt,
        Instant updatedAt,
        Instant due,
        List<Outcome> outcomes,
        long through) {

    /** Records that are held by name. */
    public static final int HELD = 1_000;

    /** Where an alert stands. */
    public enum State {
        OPEN,
        /** Somebody found that it is as it says; more of it opens it again. */
        TRUE,
        /** Somebody found that it is nothing; more of it is counted and does not open it again. */
        FALSE
    }

    /**
     * What raised it.
     *
     * @param kind {@code list}, {@code search}, {@code pattern} or {@code model}
     */
    public record Origin(String kind, String id, String title, int version) {

        String name() {
            return kind + ":" + id;
        }
    }

    /**
     * A record that is part of the matter.
     *
     * @param facts names of those facts of it that are meant; empty where the record as a whole is
     */
    public record Match(
            String record,
            long sequence,
            List<String> facts,
            @Nullable Instant at) {
        public Match {
            facts = List.copyOf(facts);
        }

        String source() {
            return record.substring(0, record.indexOf('/'));
        }
    }

    /** What a person found. */
    public record Outcome(State outcome, String reason, String by, Instant at) {}

    public Alert {
        matches = List.copyOf(matches);
        outcomes = List.copyOf(outcomes);
    }

    Alert with(State now, List<Outcome> found) {
        return new Alert(
                id, origin, subject, why, matches, count, now, owner, grade, raisedAt, updatedAt, due, found, through);
    }

    /** The same, resting on these records alone. */
    Alert resting(List<Match> left) {
        long fewer = count - (matches.size() - left.size());
        return new Alert(
                id, origin, subject, why, left, fewer, state, owner, grade, raisedAt, updatedAt, due, outcomes,
                through);
    }

    Alert told(
            Origin toldOrigin,
            String toldSubject,
            Message toldWhy,
            List<Match> seen,
            long seenCount,
            List<Outcome> told) {
        return new Alert(
                id,
                toldOrigin,
                toldSubject,
                toldWhy,
                seen,
                seenCount,
                state,
                owner,
                grade,
                raisedAt,
                updatedAt,
                due,
                told,
                through);
    }
}
