package io.clew.analysis.calls;

import com.carrotsearch.hppc.LongIntHashMap;
import io.clew.graph.FactCursor;
import io.clew.record.EntityKey;

/**
 * Who is in touch with so many that it says nothing: public numbers, which are data, and numbers with very many different
 * counterparts in any span of time.
 *
 * @param numbers which numbers are public
 * @param distinct counterparts from which a number is a hub
 * @param span in which it has them, ms
 */
public record Hubs(PublicNumbers numbers, int distinct, long span) {

    public boolean isPublic(EntityKey key) {
        return numbers.matches(key);
    }

    /** Whether the calls of a number are those of a hub; O(calls). */
    public boolean busy(Calls calls) {
        if (calls.size() < distinct) {
            return false;
        }
        var within = new LongIntHashMap();
        int start = calls.firstTimed();
        for (int i = start; i < calls.size(); i++) {
            within.addTo(calls.other(i), 1);
            while (calls.at(start) != FactCursor.NO_TIME && calls.at(i) - calls.at(start) >= span) {
                long gone = calls.other(start++);
                if (within.addTo(gone, -1) == 0) {
                    within.remove(gone);
                }
            }
            if (within.size() >= distinct) {
                return true;
            }
        }
        return false;
    }
}
