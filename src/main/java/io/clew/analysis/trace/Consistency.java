package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Whether the orders in which several accounts are taken to have booked their rows can be true together: each payment is
 * booked once, at a moment at which it may have been, after all that stand before it at either end. O(r) for r rows.
 */
final class Consistency {

    private final LongIntHashMap places = new LongIntHashMap();
    private final List<List<Integer>> later = new ArrayList<>();
    private final List<Long> moments = new ArrayList<>();
    private final List<Long> latest = new ArrayList<>();
    private final List<Integer> waits = new ArrayList<>();

    private Consistency() {}

    static boolean of(Iterable<Watched> accounts) {
        var check = new Consistency();
        for (Watched account : accounts) {
            check.add(account);
        }
        return check.holds();
    }

    private void add(Watched account) {
        int before = -1;
        for (int i = 0; i < account.rows.size(); i++) {
            int here = place(account.rows.at(i));
            if (before >= 0) {
                later.get(before).add(here);
                waits.set(here, waits.get(here) + 1);
            }
            before = here;
        }
    }

    private int place(Rows.Row row) {
        int known = places.getOrDefault(row.fact(), -1);
        if (known >= 0) {
            moments.set(known, Math.max(moments.get(known), row.earliest()));
            latest.set(known, Math.min(latest.get(known), row.latest()));
            return known;
        }
        places.put(row.fact(), later.size());
        later.add(new ArrayList<>(2));
        moments.add(row.earliest());
        latest.add(row.latest());
        waits.add(0);
        return later.size() - 1;
    }

    private boolean holds() {
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < waits.size(); i++) {
            if (waits.get(i) == 0) {
                free.add(i);
            }
        }
        int booked = 0;
        while (!free.isEmpty()) {
            int here = free.remove();
            booked++;
            if (moments.get(here) > latest.get(here)) {
                return false;
            }
            for (int next : later.get(here)) {
                moments.set(next, Math.max(moments.get(next), moments.get(here)));
                waits.set(next, waits.get(next) - 1);
                if (waits.get(next) == 0) {
                    free.add(next);
                }
            }
        }
        return booked == waits.size();
    }
}
