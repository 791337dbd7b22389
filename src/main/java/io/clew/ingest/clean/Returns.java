package io.clew.ingest.clean;

import io.clew.ingest.read.Finding;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Movement.Standing;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which movement a return (冲正, 退汇) takes back, and which returns still wait for theirs. For one thread. */
final class Returns {

    private final Ledger ledger;
    private final Map<Long, List<Integer>> unpaired = new HashMap<>();

    Returns(Ledger ledger) {
        this.ledger = ledger;
    }

    void clear() {
        unpaired.clear();
    }

    /** Pairs a return with the latest equal movement before it, or keeps it waiting and says so. */
    void judge(LedgerFile entries, int entry, Movement m, Batch batch, Findings findings) {
        long reverse = LedgerHash.parties(m.payee(), m.payer(), m.fen, m.currency);
        int original = -1;
        long first = Math.floorDiv(m.stated - Ledger.RETURNED_WITHIN.toMillis(), Mirrors.BUCKET);
        for (long b = Math.floorDiv(m.stated, Mirrors.BUCKET); b >= first && original < 0; b--) {
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
            unpaired.computeIfAbsent(reverse, k -> new ArrayList<>()).add(entry);
            findings.add("return-unpaired", () -> new Finding(m.origin.file(), m.line, Message.of("return-unpaired")));
        }
    }

    /** Pairs a movement with a return that came before its original did. */
    void judgeOriginal(LedgerFile entries, int entry, Movement m, Batch batch) {
        if (unpaired.isEmpty()) {
            return;
        }
        long parties = LedgerHash.parties(m.payer(), m.payee(), m.fen, m.currency);
        for (int candidate : unpaired.getOrDefault(parties, List.of())) {
            long later = entries.time(candidate) - m.stated;
            if (later >= 0
                    && later <= Ledger.RETURNED_WITHIN.toMillis()
                    && entries.is(candidate, LedgerFile.OWN_PAYS) != m.out
                    && entries.returned(candidate) < 0
                    && ledger.live(entries, candidate)) {
                pair(entries, entry, candidate, batch);
                return;
            }
        }
    }

    private boolean pairable(LedgerFile entries, int candidate, Movement m) {
        return entries.is(candidate, LedgerFile.OWN_PAYS) != m.out
                && !entries.is(candidate, LedgerFile.NO_OWN)
                && !entries.is(candidate, LedgerFile.RETURN)
                && entries.returned(candidate) < 0
                && ledger.live(entries, candidate);
    }

    private void pair(LedgerFile entries, int original, int back, Batch batch) {
        entries.returned(original, back);
        entries.returned(back, original);
        int holder = entries.standing(original) == Standing.MIRRORS ? entries.mirror(original) : original;
        if (holder >= 0) {
            entries.returned(holder, back);
            ledger.change(entries, holder, Standing.REVERSED, back, batch);
        }
        ledger.change(entries, back, Standing.REVERSES, original, batch);
    }
}
