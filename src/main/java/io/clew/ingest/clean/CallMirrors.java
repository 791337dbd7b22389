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
import org.jspecify.annotations.Nullable;

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
                    RecordId.parse(record.ref().id()),
                    LedgerHash.parties(fact.from(), fact.to(), -1, fact.link()),
                    Objects.requireNonNull(fact.at()).toEpochMilli(),
                    number(fact.more().getOrDefault("seconds", "")),
                    end(fact.more().getOrDefault("side", "")),
                    file(record));
        }

        static int end(String side) {
            return side.equals("caller") ? CALLER : side.equals("callee") ? CALLEE : 0;
        }

        static int file(Record record) {
            var from = record.provenance();
            return (from.importId() + '/' + from.file()).hashCode();
        }

        long bucket() {
            return Math.floorDiv(at, BUCKET);
        }
    }

    private static int number(String seconds) {
        return seconds.matches("[0-9]{1,9}") ? Integer.parseInt(seconds) : 0;
    }

    /** Takes the fact out of each record of the batch whose call another row carries. */
    void judge(String source, Batch batch) {
        batch.replace(record -> {
            int at = factOfCall(record);
            return at < 0 ? record : judged(source, record, at);
        });
    }

    /** Whether the record's id was made of a row; only rows of files are merged. */
    private static boolean isNumbered(Record record) {
        return record.ref().id().matches("[0-9a-f]{32}");
    }

    /** Midnight to the millisecond is how a bare date is kept. */
    private static boolean hasClock(@Nullable Instant at) {
        return at != null && Math.floorMod(at.toEpochMilli() + Ledger.BEIJING, Ledger.MILLIS_OF_DAY) != 0;
    }

    private static int factOfCall(Record record) {
        boolean named = isNumbered(record);
        for (int i = 0; named && i < record.facts().size(); i++) {
            Fact fact = record.facts().get(i);
            if (LINKS.contains(fact.link()) && hasClock(fact.at())) {
                return i;
            }
        }
        return -1;
    }

    private Record judged(String source, Record record, int fact) {
        Call call = Call.of(record, record.facts().get(fact));
        LedgerFile entries = ledger.open();
        int place = ledger.sources().place(source);
        int entry = same(entries, call, place);
        if (entry < 0) {
            int holder = mirror(entries, call, source);
            entry = entries.add(
                    LedgerHash.bucketed(call.parties, call.bucket()), call.at, call.id, call.file, place, call.end);
            entries.balance(entry, call.seconds);
            ledger.pend(entry, record.ref());
            if (holder >= 0) {
                entries.mirror(entry, holder);
                stand(entries, entry, Standing.MIRRORS);
            }
        }
        boolean mirrors = standing(entries, entry) == Standing.MIRRORS && entries.mirror(entry) >= 0;
        return mirrors ? without(record, fact, ledger.name(entries, entries.mirror(entry))) : record;
    }

    private int same(LedgerFile entries, Call call, int place) {
        for (int entry : entries.find(LedgerHash.bucketed(call.parties, call.bucket()))) {
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
                    && standing(entries, entry) == Standing.HOLDS
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
        return row == holder || (standing(entries, row) == Standing.MIRRORS && entries.mirror(row) == holder);
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

    private static Standing standing(LedgerFile entries, int entry) {
        return Standing.values()[entries.flags(entry) >> Ledger.STANDING_SHIFT];
    }

    private static void stand(LedgerFile entries, int entry, Standing standing) {
        entries.flags(entry, (entries.flags(entry) & ENDS) | (standing.ordinal() << Ledger.STANDING_SHIFT));
    }

    private static Record without(Record record, int fact, String holder) {
        Fact taken = record.facts().get(fact);
        List<Fact> facts = new ArrayList<>(record.facts());
        facts.remove(fact);
        Map<String, String> fields = new LinkedHashMap<>(record.fields());
        fields.put("mirrorOf", holder);
        fields.put("link", taken.link());
        fields.put("from", taken.from().toString());
        fields.put("to", taken.to().toString());
        taken.more().forEach(fields::putIfAbsent);
        return record.with(facts, fields);
    }

    /**
     * Takes in a call that the index holds beyond the ledger.
     *
     * @param known entries taken in before, by the name of their record
     * @return whether the record is one of a call
     */
    boolean takeBack(LedgerFile entries, Kept kept, Map<String, Integer> known) {
        Record record = kept.record();
        int at = factOfCall(record);
        Optional<Call> told =
                at >= 0 ? Optional.of(Call.of(record, record.facts().get(at))) : told(record);
        if (told.isEmpty()) {
            return false;
        }
        Call call = told.get();
        int place = ledger.sources().place(record.ref().source());
        int entry = same(entries, call, place);
        if (entry < 0) {
            entry = entries.add(
                    LedgerHash.bucketed(call.parties, call.bucket()), call.at, call.id, call.file, place, call.end);
        }
        entries.balance(entry, call.seconds);
        entries.sequence(entry, kept.sequence());
        known.put(record.ref().toString(), entry);
        stand(entries, entry, at >= 0 ? Standing.HOLDS : Standing.MIRRORS);
        Integer other = known.get(record.fields().getOrDefault("mirrorOf", ""));
        if (other != null) {
            entries.mirror(entry, other);
        }
        return true;
    }

    /** As the row's fact would say, from what {@link #without} kept of it; empty where the record is none of a mirror. */
    private static Optional<Call> told(Record record) {
        Map<String, String> fields = record.fields();
        String link = fields.getOrDefault("link", "");
        Optional<EntityKey> from = key(fields.getOrDefault("from", ""));
        Optional<EntityKey> to = key(fields.getOrDefault("to", ""));
        Instant at = record.occurredAt();
        boolean mirror = fields.containsKey("mirrorOf") && LINKS.contains(link) && isNumbered(record);
        if (!mirror || at == null || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Call(
                RecordId.parse(record.ref().id()),
                LedgerHash.parties(from.get(), to.get(), -1, link),
                at.toEpochMilli(),
                number(fields.getOrDefault("seconds", "")),
                Call.end(fields.getOrDefault("side", "")),
                Call.file(record)));
    }

    private static Optional<EntityKey> key(String written) {
        int colon = written.indexOf(':');
        return colon > 0 && colon < written.length() - 1 ? Optional.of(EntityKey.parse(written)) : Optional.empty();
    }
}
