package io.clew.casework.warning;

import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may just be falling victim, as a reader may see it. Amounts are 分.
 *
 * @param version to state when it is changed
 * @param account that paid
 * @param paid the account that it paid, which a victim paid or a case accuses
 * @param facts the payments
 * @param why what the pattern saw
 * @param grade a code of {@link WarningRules}
 * @param owner whose task it is; empty while it is nobody's
 * @param closed whether nothing more is to be done
 * @param due when somebody tries, or tries again; null where it is closed
 */
public record Warning(
        String id,
        long version,
        EntityKey account,
        EntityKey paid,
        List<String> facts,
        long amount,
        Instant first,
        Instant last,
        Message why,
        String grade,
        Taken taken,
        String owner,
        List<Attempt> attempts,
        boolean closed,
        @Nullable Instant due,
        boolean overdue) {

    /** Who put it on the list, and why. */
    public record Taken(String by, Instant at, String reason) {}

    /**
     * Somebody tried to reach the person.
     *
     * @param way a code of {@link WarningRules}, as is {@code outcome}
     * @param saved 分 that were kept from being paid, by what the person says
     */
    public record Attempt(
            String by,
            Instant at,
            String way,
            String outcome,
            @Nullable Long saved,
            String note) {}

    /**
     * How often those of a grade were victims.
     *
     * @param listed in all
     * @param reached of these, spoken with
     * @param victims of these, by what they said
     * @param others of these, by what they said
     * @param saved 分
     */
    public record Figures(String grade, int listed, int reached, int victims, int others, long saved) {

        /** Of 1, of those about whom it is known; null where it is known of none. */
        public @Nullable Double precision() {
            return victims + others == 0 ? null : (double) victims / (victims + others);
        }
    }

    /** How to reach the person, for whoever has the task. */
    public record Contact(List<EntityKey> holders, List<String> names, List<EntityKey> phones) {}
}
