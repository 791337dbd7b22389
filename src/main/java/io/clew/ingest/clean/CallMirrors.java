package io.clew.ingest.clean;

import com.fasterxml.jackson.core.type.TypeReference;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.RecordIndex.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which calls and text messages are already known: where the bills of both ends are loaded, each call stands in both.
 *
 * <p>Two rows are one call when caller and callee are the same, begin and duration differ by at most what {@code
 * mappings/mirrors.yaml} says, and they are the two ends' rows, or rows of different files of which one does not say whose
 * it is. Rows of one end in different files are the same where begin and duration are equal. A row belongs to the nearest
 * call in time of which it can be one with every row: a call has one row an end and file. The first to come carries the
 * fact, the others keep what they say in their fields, with {@code mirrorOf}. As for movements, rows of two sources are
 * merged only where every reader of the later may read the earlier. What has a day and no clock stays as it is.
 *
 * <p>Entries lie in the file of the {@link Ledger}; {@code bank} there is the file, {@code balance} the duration.
 */
final class CallMirrors {

    /** Between two rows of one call at most, in seconds. */
    record Tolerance(int begin, int duration) {}

    private static final Set<String> LINKS = Set.of("call", "message");
    private static final Map<String, Tolerance> TOLERANCE = Mappings.read("mirrors.yaml", new TypeReference<>() {});
    private static final long BUCKET = 60_000;
    private static final int CALLER = 1;
    private static final int CALLEE = 2;
    private static final int ENDS = CALLER | CALLEE;

    private final Ledger ledger;
    private final Tolerance tolerance = Objects.requireNonNull(TOLERANCE.get("call"));

