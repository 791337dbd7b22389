package io.clew.ingest.clean;

import io.clew.ingest.clean.Mirrors.Row;
import io.clew.ingest.clean.SentMirrors.Taken;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which movements are already known, by who paid whom how much and when; says which row carries the money.
 *
 * <p>Rows of the two sides of one movement are merged when the parties, the amount and the currency are equal, the own
 * sides are opposite and the times differ by at most {@link Mirrors#SAME_BANK} within a bank or {@link Mirrors#ACROSS_BANKS} between
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

    static final Duration RETURNED_WITHIN = Duration.ofDays(7);

    private static final long BUCKET = Mirrors.BUCKET;
    static final long MILLIS_OF_DAY = Duration.ofDays(1).toMillis();
    static final int OWN_PAYS = 1;
    static final int RETURN = 2;
    static final int STANDING_SHIFT = 2;
    private static final int STANDINGS = 7;

    /** Only the day of the row is known. */
    static final int DAY = 1 << 8;

    /** The row does not say whose it is. */
    static final int NO_OWN = 1 << 9;

    /** The row came as a record; its name is in the file of names. */
    static final int SENT = 1 << 10;

    /** Other rows tell of the same movement, or did. */
    static final int HELD = 1 << 11;

    static final int OF_THE_ROW = OWN_PAYS | RETURN | DAY | NO_OWN | SENT | HELD;
    static final long BEIJING = Duration.ofHours(8).toMillis();

    /** A file that is there once rows that came as records have been taken in. */
    private static final String READ = "read";

    private final Path dir;
    private final RecordIndex index;
    private final LedgerSources sources;
    private final Map<Integer, Movement> pending = new HashMap<>();
    private final Set<Integer> pendingOthers = new HashSet<>();
    private final Set<Integer> retired = new HashSet<>();
    private final Mirrors mirrors = new Mirrors(this);
    private final CallMirrors calls = new CallMirrors(this);
    private final SentMirrors sent = new SentMirrors(this);
    private final TiedCards tied = new TiedCards(this);
    private final Map<RecordRef, Integer> pendingIds = new HashMap<>();
    private final Map<Long, List<Integer>> unpairedReturns = new HashMap<>();
    private final LedgerHash hash = new LedgerHash();
    private String judging = "";
    private @Nullable LedgerFile file;
    private volatile @Nullable LedgerNames names;

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

    Mirrors mirrors() {
        return mirrors;
    }

    /** Which payments are known that came as records. */
    SentMirrors sent() {
        return sent;
    }

    /** Names that senders chose; of no use before the ledger is open. */
    @Nullable
    LedgerNames names() {
        return names;
    }

    /** Whether any of the records has to be judged, or corrects one that was; may be asked at any time. */
    public boolean sentRowsAmong(List<Record> records) {
        return sent.concerns(records);
    }

    RecordId keepName(RecordRef ref) {
        return Objects.requireNonNull(names, "the ledger is open").keep(ref);
    }

    void named(RecordId id, int entry) {
        Objects.requireNonNull(names, "the ledger is open").put(id, entry);
    }

    /** An entry that is not kept yet. */
    void pend(int entry, RecordRef ref) {
        pendingOthers.add(entry);
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
        judging = m.origin.file();
        Row row = row(source, m);
        int same = same(entries, row);
        if (same >= 0) {
            again(entries, same, m);
            return;
        }
        int twin = mirrors.twin(entries, row);
        int holder = twin >= 0 ? twin : mirrors.holder(entries, row);
        int entry = add(entries, row);
        pending.put(entry, m);
        pendingIds.put(m.ref(source), entry);
        if (holder >= 0 && twin < 0 && mirrors.isExacter(entries, row, holder)) {
            takeOver(entries, entry, holder, batch);
        } else if (holder >= 0) {
            entries.mirror(entry, holder);
            held(entries, holder);
            if (twin < 0 && entries.mirror(holder) < 0 && !entries.id(holder).equals(m.id)) {
                entries.mirror(holder, entry);
            }
            stand(entries, entry, Standing.MIRRORS, holder);
        } else if (m.returned) {
            pairReturn(entries, entry, m, batch, findings);
        } else {
            if (!unpairedReturns.isEmpty()) {
                pairOriginal(entries, entry, m, batch);
            }
            if (m.standing == Standing.HOLDS) {
                tied.judge(entries, entry, m, (bank, purse) -> tie(entries, bank, purse, batch));
            }
        }
    }

    /** The purse's row carries the money of the bank's. */
    private void tie(LedgerFile entries, int bank, int purse, Batch batch) {
        entries.mirror(bank, purse);
        held(entries, purse);
        change(entries, bank, Standing.MIRRORS, purse, batch);
    }

    private Row row(String source, Movement m) {
        return new Row(
                m.id,
                LedgerHash.parties(m.payer(), m.payee(), m.fen, m.currency),
                m.at(),
                m.stated,
                hash.bank(m.ownBank),
                (m.out ? OWN_PAYS : 0) | (m.returned ? RETURN : 0) | (isDay(m) ? DAY : 0),
                mark(m.balance),
                source,
                sources.place(source));
    }

    int bank(String name) {
        return hash.bank(name);
    }

    int add(LedgerFile entries, Row row) {
        int entry = entries.add(row.key(), row.at(), row.id(), row.bank(), row.place(), row.flags());
        entries.balance(entry, row.balance());
        return entry;
    }

    /** From now on the entry carries the money, and the holder so far is its mirror. */
    void takeOver(LedgerFile entries, int entry, int holder, Batch batch) {
        entries.mirror(entry, holder);
        entries.mirror(holder, entry);
        held(entries, entry);
        change(entries, holder, Standing.MIRRORS, entry, batch);
    }

    static void held(LedgerFile entries, int holder) {
        entries.flags(holder, entries.flags(holder) | HELD);
    }

    private int same(LedgerFile entries, Row row) {
        for (int entry : entries.find(row.key())) {
            if (live(entries, entry)
                    && entries.source(entry) == row.place()
                    && entries.id(entry).equals(row.id())) {
                return entry;
            }
        }
        return -1;
    }

    /** Whether the entry's record is kept, or on its way in this batch. */
    boolean live(LedgerFile entries, int entry) {
        boolean there = entries.sequence(entry) > 0 || pending.containsKey(entry) || pendingOthers.contains(entry);
        return there && !retired.contains(entry);
    }

    /** The row has come before: it stands as it stood. */
    private void again(LedgerFile entries, int entry, Movement m) {
        m.place = (int) (entries.time(entry) - m.stated);
        m.standing = standing(entries, entry);
        int partner = m.standing == Standing.MIRRORS ? entries.mirror(entry) : entries.returned(entry);
        m.partner = m.standing == Standing.HOLDS || partner < 0 ? "" : name(entries, partner);
    }

    private static boolean isDay(Movement m) {
        return m.precision.equals("day");
    }

    /** Whether the entry is of the file that the row is of, or of the sender who sends it. */
    boolean besideInFile(LedgerFile entries, int entry, Row row) {
        Movement beside = pending.get(entry);
        if (row.is(SENT)) {
            return is(entries, entry, SENT) && entries.source(entry) == row.place();
        }
        return beside != null && beside.origin.file().equals(judging);
    }

    /** What is kept of a balance: 0 where none is printed, never 0 else. */
    static int mark(long balance) {
        return balance == Movement.NO_BALANCE ? 0 : (int) ((balance * 0x9e3779b97f4a7c15L) >>> 32) | 1;
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
                && !is(entries, candidate, NO_OWN)
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
        flag(entries, entry, standing);
        long sequence = entries.sequence(entry);
        String wanted = name(entries, entry);
        String other = name(entries, partner);
        if (pendingOthers.contains(entry)) {
            batch.replace(record -> record.ref().toString().equals(wanted)
                    ? restated(record, is(entries, entry, SENT), standing, other)
                    : record);
            return;
        }
        index.replay(sequence - 1, kept -> {
            if (kept.record().ref().toString().equals(wanted)) {
                batch.extra(restated(kept.record(), is(entries, entry, SENT), standing, other));
                pendingIds.put(kept.record().ref(), entry);
            }
            return false;
        });
    }

    private static Record restated(Record record, boolean sent, Standing standing, String partner) {
        return sent ? SentRow.without(record, standing, partner) : MovementRecords.restated(record, standing, partner);
    }

    /** Gives an entry a standing, and leaves what its row says. */
    static void flag(LedgerFile entries, int entry, Standing standing) {
        entries.flags(entry, (entries.flags(entry) & OF_THE_ROW) | (standing.ordinal() << STANDING_SHIFT));
    }

    private void stand(LedgerFile entries, int entry, Standing standing, int partner) {
        flag(entries, entry, standing);
        Movement movement = pending.get(entry);
        if (movement != null) {
            movement.standing = standing;
            movement.partner = name(entries, partner);
        }
    }

    /**
     * Forgets movements and calls whose records are about to be removed. For what they carried of others' the first of the
     * others carries it from now on; a return without its original, and an original without its return, hold again.
     *
     * @return new versions of records that stay, to be kept before the others are removed; see {@link #kept}
     */
    public List<Record> without(Collection<Record> gone) {
        LedgerFile entries = open();
        return new LedgerRemoval(this, entries, index, pendingIds).of(gone);
    }

    static boolean is(LedgerFile entries, int entry, int flag) {
        return (entries.flags(entry) & flag) != 0;
    }

    private static boolean ownPays(LedgerFile entries, int entry) {
        return (entries.flags(entry) & OWN_PAYS) != 0;
    }

    private static boolean isReturn(LedgerFile entries, int entry) {
        return (entries.flags(entry) & RETURN) != 0;
    }

    static Standing standing(LedgerFile entries, int entry) {
        return Standing.values()[(entries.flags(entry) >> STANDING_SHIFT) & STANDINGS];
    }

    /** The name of the entry's record; empty where it is lost. */
    String name(LedgerFile entries, int entry) {
        LedgerNames chosen = names;
        if (is(entries, entry, SENT)) {
            return chosen == null ? "" : chosen.name(entries.id(entry));
        }
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
        pendingOthers.addAll(pending.keySet());
        for (int entry : pendingOthers) {
            if (entries.sequence(entry) == 0) {
                entries.sequence(entry, index.sequence()); // it was there already, word for word
            }
        }
        retired.forEach(entry -> entries.sequence(entry, 0));
        clear();
        if (!appended.accepted().isEmpty()) {
            seen(appended.accepted().getLast().sequence());
        }
    }

    /** The batch was not kept: what was judged for it is forgotten. */
    void forget() {
        clear();
        close();
    }

    private void clear() {
        pending.clear();
        pendingOthers.clear();
        pendingIds.clear();
        retired.clear();
    }

    /** An entry whose record says something else from now on; nothing counts on it any more. */
    void retire(int entry) {
        retired.add(entry);
    }

    LedgerFile open() {
        LedgerFile opened = file;
        if (opened == null) {
            opened = new LedgerFile(dir.resolve("movements"));
            file = opened;
            sources.read();
            names = read(opened);
            settle(opened);
            catchUp(opened);
        }
        return opened;
    }

    private LedgerNames read(LedgerFile entries) {
        LedgerNames chosen = new LedgerNames(dir.resolve("names"));
        for (int entry = 0; entry < entries.count(); entry++) {
            if (is(entries, entry, SENT) && entries.sequence(entry) > 0) {
                chosen.put(entries.id(entry), entry);
            }
        }
        return chosen;
    }

    /** Takes back what unkept entries did to others, and gathers the returns that wait for their original. */
    private void settle(LedgerFile entries) {
        unpairedReturns.clear();
        for (int entry = 0; entry < entries.count(); entry++) {
            boolean kept = entries.sequence(entry) > 0;
            int mirror = entries.mirror(entry);
            if (mirror >= 0 && kept && entries.sequence(mirror) == 0) {
                entries.mirror(entry, -1);
                if (standing(entries, entry) == Standing.MIRRORS) {
                    flag(entries, entry, Standing.HOLDS); // its new version is not kept either
                }
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
        if (last[0] > before || !Files.exists(dir.resolve(READ))) {
            seen(last[0]);
            write(READ, "sent rows");
        }
    }

    private void takeBack(
            LedgerFile entries, Kept kept, Map<String, Integer> known, Map<String, List<Integer>> awaiting) {
        if (calls.takeBack(entries, kept)) {
            return;
        }
        Record record = kept.record();
        Optional<Taken> taken = SentMirrors.isSent(record) ? sent.takeBack(entries, kept) : rowOfFile(entries, kept);
        if (taken.isEmpty()) {
            return;
        }
        int entry = taken.get().entry();
        if (standing(entries, entry) != Standing.HOLDS) {
            known.put(record.ref().toString(), entry);
        }
        for (int earlier : awaiting.getOrDefault(record.ref().toString(), List.of())) {
            link(entries, earlier, entry, true);
        }
        String holder = record.fields().getOrDefault("mirrorOf", "");
        Integer purse = taken.get().purse();
        Integer carries = holder.isEmpty() ? null : purse != null ? purse : mirrors.named(entries, taken.get(), holder);
        if (!holder.isEmpty() && carries == null) {
            awaiting.computeIfAbsent(holder, name -> new ArrayList<>())
                    .add(entry); // written in the same batch, behind it
        }
        link(entries, entry, carries, true);
        link(entries, entry, known.get(record.fields().getOrDefault("reverses", "")), false);
        link(entries, entry, known.get(record.fields().getOrDefault("reversedBy", "")), false);
    }

    /** The entry of a row of a statement; none where the record is none. */
    private Optional<Taken> rowOfFile(LedgerFile entries, Kept kept) {
        Record record = kept.record();
        Map<String, String> said =
                record.facts().isEmpty() ? Map.of() : record.facts().getFirst().more();
        boolean holds = said.containsKey("own");
        String own = record.fields().getOrDefault("own", "");
        if ((!holds && own.isEmpty())
                || record.entities().size() < 2
                || record.occurredAt() == null
                || record.ref().id().length() != 32) {
            return Optional.empty();
        }
        EntityKey first = record.entities().get(0).key();
        EntityKey second = record.entities().get(1).key();
        boolean out = holds
                ? "payer".equals(said.get("own"))
                : "out".equals(record.fields().get("direction"));
        Money printed = holds ? record.facts().getFirst().amount() : amount(record);
        if (printed == null) {
            return Optional.empty();
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
            return Optional.empty();
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
        flag(entries, entry, standing);
        entries.sequence(entry, kept.sequence());
        Integer purse = tied.takeBack(entries, entry, record, out, printed.fen(), currency);
        return Optional.of(new Taken(entry, parties, at, purse));
    }

    private static void link(LedgerFile entries, int entry, @Nullable Integer other, boolean mirror) {
        if (other != null && mirror) {
            entries.mirror(entry, other);
            held(entries, other);
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
        if (!Files.exists(dir.resolve(READ))) {
            return 0; // written before sent rows were known
        }
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
        write("seen", Long.toString(sequence));
    }

    private void write(String name, String words) {
        try {
            Files.writeString(dir.resolve(name), words);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written", e);
        }
    }

    @Override
    public void close() {
        LedgerFile.close(file);
        file = null;
        LedgerNames chosen = names;
        names = null;
        if (chosen != null) {
            chosen.close();
        }
    }
}
