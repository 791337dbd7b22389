package io.clew.analysis.scene;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongIntCursor;

/**
 * How seldom the accounts of a hit have to do with each other.
 *
 * <p>For each pair of which one pays the other in the hit, payments between the two in the same direction at other times
 * are what to expect, {@value #USUAL} of them as much as any; where there are none, half a payment shared among all with
 * whom the payer has to do. A pair adds −log₂ of that, at most {@value #MOST} bits and never less than 0: people who send
 * each other money all the time add nothing, strangers who meet once add the more, the more people the payer knows. It is a measure for ranking and for
 * leaving out what is ordinary, not a probability that anybody is guilty.
 *
 * <p>Costs one pass over the rows of each member.
 */
final class Rarity {

    private static final double MOST = 16;

    private static final double UNSEEN = 0.5;
    private static final double USUAL = 6;

    /** Of an account that knows fewer, too little is known to call anybody usual. */
    private static final int FEW = 4;

    private Rarity() {}

    static double of(Scene scene, Hit hit) {
        var facts = new LongHashSet(hit.facts().size());
        hit.facts().forEach(facts::add);
        double bits = 0;
        for (long member : hit.members()) {
            if (facts.isEmpty()) {
                break;
            }
            if (scene.isAccount(member)) {
                bits += of(scene.movements(member), hit, facts);
            }
        }
        return bits;
    }

    /** What the member's payments add; takes its rows out of {@code facts}, so that none counts at both ends. */
    private static double of(Movements rows, Hit hit, LongHashSet facts) {
        var there = new LongIntHashMap();
        for (int i = rows.first(hit.from()); i < rows.size() && rows.at(i).at() <= hit.to(); i++) {
            Movements.Row row = rows.at(i);
            if (facts.remove(row.fact())) {
                there.addTo(row.out() ? row.other() : ~row.other(), 1);
            }
        }
        if (there.isEmpty()) {
            return 0;
        }
        var elsewhere = new LongIntHashMap();
        var others = new LongHashSet();
        for (Movements.Row row : rows.all()) {
            others.add(row.other());
            long way = row.out() ? row.other() : ~row.other();
            if ((row.at() < hit.from() || row.at() > hit.to()) && there.containsKey(way)) {
                elsewhere.addTo(way, 1);
            }
        }
        double bits = 0;
        for (LongIntCursor pair : there) {
            double expected = elsewhere.get(pair.key) / USUAL + UNSEEN / Math.max(FEW, others.size());
            bits += Math.clamp(-Math.log(expected) / Math.log(2), 0, MOST);
        }
        return bits;
    }
}