    CallMirrors(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What of a row decides whether it is the same call as another. */
    private record Call(RecordId id, long parties, long at, int seconds, int end, int file) {

        static Call of(Record record, Fact fact) {
            return new Call(
                    id(record),
                    LedgerHash.parties(fact.from(), fact.to(), -1, fact.link()),
                    Objects.requireNonNull(fact.at()).toEpochMilli(),
                    number(fact.more().getOrDefault("seconds", "")),
                    end(fact.more().getOrDefault("side", "")),
                    file(record));
        }

        static int end(String side) {
            return side.equals("caller") ? CALLER : side.equals("callee") ? CALLEE : 0;
        }

        /** What a record came with: its file, or its sender's source. */
        static int file(Record record) {
            var from = record.provenance();
            return isSent(record)
                    ? ("sent/" + record.ref().source()).hashCode()
                    : (from.importId() + '/' + from.file()).hashCode();
        }

        static RecordId id(Record record) {
            return SentMirrors.isNumbered(record) ? RecordId.parse(record.ref().id()) : new RecordId(0, 0);
        }

        long key() {
            return LedgerHash.bucketed(parties, bucket());
        }

        long bucket() {
            return Math.floorDiv(at, BUCKET);
        }
    }

    private static int number(String seconds) {
        return seconds.matches("[0-9]{1,9}") ? Integer.parseInt(seconds) : 0;
    }

    /** Whether the record came as a record, under a name that its sender may use again. */
    static boolean isSent(Record record) {
        return record.provenance().importId().isEmpty() || !SentMirrors.isNumbered(record);
    }

    /** Place of the call among the record's facts; -1 where the record is none of a row, or tells of several when sent. */
    static int factOfCall(Record record) {
        int found = -1;
        for (int i = 0; record.text().isBlank() && i < record.facts().size(); i++) {
            Fact fact = record.facts().get(i);
            if (LINKS.contains(fact.link()) && SentRow.hasClock(fact.at())) {
                if (found >= 0) {
                    return isSent(record) ? -1 : found;
                }
                found = i;
            }
        }
        return found;
    }

    /** The record as it is to be kept: without its call, where another row carries it. */
    Record judged(String source, Record record) {
        Call call = Call.of(record, record.facts().get(factOfCall(record)));
        LedgerFile entries = ledger.open();
        int place = ledger.sources().place(source);
        int entry = isSent(record) ? -1 : same(entries, call, place);
        if (entry < 0) {
            int holder = mirror(entries, call, source);
            entry = add(entries, call, record, place);
            ledger.pend(entry, record.ref());
            if (holder >= 0) {
                entries.mirror(entry, holder);
                entries.hold(holder);
                entries.stand(entry, Standing.MIRRORS);
            }
        }
        return asItStood(record, entry);
    }

    private int add(LedgerFile entries, Call call, Record record, int place) {
        boolean sent = isSent(record);
        RecordId id = sent ? ledger.keepName(record.ref()) : call.id;
        int entry = entries.add(call.key(), call.at, id, call.file, place, call.end | (sent ? LedgerFile.SENT : 0));
        entries.balance(entry, call.seconds);
        if (sent) {
            ledger.named(id, entry);
        }
        return entry;
    }

    Record asItStood(Record record, int entry) {
        LedgerFile entries = ledger.open();
        boolean mirrors = entries.standing(entry) == Standing.MIRRORS && entries.mirror(entry) >= 0;
        return mirrors ? without(record, factOfCall(record), ledger.name(entries, entries.mirror(entry))) : record;
    }

    /** Whether the record tells of the call that its entry has. */
    boolean isUnchanged(LedgerFile entries, int entry, Record record) {
        return isUnchanged(entries, entry, Call.of(record, record.facts().get(factOfCall(record))));
    }

    private static boolean isUnchanged(LedgerFile entries, int entry, Call call) {
        return entries.key(entry) == call.key()
                && entries.time(entry) == call.at
                && entries.balance(entry) == call.seconds
                && (entries.flags(entry) & ENDS) == call.end;
    }

    private int same(LedgerFile entries, Call call, int place) {
        for (int entry : entries.find(call.key())) {
            if (ledger.live(entries, entry)
                    && entries.source(entry) == place
                    && entries.id(entry).equals(call.id)) {
                return entry;
            }
        }
        return -1;
    }

    private int mirror(LedgerFile entries, Call call, String source) {
        List<Integer> near = near(entries, call);
        int best = -1;
        long nearest = Long.MAX_VALUE;
        for (int entry : near) {
            long apart = Math.abs(entries.time(entry) - call.at);
            if (apart < nearest
                    && entries.standing(entry) == Standing.HOLDS
                    && near.stream().allMatch(row -> !isOf(entries, row, entry) || isSame(entries, row, call))
                    && sourcesCover(entries, entry, source)) {
                best = entry;
                nearest = apart;
            }
        }
        return best;
    }

    private boolean sourcesCover(LedgerFile entries, int entry, String source) {
        LedgerSources sources = ledger.sources();
        return sources.covers(sources.name(entries.source(entry)), source);
    }

    /** Rows between the same parties that are near enough in time to be the call, or others of it. */
    private List<Integer> near(LedgerFile entries, Call call) {
        List<Integer> near = new ArrayList<>();
        for (long bucket = call.bucket() - 1; bucket <= call.bucket() + 1; bucket++) {
            for (int entry : entries.find(LedgerHash.bucketed(call.parties, bucket))) {
                if (ledger.live(entries, entry)) {
                    near.add(entry);
                }
            }
        }
        return near;
    }

    private static boolean isOf(LedgerFile entries, int row, int holder) {
        return row == holder || (entries.standing(row) == Standing.MIRRORS && entries.mirror(row) == holder);
    }

    private boolean isSame(LedgerFile entries, int entry, Call call) {
        int end = entries.flags(entry) & ENDS;
        long apart = Math.abs(entries.time(entry) - call.at);
        int longer = Math.abs(entries.balance(entry) - call.seconds);
        if (end == call.end && end != 0) {
            return apart == 0 && longer == 0 && entries.bank(entry) != call.file;
        }
        boolean apartFiles = entries.bank(entry) != call.file;
        boolean bothEnds = (end | call.end) == ENDS;
        return (bothEnds || apartFiles) && apart <= tolerance.begin * 1000L && longer <= tolerance.duration;
    }

    /** Whether the record keeps a call that another carries. */
    static boolean isMirror(Record record) {
        return told(record).isPresent();
    }

    /** A record that kept what another carries, now that it carries it itself. */
    static Record holding(Record kept) {
        Map<String, String> more = new LinkedHashMap<>();
        for (String name : List.of("seconds", "side")) {
            if (!SentRow.said(kept, name).isEmpty()) {
                more.put(name, SentRow.said(kept, name));
            }
        }
        List<Fact> facts = new ArrayList<>(kept.facts());
        facts.addFirst(new Fact(
                EntityKey.parse(SentRow.said(kept, "from")),
                SentRow.said(kept, "link"),
                EntityKey.parse(SentRow.said(kept, "to")),
                SentRow.time(SentRow.said(kept, "at"), kept.occurredAt()),
                null,
                Fact.YUAN,
                -1,
                -1,
                more));
        return kept.with(facts, SentRow.fieldsOf(kept, "from", "to"));
    }

    private static Record without(Record record, int fact, String holder) {
        Fact taken = record.facts().get(fact);
        List<Fact> facts = new ArrayList<>(record.facts());
        facts.remove(fact);
        Map<String, String> fields = new LinkedHashMap<>(record.fields());
        fields.put("mirrorOf", holder);
        SentRow.say(fields, "link", taken.link());
        SentRow.say(fields, "from", taken.from().toString());
        SentRow.say(fields, "to", taken.to().toString());
        if (!Objects.equals(taken.at(), record.occurredAt())) {
            SentRow.say(fields, "at", String.valueOf(taken.at()));
        }
        taken.more().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(more -> SentRow.say(fields, more.getKey(), more.getValue()));
        return SentRow.named(record, taken, "caller", "callee").with(facts, fields);
    }

    /**
     * Takes in a call that the index holds beyond the ledger.
     *
     * @return whether the record is one of a call
     */
    boolean takeBack(LedgerFile entries, Kept kept) {
        Record record = kept.record();
        int at = factOfCall(record);
        boolean money = SentRow.place(record) >= 0;
        Optional<Call> told = money
                ? Optional.empty()
                : at >= 0 ? Optional.of(Call.of(record, record.facts().get(at))) : told(record);
        if (told.isEmpty()) {
            return false;
        }
        Call call = told.get();
        int entry = entry(entries, call, record);
        entries.balance(entry, call.seconds);
        entries.sequence(entry, kept.sequence());
        entries.stand(entry, at >= 0 ? Standing.HOLDS : Standing.MIRRORS);
        String holder = record.fields().getOrDefault("mirrorOf", "");
        for (int other : holder.isEmpty() ? List.<Integer>of() : near(entries, call)) {
            if (ledger.name(entries, other).equals(holder)) {
                entries.mirror(entry, other);
                entries.hold(other);
            }
        }
        return true;
    }

    private int entry(LedgerFile entries, Call call, Record record) {
        int place = ledger.sources().place(record.ref().source());
        if (!isSent(record)) {
            int entry = same(entries, call, place);
            return entry < 0 ? add(entries, call, record, place) : entry;
        }
        int before = ledger.sent().known(record.ref());
        if (before >= 0 && isUnchanged(entries, before, call)) {
            return before;
        }
        SentMirrors.drop(entries, before);
        return add(entries, call, record, place);
    }

    /** As the row's fact would say, from what {@link #without} kept of it; empty where the record is none of a mirror. */
    private static Optional<Call> told(Record record) {
        String link = SentRow.said(record, "link");
        Optional<EntityKey> from = key(SentRow.said(record, "from"));
        Optional<EntityKey> to = key(SentRow.said(record, "to"));
        Instant at = SentRow.time(SentRow.said(record, "at"), record.occurredAt());
        boolean mirror =
                record.fields().containsKey("mirrorOf") && record.text().isBlank() && LINKS.contains(link);
        if (!mirror || at == null || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Call(
                Call.id(record),
                LedgerHash.parties(from.get(), to.get(), -1, link),
                at.toEpochMilli(),
                number(SentRow.said(record, "seconds")),
                Call.end(SentRow.said(record, "side")),
                Call.file(record)));
    }

    private static Optional<EntityKey> key(String written) {
        int colon = written.indexOf(':');
        return colon > 0 && colon < written.length() - 1 ? Optional.of(EntityKey.parse(written)) : Optional.empty();
    }
}
