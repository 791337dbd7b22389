package io.clew.alerts.feed;

import io.clew.alerts.Alert;
import io.clew.journal.Decided;
import io.clew.journal.Stamp;
import io.clew.journal.TakenOut;
import io.clew.search.RecordIndex.Kept;
import java.util.Locale;

/** One thing that changed, at its place in the order of all changes. */
public sealed interface Change {

    /** What changed. */
    enum Kind {
        RECORD,
        FACT,
        ALERT,
        DECISION,
        REMOVAL;

        /** In the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Stamp at();

    Kind kind();

    /** A record that came in, or came anew. */
    record OfRecord(Stamp at, Kept kept) implements Change {
        @Override
        public Kind kind() {
            return Kind.RECORD;
        }
    }

    /** @param nth from 0, of the record's facts */
    record OfFact(Stamp at, Kept kept, int nth) implements Change {
        @Override
        public Kind kind() {
            return Kind.FACT;
        }
    }

    /** An alert that was raised, says more, or was decided. */
    record OfAlert(Stamp at, Alert alert) implements Change {
        @Override
        public Kind kind() {
            return Kind.ALERT;
        }
    }

    /** A record, or a source with all its records, that was taken out. */
    record OfRemoval(Stamp at, TakenOut.Gone gone) implements Change {
        @Override
        public Kind kind() {
            return Kind.REMOVAL;
        }
    }

    /** What a person decided. */
    record OfDecision(Stamp at, Decided decided) implements Change {
        @Override
        public Kind kind() {
            return Kind.DECISION;
        }
    }
}
