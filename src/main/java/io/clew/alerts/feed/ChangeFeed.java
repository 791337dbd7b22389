package io.clew.alerts.feed;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.AlertDesk;
import io.clew.journal.Decisions;
import io.clew.journal.Journal;
import io.clew.journal.Stamp;
import io.clew.journal.TakenOut;
import io.clew.record.EntityKey;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells all changes after a place in their order, as one reader may know them: records in order of arrival, each followed by
 * its facts and by the alerts, decisions and removals that came before the next record. Who reads on from {@link Page#next} misses
 * nothing, whatever happens meanwhile; a record that was corrected and an alert that says more come again, at their new place.
 */
public final class ChangeFeed {

    /** Records are asked for in stretches of this many sequence numbers, whether the reader may see them or not. */
    private static final long STRETCH = 100_000;

    /** What stands behind the record that was the last when it came. */
    private static final Set<Change.Kind> BEHIND_RECORDS =
            Set.of(Change.Kind.ALERT, Change.Kind.DECISION, Change.Kind.REMOVAL);

    private final RecordIndex index;
    private final Journal journal;
    private final AlertDesk alerts;
    private final Map<String, Decisions> decisions;
    private final TakenOut takenOut;
    private final AuditLog audit;

    /** @param decisions where the decisions are kept that the journal orders */
    public ChangeFeed(
            RecordIndex index,
            Journal journal,
            AlertDesk alerts,
            List<Decisions> decisions,
            TakenOut takenOut,
            AuditLog audit) {
        this.index = index;
        this.journal = journal;
        this.alerts = alerts;
        this.decisions = decisions.stream().collect(Collectors.toMap(Decisions::sort, Function.identity()));
        this.takenOut = takenOut;
        this.audit = audit;
    }

    /** Some changes and where to read on; {@code more} where there was no room for all that is known. */
    public record Page(List<Change> items, Stamp next, boolean more) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param after excluded
     * @param size items at most
     */
    public Page read(Access access, Stamp after, Set<Change.Kind> kinds, int size) {
        try (Look look = audit.open(access, AuditAct.CHANGES, after.number() + " " + kinds)) {
            Page page = page(access, after, kinds, size);
            look.returned(page.items.size(), named(page));
            return page;
        }
    }

    /** As {@link #read}, without an entry of its own: for who writes one. */
    public Page page(Access access, Stamp after, Set<Change.Kind> kinds, int size) {
        long end = index.sequence(); // before the journal is read: what is written meanwhile stands behind it
        var reading = new Reading(access, kinds, size, after);
        boolean records = kinds.contains(Change.Kind.RECORD) || kinds.contains(Change.Kind.FACT);
        boolean others = !Collections.disjoint(kinds, BEHIND_RECORDS);
        long from = after.nth() < Stamp.BEHIND ? after.after() - 1 : after.after();
        boolean room = true;
        if (!records) {
            return reading.last(reading.behind(end), end);
        }
        while (room && from < end) {
            long to = Math.min(end, from + STRETCH);
            room = reading.stretch(from, to);
            from = to;
        }
        return reading.last(room && (!others || reading.behind(end)), end);
    }

    /** Where the order ends now, for who only wants what comes from here on. */
    public Stamp end() {
        return journal.end();
    }

    /** The entities that are told of. */
    public static Set<EntityKey> named(Page page) {
        var keys = new LinkedHashSet<EntityKey>();
        page.items.forEach(change -> {
            if (change instanceof Change.OfRecord record) {
                keys.addAll(ExactTerms.keys(record.kept().record()));
            } else if (change instanceof Change.OfAlert alert
                    && !alert.alert().subject().isEmpty()) {
                keys.add(EntityKey.parse(alert.alert().subject()));
            }
        });
        return keys;
    }

    /** One page under way. */
    private final class Reading {

        private final Access access;
        private final Set<Change.Kind> kinds;
        private final int size;
        private final List<Change> items = new java.util.ArrayList<>();
        private Stamp reached;

        Reading(Access access, Set<Change.Kind> kinds, int size, Stamp after) {
            this.access = access;
            this.kinds = kinds;
            this.size = size;
            this.reached = after;
        }

        /** @return whether there is room for more */
        boolean stretch(long from, long to) {
            var room = new boolean[] {true};
            index.since(access, RecordQuery.of(""), from, to, kept -> {
                room[0] = behind(kept.sequence() - 1) && record(kept);
                return room[0];
            });
            return room[0];
        }

        private boolean record(RecordIndex.Kept kept) {
            if (kinds.contains(Change.Kind.RECORD) && !add(new Change.OfRecord(Stamp.record(kept.sequence()), kept))) {
                return false;
            }
            if (kinds.contains(Change.Kind.FACT)) {
                int facts = Math.min(kept.record().facts().size(), Stamp.facts());
                for (int n = 0; n < facts; n++) {
                    if (!add(new Change.OfFact(Stamp.fact(kept.sequence(), n), kept, n))) {
                        return false;
                    }
                }
            }
            reached = Stamp.behind(kept.sequence());
            return true;
        }

        /** Takes what stands behind the records up to this one. */
        boolean behind(long upTo) {
            if (Collections.disjoint(kinds, BEHIND_RECORDS)) {
                return true;
            }
            for (Journal.At at : journal.between(reached, upTo)) {
                if (!told(at)) {
                    return false;
                }
            }
            return true;
        }

        private boolean told(Journal.At at) {
            var entry = at.entry();
            if (entry.kind().equals("alert") && kinds.contains(Change.Kind.ALERT)) {
                var alert = alerts.find(access, entry.id());
                return alert.isEmpty() || add(new Change.OfAlert(at.stamp(), alert.get()));
            }
            if (entry.kind().equals(TakenOut.KIND) && kinds.contains(Change.Kind.REMOVAL)) {
                var gone = takenOut.told(access, entry.id());
                return gone.isEmpty() || add(new Change.OfRemoval(at.stamp(), gone.get()));
            }
            Decisions kept = decisions.get(entry.of());
            if (entry.kind().equals("decision") && kinds.contains(Change.Kind.DECISION) && kept != null) {
                var decided = kept.decided(access, entry.id());
                return decided.isEmpty() || add(new Change.OfDecision(at.stamp(), decided.get()));
            }
            return true;
        }

        /** @return false where there is no room for it */
        private boolean add(Change change) {
            if (change.at().compareTo(reached) <= 0) {
                return true; // the page before had it
            }
            if (items.size() >= size) {
                return false;
            }
            items.add(change);
            reached = change.at();
            return true;
        }

        Page last(boolean whole, long end) {
            if (whole) {
                Stamp there = Stamp.behind(end);
                reached = reached.compareTo(there) < 0 ? there : reached;
            }
            return new Page(items, reached, !whole);
        }
    }
}
