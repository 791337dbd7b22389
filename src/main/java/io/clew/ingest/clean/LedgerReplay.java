package io.clew.ingest.clean;

import io.clew.ingest.clean.SentMirrors.Taken;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a {@link Ledger} that was opened up to what the index holds: its entries are derived, records are not. */
final class LedgerReplay {

    private final Ledger ledger;
    private final RecordIndex index;
    private final LedgerSeen seen;
    private final TiedCards tied;

    LedgerReplay(Ledger ledger, RecordIndex index, LedgerSeen seen, TiedCards tied) {
        this.ledger = ledger;
        this.index = index;
        this.seen = seen;
        this.tied = tied;
    }

    /** Takes back what unkept entries did to others. */
    void settle(LedgerFile entries) {
        for (int entry = 0; entry < entries.count(); entry++) {
            boolean kept = entries.sequence(entry) > 0;
            int mirror = entries.mirror(entry);
            if (mirror >= 0 && kept && entries.sequence(mirror) == 0) {
                entries.mirror(entry, -1);
                if (entries.standing(entry) == Standing.MIRRORS) {
                    entries.stand(entry, Standing.HOLDS); // its new version is not kept either
                }
            }
            int back = entries.returned(entry);
            if (back >= 0 && kept && entries.sequence(back) == 0) {
                entries.returned(entry, -1);
                entries.unstand(entry);
            }
        }
    }

    /** Takes in what the index holds beyond the ledger. */
    void catchUp(LedgerFile entries) {
        Map<String, Integer> known = new HashMap<>();
        Map<String, List<Integer>> awaiting = new HashMap<>();
        long[] last = {seen.last(entries)};
        long before = last[0];
        index.replay(before, kept -> {
            last[0] = kept.sequence();
            takeBack(entries, kept, known, awaiting);
            return true;
        });
        if (last[0] > before || !seen.whole()) {
            seen.reached(last[0]);
            seen.becameWhole();
        }
    }

    private void takeBack(
            LedgerFile entries, Kept kept, Map<String, Integer> known, Map<String, List<Integer>> awaiting) {
        if (ledger.calls().takeBack(entries, kept)) {
            return;
        }
        Record record = kept.record();
        Optional<Taken> taken = SentMirrors.isSent(record)
                ? ledger.sent().takeBack(entries, kept)
                : KeptRow.of(record).map(row -> entryOf(entries, row, kept));
        if (taken.isEmpty()) {
            return;
        }
        int entry = taken.get().entry();
        if (entries.standing(entry) != Standing.HOLDS) {
            known.put(record.ref().toString(), entry);
        }
        for (int earlier : awaiting.getOrDefault(record.ref().toString(), List.of())) {
            link(entries, earlier, entry, true);
        }
        String holder = record.fields().getOrDefault("mirrorOf", "");
        Integer purse = taken.get().purse();
        Integer carries = holder.isEmpty()
                ? null
                : purse != null ? purse : ledger.mirrors().named(entries, taken.get(), holder);
        if (!holder.isEmpty() && carries == null) {
            awaiting.computeIfAbsent(holder, name -> new ArrayList<>())
                    .add(entry); // written in the same batch, behind it
        }
        link(entries, entry, carries, true);
        link(entries, entry, known.get(record.fields().getOrDefault("reverses", "")), false);
        link(entries, entry, known.get(record.fields().getOrDefault("reversedBy", "")), false);
    }

    /** The entry of a row of a statement, made where the ledger lacks it. */
    private Taken entryOf(LedgerFile entries, KeptRow row, Kept kept) {
        Record record = kept.record();
        int source = ledger.sources().place(record.ref().source());
        RecordId id = RecordId.parse(record.ref().id());
        long key = LedgerHash.bucketed(row.parties(), Math.floorDiv(row.at(), Mirrors.BUCKET));
        int entry = -1;
        for (int candidate : entries.find(key)) {
            if (entries.id(candidate).equals(id) && entries.source(candidate) == source) {
                entry = candidate;
            }
        }
        if (entry < 0) {
            entry = entries.add(key, row.at(), id, ledger.bank(row.bank()), source, row.flags());
        }
        entries.balance(entry, Ledger.mark(row.balance()));
        entries.stand(entry, row.standing());
        entries.sequence(entry, kept.sequence());
        Integer purse = tied.takeBack(entries, entry, record, row.out(), row.fen(), row.currency());
        return new Taken(entry, row.parties(), row.at(), purse);
    }

    private static void link(LedgerFile entries, int entry, @Nullable Integer other, boolean mirror) {
        if (other != null && mirror) {
            entries.mirror(entry, other);
            entries.hold(other);
            if (entries.is(entry, LedgerFile.OWN_PAYS) != entries.is(other, LedgerFile.OWN_PAYS)) {
                entries.mirror(other, entry);
            }
        } else if (other != null) {
            entries.returned(entry, other);
            entries.returned(other, entry);
        }
    }
}
