package io.clew.ingest.check;

import io.clew.ingest.row.Movement;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the printed balances against the direction that rows would be given: each balance should be the one before and
 * the row's amount. Rows may run from the oldest or from the newest. O(n).
 */
final class PrintedBalances {

    private int fits;
    private int against;

    PrintedBalances(List<Movement> movements) {
        Map<EntityKey, List<Movement>> accounts = new LinkedHashMap<>();
        for (Movement movement : movements) {
            if (movement.hasBalance() && !movement.failed && !movement.neutral && movement.fen != 0) {
                accounts.computeIfAbsent(movement.own, own -> new ArrayList<>()).add(movement);
            }
        }
        accounts.values().forEach(this::account);
    }

    private void account(List<Movement> rows) {
        long first = rows.getFirst().stated;
        long last = rows.getLast().stated;
        int[] best = {0, 0};
        if (first <= last) {
            best = count(rows);
        }
        if (first >= last) {
            int[] newest = count(rows.reversed());
            best = newest[0] > best[0] || (best[0] == 0 && newest[1] > best[1]) ? newest : best;
        }
        fits += best[0];
        against += best[1];
    }

    /** How many neighbours fit, and how many would if all directions were turned round. */
    private static int[] count(List<Movement> rows) {
        int fits = 0;
        int against = 0;
        for (int i = 1; i < rows.size(); i++) {
            long step = rows.get(i).balance - rows.get(i - 1).balance;
            fits += step == rows.get(i).signed() ? 1 : 0;
            against += step == -rows.get(i).signed() ? 1 : 0;
        }
        return new int[] {fits, against};
    }

    /** Whether more of the balances say the opposite than say the same. */
    boolean contradict() {
        return against > fits;
    }

    /** How many balances follow from the one before. */
    int pairs() {
        return fits;
    }

    int against() {
        return against;
    }
}
