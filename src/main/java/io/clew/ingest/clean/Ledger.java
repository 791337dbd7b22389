package io.clew.ingest.clean;

import io.clew.ingest.map.Values;
import io.clew.ingest.read.Finding;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.Source;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Appended;
import io.clew.search.RecordIndex.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which movements are already known, by who paid whom how much and when; says which row carries the money.
 *
 * <p>Rows of the two sides of one movement are merged when the parties, the amount and the currency are equal, the own
 * sides are opposite and the times differ by at most {@link #SAME_BANK} within a bank or {@link #ACROSS_BANKS} between
 * banks or where a bank is not told; each row is merged once, with the nearest. The first to come carries the fact. Where
 * one side prints days alone, the other's row of that day is its mirror, and the row with the time carries the fact. A
 * row of the same side, second and balance in another file is the same row, whatever serial that file gives it.
 * Rows of two sources are merged only if everybody who may read the later one may read the earlier one: otherwise a
 * reader could miss money, or learn of a record that is withheld.
 *
 * <p>A return (冲正, 退汇) is paired with the latest equal movement before it, of the same own account, at most {@link
 * #RETURNED_WITHIN} ago; neither then has a fact, and an original that was kept before gets a new version.
 *
 * <p>All of it is derived: what the file lacks is replayed from the record index. For one thread; memory about 6 bytes
 * for each movement ever kept, disk 64.
 */
public final class Ledger implements AutoCloseable {

    static final Duration SAME_BANK = Duration.ofSeconds(60);
    static final Duration ACROSS_BANKS = Duration.ofMinutes(10);
    static final Duration RETURNED_WITHIN = Duration.ofDays(7);

    private static final long BUCKET = ACROSS_BANKS.toMillis();
    static final long MILLIS_OF_DAY = Duration.ofDays(1).toMillis();
    private static final int OWN_PAYS = 1;
    private static final int RETURN = 2;
    static final int STANDING_SHIFT = 2;
    private static final int STANDINGS = 7;

    /** Only the day of the row is known. */
    private static final int DAY = 1 << 8;

    private static final int OF_THE_ROW = OWN_PAYS | RETURN | DAY;
    static final long BEIJING = Duration.ofHours(8).toMillis();

    private final Path dir;
    private final RecordIndex index;
    private final LedgerSources sources;
    private final Map<Integer, Movement> pending = new HashMap<>();
    private final Set<Integer> pendingCalls = new HashSet<>();
    private final CallMirrors calls = new CallMirrors(this);
    private final Map<RecordRef, Integer> pendingIds = new HashMap<>();
    private final Map<Long, List<Integer>> unpairedReturns = new HashMap<>();
    private final LedgerHash hash = new LedgerHash();
    private @Nullable LedgerFile file;

    public Ledger(Path dir, RecordIndex index, Function<String, Optional<Source>> audiences) {
        this.dir = dir;
        this.index = index;
        this.sources = new LedgerSources(dir.resolve("sources"), audiences);
    }

    LedgerSources sources() {
        return sources;
    }

    /** Which calls are known, kept beside the movements. */
    CallMirrors calls() {
        return calls;
    }

    /** An entry that is not kept yet. */
    void pend(int entry, RecordRef ref) {
        pendingCalls.add(entry);
        pendingIds.put(ref, entry);
    }

    // judging

    /** Sets the standing of a movement, and adds to the batch new versions of records that it changes. */
    void judge(String source, Movement m, Batch batch, Findings findings) {
        LedgerFile entries = open();
        if (m.failed) {
            m.standing = Standing.FAILED;
            return;
        }
        if (!m.known()) {
            return;
        }
        long parties = LedgerHash.parties(m.payer(), m.payee(), m.fen, m.currency);
        int sourcePlace = sources.place(source);
        int same = same(entries, parties, m, sourcePlace);
        if (same >= 0) {
            again(entries, same, m);
            return;
        }
        int bank = hash.bank(m.ownBank);
        int twin = twin(entries, parties, m, source);
        int holder = twin >= 0 ? twin : mirror(entries, parties, m, bank, source);
        int entry = entries.add(
                LedgerHash.bucketed(parties, Math.floorDiv(m.stated, BUCKET)),
                m.at(),
                m.id,
                bank,
                sourcePlace,
                (m.out ? OWN_PAYS : 0) | (m.returned ? RETURN : 0) | (isDay(m) ? DAY : 0));
        entries.balance(entry, mark(m.balance));
        pending.put(entry, m);
        pendingIds.put(m.ref(source), entry);
        if (holder >= 0 && twin < 0 && isExacter(entries, m, holder, source)) {
            entries.mirror(entry, holder);
            entries.mirror(holder, entry);
            change(entries, holder, Standing.MIRRORS, entry, batch);
        } else if (holder >= 0) {
            entries.mirror(entry, holder);
            if (twin < 0 && entries.mirror(holder) < 0 && !entries.id(holder).equals(m.id)) {
                entries.mirror(holder, entry);
            }
            stand(entries, entry, Standing.MIRRORS, holder);
        } else if (m.returned) {
            pairReturn(entries, entry, m, batch, findings);
        } else if (!unpairedReturns.isEmpty()) {
            pairOriginal(entries, entry, m, batch);
        }
    }

    private int same(LedgerFile entries, long parties, Movement m, int sourcePlace) {
        for (int entry : entries.find(LedgerHash.bucketed(parties, Math.floorDiv(m.stated, BUCKET)))) {
            if (live(entries, entry)
                    && entries.source(entry) == sourcePlace
                    && entries.id(entry).equals(m.id)) {
                return entry;
            }
        }
        return -1;
    }

    /** Whether the entry's record is kept, or on its way in this batch. */
    boolean live(LedgerFile entries, int entry) {
        return entries.sequence(entry) > 0 || pending.containsKey(entry) || pendingCalls.contains(entry);
    }

    /** The row has come before: it stands as it stood. */
    private void again(LedgerFile entries, int entry, Movement m) {
        m.place = (int) (entries.time(entry) - m.stated);
        m.standing = standing(entries, entry);
        int partner = m.standing == Standing.MIRRORS ? entries.mirror(entry) : entries.returned(entry);
        m.partner = m.standing == Standing.HOLDS || partner < 0 ? "" : name(entries, partner);
    }

    private int mirror(LedgerFile entries, long parties, Movement m, int bank, String source) {
        int best = -1;
        long nearest = Long.MAX_VALUE;
        long bucket = Math.floorDiv(m.stated, BUCKET);
        for (long b = bucket - 1; b <= bucket + 1; b++) {
            for (int entry : entries.find(LedgerHash.bucketed(parties, b))) {
                long apart = Math.abs(entries.time(entry) - m.at());
                boolean sameRow = entries.id(entry).equals(m.id);
                boolean free = entries.mirror(entry) < 0
                        && ownPays(entries, entry) != m.out
                        && isReturn(entries, entry) == m.returned
                        && apart <= tolerance(bank, entries.bank(entry));
                if ((free || sameRow)
                        && apart < nearest
                        && live(entries, entry)
                        && standing(entries, entry) != Standing.MIRRORS
                        && sources.covers(sources.name(entries.source(entry)), source)) {
                    best = entry;
                    nearest = apart;
                }
            }
        }
        return best >= 0 ? best : mirrorOfDay(entries, parties, m, source);
    }

    /** The first free row of the other side on the same day, where one of the two prints no more than the day. */
    private int mirrorOfDay(LedgerFile entries, long parties, Movement m, String source) {
        long midnight = Math.floorDiv(m.stated + BEIJING, MILLIS_OF_DAY) * MILLIS_OF_DAY - BEIJING;
        long last = Math.floorDiv(isDay(m) ? midnight + MILLIS_OF_DAY - 1 : midnight, BUCKET);
        for (long b = Math.floorDiv(midnight, BUCKET); b <= last; b++) {
            for (int entry : entries.find(LedgerHash.bucketed(parties, b))) {
                boolean oneKnows = isDay(m) != ((entries.flags(entry) & DAY) != 0);
                boolean free = entries.mirror(entry) < 0
                        && ownPays(entries, entry) != m.out
                        && isReturn(entries, entry) == m.returned;
                if (oneKnows
                        && free
                        && live(entries, entry)
                        && standing(entries, entry) != Standing.MIRRORS
                        && sources.covers(sources.name(entries.source(entry)), source)) {
                    return entry;
                }
            }
        }
        return -1;
    }

    /**
     * Whether the row knows the time of day of a movement that is kept with its day alone, so that it should carry the
     * fact; not where a reader of the earlier one would then miss the money.
     */
    private boolean isExacter(LedgerFile entries, Movement m, int holder, String source) {
        return !isDay(m)
                && (entries.flags(holder) & DAY) != 0
                && standing(entries, holder) == Standing.HOLDS
                && sources.covers(source, sources.name(entries.source(holder)));
    }

    private static boolean isDay(Movement m) {
        return m.precision.equals("day");
    }

    /**
     * The entry that carries the money of a row that another file gave under another serial; -1 where there is none.
     * Two rows of one file are never the same.
     */
    private int twin(LedgerFile entries, long parties, Movement m, String source) {
        if (!m.hasBalance()) {
            return -1;
        }
        for (int entry : entries.find(LedgerHash.bucketed(parties, Math.floorDiv(m.stated, BUCKET)))) {
            Movement beside = pending.get(entry);
            boolean otherFile = beside == null || !beside.origin.file().equals(m.origin.file());
            if (otherFile
                    && live(entries, entry)
                    && ownPays(entries, entry) == m.out
                    && entries.balance(entry) == mark(m.balance)
                    && Math.floorDiv(entries.time(entry), 1000L) == Math.floorDiv(m.stated, 1000L)
                    && sources.covers(sources.name(entries.source(entry)), source)) {
                return standing(entries, entry) == Standing.MIRRORS ? entries.mirror(entry) : entry;
            }
        }
        return -1;
    }

    /** What is kept of a balance: 0 where none is printed, never 0 else. */
    private static int mark(long balance) {
        return balance == Movement.NO_BALANCE ? 0 : (int) ((balance * 0x9e3779b97f4a7c15L) >>> 32) | 1;
    }

    private static long tolerance(int bank, int other) {
        // a row's place in its second may move it by some milliseconds
        return (bank != 0 && bank == other ? SAME_BANK : ACROSS_BANKS).toMillis() + 999;
    }

    private void pairReturn(LedgerFile entries, int entry, Movement m, Batch batch, Findings findings) {
        long reverse = LedgerHash.parties(m.payee(), m.payer(), m.fen, m.currency);
        int original = -1;
        long first = Math.floorDiv(m.stated - RETURNED_WITHIN.toMillis(), BUCKET);
        for (long b = Math.floorDiv(m.stated, BUCKET); b >= first && original < 0; b--) {
            for (int candidate : entries.find(LedgerHash.bucketed(reverse, b))) {
                boolean earlier = entries.time(candidate) <= m.at() + 999;
                if (earlier
                        && pairable(entries, candidate, m)
                        && (original < 0 || entries.time(candidate) > entries.time(original))) {
                    original = candidate;
                }
            }
        }
        if (original >= 0) {
            pair(entries, original, entry, batch);
        } else {
            unpairedReturns.computeIfAbsent(reverse, k -> new ArrayList<>()).add(entry);
            findings.add("return-unpaired", () -> new Finding(m.origin.file(), m.line, Message.of("return-unpaired")));
        }
    }

    private void pairOriginal(LedgerFile entries, int entry, Movement m, Batch batch) {
        long parties = LedgerHash.parties(m.payer(), m.payee(), m.fen, m.currency);
        for (int candidate : unpairedReturns.getOrDefault(parties, List.of())) {
            long later = entries.time(candidate) - m.stated;
            if (later >= 0
                    && later <= RETURNED_WITHIN.toMillis()
                    && ownPays(entries, candidate) != m.out
                    && entries.returned(candidate) < 0
                    && live(entries, candidate)) {
                pair(entries, entry, candidate, batch);
                return;
            }
        }
    }

    private boolean pairable(LedgerFile entries, int candidate, Movement m) {
        return ownPays(entries, candidate) != m.out
                && !isReturn(entries, candidate)
                && entries.returned(candidate) < 0
                && live(entries, candidate);
    }

    private void pair(LedgerFile entries, int original, int back, Batch batch) {
        entries.returned(original, back);
        entries.returned(back, original);
        int holder = standing(entries, original) == Standing.MIRRORS ? entries.mirror(original) : original;
        if (holder >= 0) {
            entries.returned(holder, back);
            change(entries, holder, Standing.REVERSED, back, batch);
        }
        change(entries, back, Standing.REVERSES, original, batch);
    }

    /** Gives an entry another standing, and its record a new version where it is kept already. */
    private void change(LedgerFile entries, int entry, Standing standing, int partner, Batch batch) {
        if (pending.containsKey(entry)) {
            stand(entries, entry, standing, partner);
            return;
        }
        entries.flags(entry, (entries.flags(entry) & OF_THE_ROW) | (standing.ordinal() << STANDING_SHIFT));
        long sequence = entries.sequence(entry);
        String wanted = name(entries, entry);
        String other = name(entries, partner);
        index.replay(sequence - 1, kept -> {
            if (kept.record().ref().toString().equals(wanted)) {
                batch.extra(MovementRecords.restated(kept.record(), standing, other));
                pendingIds.put(kept.record().ref(), entry);
            }
            return false;
        });
    }

    private void stand(LedgerFile entries, int entry, Standing standing, int partner) {
        entries.flags(entry, (entries.flags(entry) & OF_THE_ROW) | (standing.ordinal() << STANDING_SHIFT));
        Movement movement = pending.get(entry);
        if (movement != null) {
            movement.standing = standing;
            movement.partner = name(entries, partner);
        }
    }

    private static boolean ownPays(LedgerFile entries, int entry) {
        return (entries.flags(entry) & OWN_PAYS) != 0;
    }

    private static boolean isReturn(LedgerFile entries, int entry) {
        return (entries.flags(entry) & RETURN) != 0;
    }

    private static Standing standing(LedgerFile entries, int entry) {
        return Standing.values()[(entries.flags(entry) >> STANDING_SHIFT) & STANDINGS];
    }

    String name(LedgerFile entries, int entry) {
        return sources.name(entries.source(entry)) + "/" + entries.id(entry);
    }

    // keeping

    /** The batch is durable: its movements are known from now on. */
    void kept(Appended appended) {
        LedgerFile entries = open();
        for (Kept kept : appended.accepted()) {
            Integer entry = pendingIds.get(kept.record().ref());
            if (entry != null) {
                entries.sequence(entry, kept.sequence());
            }
        }
        pendingCalls.addAll(pending.keySet());
        for (int entry : pendingCalls) {
            if (entries.sequence(entry) == 0) {
                entries.sequence(entry, index.sequence()); // it was there already, word for word
            }
        }
        pending.clear();
        pendingCalls.clear();
        pendingIds.clear();
        if (!appended.accepted().isEmpty()) {
            seen(appended.accepted().getLast().sequence());
        }
    }

    /** The batch was not kept: what was judged for it is forgotten. */
    void forget() {
        pending.clear();
        pendingCalls.clear();
        pendingIds.clear();
        LedgerFile.close(file);
        file = null;
    }

    LedgerFile open() {
        LedgerFile opened = file;
        if (opened == null) {
            opened = new LedgerFile(dir.resolve("movements"));
            file = opened;
            sources.read();
            settle(opened);
            catchUp(opened);
        }
        return opened;
    }

    /** Takes back what unkept entries did to others, and gathers the returns that wait for their original. */
    private void settle(LedgerFile entries) {
        unpairedReturns.clear();
        for (int entry = 0; entry < entries.count(); entry++) {
            boolean kept = entries.sequence(entry) > 0;
            int mirror = entries.mirror(entry);
            if (mirror >= 0 && kept && entries.sequence(mirror) == 0) {
                entries.mirror(entry, -1);
            }
            int back = entries.returned(entry);
            if (back >= 0 && kept && entries.sequence(back) == 0) {
                entries.returned(entry, -1);
                entries.flags(entry, entries.flags(entry) & OF_THE_ROW);
            }
        }
    }

    /** Takes in what the index holds beyond the ledger. */
    private void catchUp(LedgerFile entries) {
        Map<String, Integer> known = new HashMap<>();
        Map<String, List<Integer>> awaiting = new HashMap<>();
        long[] last = {lastSeen(entries)};
        long before = last[0];
        index.replay(before, kept -> {
            last[0] = kept.sequence();
            takeBack(entries, kept, known, awaiting);
            return true;
        });
        if (last[0] > before) {
            seen(last[0]);
        }
    }

    private void takeBack(
            LedgerFile entries, Kept kept, Map<String, Integer> known, Map<String, List<Integer>> awaiting) {
        if (calls.takeBack(entries, kept, known)) {
            return;
        }
        Record record = kept.record();
        Map<String, String> said =
                record.facts().isEmpty() ? Map.of() : record.facts().getFirst().more();
        boolean holds = said.containsKey("own");
        String own = record.fields().getOrDefault("own", "");
        if ((!holds && own.isEmpty())
                || record.entities().size() < 2
                || record.occurredAt() == null
                || record.ref().id().length() != 32) {
            return;
        }
        EntityKey first = record.entities().get(0).key();
        EntityKey second = record.entities().get(1).key();
        boolean out = holds
                ? "payer".equals(said.get("own"))
                : "out".equals(record.fields().get("direction"));
        Money printed = holds ? record.facts().getFirst().amount() : amount(record);
        if (printed == null) {
            return;
        }
        String currency =
                holds ? record.facts().getFirst().currency() : record.fields().getOrDefault("currency", Fact.YUAN);
        long parties = out
                ? LedgerHash.parties(first, second, printed.fen(), currency)
                : LedgerHash.parties(second, first, printed.fen(), currency);
        long at = record.occurredAt().toEpochMilli();
        Standing standing = record.fields().containsKey("mirrorOf")
                ? Standing.MIRRORS
                : record.fields().containsKey("reversedBy")
                        ? Standing.REVERSED
                        : record.fields().containsKey("reverses")
                                ? Standing.REVERSES
                                : holds ? Standing.HOLDS : Standing.FAILED;
        if (standing == Standing.FAILED) {
            return;
        }
        boolean returned = standing == Standing.REVERSES || said.containsKey("returned");
        int source = sources.place(record.ref().source());
        RecordId id = RecordId.parse(record.ref().id());
        int entry = -1;
        for (int candidate : entries.find(LedgerHash.bucketed(parties, Math.floorDiv(at, BUCKET)))) {
            if (entries.id(candidate).equals(id) && entries.source(candidate) == source) {
                entry = candidate;
            }
        }
        if (entry < 0) {
            boolean day = "day".equals(record.fields().get("precision")) || "day".equals(said.get("precision"));
            int flags = (out ? OWN_PAYS : 0) | (returned ? RETURN : 0) | (day ? DAY : 0);
            entry = entries.add(
                    LedgerHash.bucketed(parties, Math.floorDiv(at, BUCKET)),
                    at,
                    id,
                    hash.bank(record.fields().getOrDefault("ownBank", "")),
                    source,
                    flags);
        }
        entries.balance(entry, mark(balance(holds ? said : record.fields())));
        entries.flags(entry, (entries.flags(entry) & OF_THE_ROW) | (standing.ordinal() << STANDING_SHIFT));
        entries.sequence(entry, kept.sequence());
        known.put(record.ref().toString(), entry);
        for (int earlier : awaiting.getOrDefault(record.ref().toString(), List.of())) {
            link(entries, earlier, entry, true);
        }
        String holder = record.fields().getOrDefault("mirrorOf", "");
        if (!holder.isEmpty() && !known.containsKey(holder)) {
            awaiting.computeIfAbsent(holder, name -> new ArrayList<>())
                    .add(entry); // written in the same batch, behind it
        }
        link(entries, entry, known.get(holder), true);
        link(entries, entry, known.get(record.fields().getOrDefault("reverses", "")), false);
        link(entries, entry, known.get(record.fields().getOrDefault("reversedBy", "")), false);
    }

    private static void link(LedgerFile entries, int entry, @Nullable Integer other, boolean mirror) {
        if (other != null && mirror) {
            entries.mirror(entry, other);
            if (ownPays(entries, entry) != ownPays(entries, other)) {
                entries.mirror(other, entry);
            }
        } else if (other != null) {
            entries.returned(entry, other);
            entries.returned(other, entry);
        }
    }

    private static long balance(Map<String, String> said) {
        String printed = said.get("balance");
        return printed == null ? Movement.NO_BALANCE : Values.fen(printed).orElse(Movement.NO_BALANCE);
    }

    private static @Nullable Money amount(Record record) {
        String said = record.fields().get("amount");
        return said == null ? null : new Money(Values.fen(said).orElse(0));
    }

    private long lastSeen(LedgerFile entries) {
        long last = 0;
        Path seen = dir.resolve("seen");
        try {
            if (Files.exists(seen)) {
                last = Long.parseLong(Files.readString(seen).strip());
            }
        } catch (IOException | NumberFormatException e) {
            last = 0;
        }
        if (last > index.sequence()) {
            return 0; // another index than the one it was written for
        }
        for (int entry = 0; entry < entries.count(); entry++) {
            last = Math.max(last, entries.sequence(entry));
        }
        return Math.min(last, index.sequence());
    }

    private void seen(long sequence) {
        try {
            Files.writeString(dir.resolve("seen"), Long.toString(sequence));
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written", e);
        }
    }

    @Override
    public void close() {
        LedgerFile.close(file);
        file = null;
    }
}
