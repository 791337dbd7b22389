package io.clew.ingest.clean;

import io.clew.ingest.clean.Mirrors.Row;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.Source;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Appended;
import io.clew.search.RecordIndex.Kept;
import java.nio.file.Path;
import java.time.Duration;
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

    static final long MILLIS_OF_DAY = Duration.ofDays(1).toMillis();

    static final long BEIJING = Duration.ofHours(8).toMillis();

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
    private final Returns returns = new Returns(this);
    private final LedgerSeen seen;
    private final LedgerHash hash = new LedgerHash();
    private String judging = "";
    private @Nullable LedgerFile file;
    private volatile @Nullable LedgerNames names;

    public Ledger(Path dir, RecordIndex index, Function<String, Optional<Source>> audiences) {
        this.dir = dir;
        this.index = index;
        this.seen = new LedgerSeen(dir, index);
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
            entries.hold(holder);
            if (twin < 0 && entries.mirror(holder) < 0 && !entries.id(holder).equals(m.id)) {
                entries.mirror(holder, entry);
            }
            stand(entries, entry, Standing.MIRRORS, holder);
        } else if (m.returned) {
            returns.judge(entries, entry, m, batch, findings);
        } else {
            returns.judgeOriginal(entries, entry, m, batch);
            if (m.standing == Standing.HOLDS) {
                tied.judge(entries, entry, m, (bank, purse) -> tie(entries, bank, purse, batch));
            }
        }
    }

    /** The purse's row carries the money of the bank's. */
    private void tie(LedgerFile entries, int bank, int purse, Batch batch) {
        entries.mirror(bank, purse);
        entries.hold(purse);
        change(entries, bank, Standing.MIRRORS, purse, batch);
    }

    private Row row(String source, Movement m) {
        return new Row(
                m.id,
                LedgerHash.parties(m.payer(), m.payee(), m.fen, m.currency),
                m.at(),
                m.stated,
                hash.bank(m.ownBank),
                (m.out ? LedgerFile.OWN_PAYS : 0)
                        | (m.returned ? LedgerFile.RETURN : 0)
                        | (isDay(m) ? LedgerFile.DAY : 0),
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
        entries.hold(entry);
        change(entries, holder, Standing.MIRRORS, entry, batch);
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
        m.standing = entries.standing(entry);
        int partner = m.standing == Standing.MIRRORS ? entries.mirror(entry) : entries.returned(entry);
        m.partner = m.standing == Standing.HOLDS || partner < 0 ? "" : name(entries, partner);
    }

    private static boolean isDay(Movement m) {
        return m.precision.equals("day");
    }

    /** Whether the entry is of the file that the row is of, or of the sender who sends it. */
    boolean besideInFile(LedgerFile entries, int entry, Row row) {
        Movement beside = pending.get(entry);
        if (row.is(LedgerFile.SENT)) {
            return entries.is(entry, LedgerFile.SENT) && entries.source(entry) == row.place();
        }
        return beside != null && beside.origin.file().equals(judging);
    }

    /** What is kept of a balance: 0 where none is printed, never 0 else. */
    static int mark(long balance) {
        return balance == Movement.NO_BALANCE ? 0 : (int) ((balance * 0x9e3779b97f4a7c15L) >>> 32) | 1;
    }

    /** Gives an entry another standing, and its record a new version where it is kept already. */
    void change(LedgerFile entries, int entry, Standing standing, int partner, Batch batch) {
        if (pending.containsKey(entry)) {
            stand(entries, entry, standing, partner);
            return;
        }
        entries.stand(entry, standing);
        long sequence = entries.sequence(entry);
        String wanted = name(entries, entry);
        String other = name(entries, partner);
        if (pendingOthers.contains(entry)) {
            batch.replace(record -> record.ref().toString().equals(wanted)
                    ? restated(record, entries.is(entry, LedgerFile.SENT), standing, other)
                    : record);
            return;
        }
        index.replay(sequence - 1, kept -> {
            if (kept.record().ref().toString().equals(wanted)) {
                batch.extra(restated(kept.record(), entries.is(entry, LedgerFile.SENT), standing, other));
                pendingIds.put(kept.record().ref(), entry);
            }
            return false;
        });
    }

    private static Record restated(Record record, boolean sent, Standing standing, String partner) {
        return sent ? SentRow.without(record, standing, partner) : MovementRecords.restated(record, standing, partner);
    }

    private void stand(LedgerFile entries, int entry, Standing standing, int partner) {
        entries.stand(entry, standing);
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

    /** The name of the entry's record; empty where it is lost. */
    String name(LedgerFile entries, int entry) {
        LedgerNames chosen = names;
        if (entries.is(entry, LedgerFile.SENT)) {
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
            seen.reached(appended.accepted().getLast().sequence());
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
            returns.clear();
            var replay = new LedgerReplay(this, index, seen, tied);
            replay.settle(opened);
            replay.catchUp(opened);
        }
        return opened;
    }

    private LedgerNames read(LedgerFile entries) {
        LedgerNames chosen = new LedgerNames(dir.resolve("names"));
        for (int entry = 0; entry < entries.count(); entry++) {
            if (entries.is(entry, LedgerFile.SENT) && entries.sequence(entry) > 0) {
                chosen.put(entries.id(entry), entry);
            }
        }
        return chosen;
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
