package io.clew.ingest.clean;

import io.clew.ingest.clean.Mirrors.Row;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex.Kept;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which payments and calls are known that came as records and not as rows of a file. They are judged as those are: what
 * another row tells already keeps no fact. A record that comes again stands as it stood. One that comes with other parties,
 * another amount or time is judged anew, unless others' rows count on it: then nothing of it is taken, because their money
 * would be lost or counted twice.
 */
final class SentMirrors {

    static final Message RELIED_ON = Message.of("correction-merged");

    private final Ledger ledger;

    SentMirrors(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether the record's name was chosen by its sender, so that a correction can come under it. */
    static boolean isSent(Record record) {
        return record.provenance().importId().isEmpty() || !isNumbered(record) || !saysOwn(record);
    }

    static boolean isNumbered(Record record) {
        return record.ref().id().matches("[0-9a-f]{32}");
    }

    private static boolean saysOwn(Record record) {
        return record.fields().containsKey("own")
                || record.facts().stream().anyMatch(fact -> fact.more().containsKey("own"));
    }

    /** Whether the record has to be judged before it is kept. */
    static boolean isJudged(Record record) {
        return SentRow.place(record) >= 0 || CallMirrors.factOfCall(record) >= 0;
    }

    /** Takes the fact out of each record of the batch whose money or call another row carries. */
    void judge(String source, Batch batch) {
        batch.judge(record -> judged(source, record, batch));
    }

    private @Nullable Record judged(String source, Record record, Batch batch) {
        LedgerFile entries = ledger.open();
        CallMirrors calls = ledger.calls();
        Optional<SentRow> row = SentRow.sent(record);
        boolean call = row.isEmpty() && CallMirrors.factOfCall(record) >= 0;
        if (call && !CallMirrors.isSent(record)) {
            return calls.judged(source, record);
        }
        int before = known(record.ref());
        if (before >= 0) {
            boolean same = call
                    ? calls.isUnchanged(entries, before, record)
                    : row.isPresent() && isUnchanged(entries, before, row(record, row.get()));
            if (same) {
                return call ? calls.asItStood(record, before) : asItStood(entries, record, before);
            }
            if (isReliedOn(entries, before)) {
                batch.refuse(record, RELIED_ON);
                return null;
            }
            ledger.retire(before);
        }
        return call ? calls.judged(source, record) : row.isEmpty() ? record : fresh(record, row.get(), batch);
    }

    /** The live entry of a record's name; -1 where it has none. */
    int known(RecordRef ref) {
        LedgerNames names = ledger.names();
        int entry = names == null ? -1 : names.entry(ref);
        return entry >= 0 && ledger.live(ledger.open(), entry) ? entry : -1;
    }

    private static boolean isUnchanged(LedgerFile entries, int entry, Row row) {
        int said = LedgerFile.OWN_PAYS | LedgerFile.NO_OWN | LedgerFile.RETURN | LedgerFile.DAY;
        return entries.key(entry) == row.key()
                && entries.time(entry) == row.at()
                && entries.bank(entry) == row.bank()
                && (entries.flags(entry) & said) == (row.flags() & said);
    }

    private Record asItStood(LedgerFile entries, Record record, int entry) {
        Standing standing = entries.standing(entry);
        int partner = standing == Standing.MIRRORS ? entries.mirror(entry) : entries.returned(entry);
        return standing == Standing.HOLDS || partner < 0
                ? record
                : SentRow.without(record, standing, ledger.name(entries, partner));
    }

    /** Whether other rows have given their money to the entry, or money was taken back with it. */
    private boolean isReliedOn(LedgerFile entries, int entry) {
        if (entries.standing(entry) == Standing.REVERSED || entries.standing(entry) == Standing.REVERSES) {
            return true;
        }
        if (entries.standing(entry) == Standing.MIRRORS || !entries.is(entry, LedgerFile.HELD)) {
            return false;
        }
        for (int other = 0; other < entries.count(); other++) {
            boolean mirrors = entries.mirror(other) == entry && entries.standing(other) == Standing.MIRRORS;
            if (mirrors && ledger.live(entries, other)) {
                return true;
            }
        }
        return false;
    }

    private Record fresh(Record record, SentRow said, Batch batch) {
        LedgerFile entries = ledger.open();
        Row row = named(record, row(record, said));
        int twin = ledger.mirrors().twin(entries, row);
        int holder = twin >= 0 ? twin : ledger.mirrors().holder(entries, row);
        int entry = ledger.add(entries, row);
        ledger.pend(entry, record.ref());
        ledger.named(row.id(), entry);
        if (holder < 0) {
            return record;
        }
        if (twin < 0 && ledger.mirrors().isExacter(entries, row, holder)) {
            ledger.takeOver(entries, entry, holder, batch);
            return record;
        }
        entries.mirror(entry, holder);
        entries.hold(holder);
        entries.stand(entry, Standing.MIRRORS);
        return SentRow.without(record, Standing.MIRRORS, ledger.name(entries, holder));
    }

    private Row row(Record record, SentRow said) {
        int own = said.own().equals("payer") ? LedgerFile.OWN_PAYS : said.own().equals("payee") ? 0 : LedgerFile.NO_OWN;
        long at = said.at().toEpochMilli();
        String source = record.ref().source();
        return new Row(
                NAMELESS,
                said.parties(),
                at,
                at,
                ledger.bank(said.bank()),
                own | LedgerFile.SENT | (said.standing() == Standing.REVERSES ? LedgerFile.RETURN : 0),
                Ledger.mark(said.balanceFen()),
                source,
                ledger.sources().place(source));
    }

    private static final RecordId NAMELESS = new RecordId(0, 0);

    private Row named(Record record, Row row) {
        return new Row(
                ledger.keepName(record.ref()),
                row.parties(),
                row.at(),
                row.stated(),
                row.bank(),
                row.flags(),
                row.balance(),
                row.source(),
                row.place());
    }

    /** Takes in a record that the index holds beyond the ledger. */
    Optional<Taken> takeBack(LedgerFile entries, Kept kept) {
        Record record = kept.record();
        int before = known(record.ref());
        Optional<SentRow> said = SentRow.kept(record);
        if (said.isEmpty()) {
            drop(entries, before);
            return Optional.empty();
        }
        Row row = row(record, said.get());
        int entry = before;
        if (before < 0 || !isUnchanged(entries, before, row)) {
            drop(entries, before);
            Row named = named(record, row);
            entry = ledger.add(entries, named);
            entries.sequence(entry, kept.sequence());
            ledger.named(named.id(), entry);
        }
        entries.sequence(entry, kept.sequence());
        entries.stand(entry, said.get().standing());
        return Optional.of(new Taken(entry, row.parties(), row.at(), null));
    }

    static void drop(LedgerFile entries, int entry) {
        if (entry >= 0) {
            entries.sequence(entry, 0);
        }
    }

    /**
     * An entry taken in, with what others of its movement are found by.
     *
     * @param purse the entry of a purse's row that carries its money; null where there is none
     */
    record Taken(int entry, long parties, long at, @Nullable Integer purse) {}

    /** Whether any of the records has to be judged, or corrects one that was. */
    boolean concerns(List<Record> records) {
        LedgerNames names = ledger.names();
        return names == null || records.stream().anyMatch(record -> isJudged(record) || names.entry(record.ref()) >= 0);
    }
}
