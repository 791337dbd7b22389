package io.clew.analysis.scene;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account does with the money that comes to it, learnt from its own rows.
 *
 * <p>A relay is a payment received that left again in about the same amount; who was at its two ends is a stranger or somebody
 * the account has to do with again and again. Wages that go to the landlord are a relay among people who know each other.
 */
final class Conduct {

    /**
     * A payment that came and left again.
     *
     * @param outs the payments with which it left
     * @param fromStranger whether the payer is a stranger
     * @param whole whether a few payments carried it on, rather than many small ones
     * @param notable near 1 where the account would not have paid out as much in that time anyway, near 0 where it would
     */
    record Relay(Movements.Row in, List<Movements.Row> outs, boolean fromStranger, boolean whole, double notable) {}

    private static final class Acquaintance {
        private final long first;
        private long last;
        private int days = 1;

        Acquaintance(long first) {
            this.first = first;
            this.last = first;
        }

        void again(long at) {
            days += Scene.day(at) == Scene.day(last) ? 0 : 1;
            last = at;
        }
    }

    private final LongObjectHashMap<Acquaintance> known = new LongObjectHashMap<>();
    private final LongObjectHashMap<Relay> byIn = new LongObjectHashMap<>();
    private final LongObjectHashMap<Relay> byOut = new LongObjectHashMap<>();
    private final List<Relay> relays = new ArrayList<>();
    private final Parameters p;

    /** 分 that go to familiar payees on a day. */
    private final double usual;

    private final LongHashSet regulars = new LongHashSet();

    Conduct(Scene scene, Movements rows, Parameters p) {
        this.p = p;
        for (Movements.Row row : rows.all()) {
            Acquaintance before = known.get(row.other());
            if (before == null) {
                known.put(row.other(), new Acquaintance(row.at()));
            } else {
                before.again(row.at());
            }
        }
        this.usual = usual(rows);
        List<List<Matching.Spent>> spent = Matching.latest(rows);
        for (int i = 0; i < rows.size(); i++) {
            Movements.Row in = rows.at(i);
            if (!in.out() && in.amount() >= p.fen("least")) {
                relay(scene, in, spent.get(i));
            }
        }
    }

    private double usual(Movements rows) {
        double sum = 0;
        for (Movements.Row row : rows.all()) {
            if (row.out() && isFamiliar(row.other())) {
                regulars.add(row.other());
                sum += row.amount();
            }
        }
        return rows.size() == 0
                ? 0
                : sum / (1 + (rows.at(rows.size() - 1).at() - rows.at(0).at()) / (double) Scene.DAY);
    }

    private void relay(Scene scene, Movements.Row in, List<Matching.Spent> parts) {
        long passed = 0;
        long last = 0;
        var outs = new ArrayList<Movements.Row>();
        for (Matching.Spent part : parts) {
            boolean counts = part.delay() <= p.millis("delay")
                    && part.amount() >= p.share("part") * in.amount()
                    && !scene.isPay(part.out());
            if (counts) {
                passed += part.amount();
                last = part.delay();
                outs.add(part.out());
            }
        }
        if (passed >= p.share("passed") * in.amount()) {
            double anyway = usual * last / Scene.DAY / in.amount();
            var relay = new Relay(in, outs, !isFamiliar(in.other()), whole(in, parts), 1 / (1 + anyway));
            relays.add(relay);
            byIn.put(in.fact(), relay);
            for (Movements.Row out : outs) {
                if (out.amount() >= p.share("large") * in.amount()) {
                    byOut.put(out.fact(), relay);
                }
            }
        }
    }

    private boolean whole(Movements.Row in, List<Matching.Spent> parts) {
        long large = 0;
        for (Matching.Spent part : parts) {
            boolean counts = part.delay() <= p.millis("delay") && part.amount() >= p.share("large") * in.amount();
            large += counts ? part.amount() : 0;
        }
        return large >= p.share("passed") * in.amount();
    }

    /** Whether the account has to do with this one again and again, over some time. */
    boolean isFamiliar(long other) {
        Acquaintance with = known.get(other);
        return with != null && with.days >= p.count("days") && with.last - with.first >= p.millis("acquainted");
    }

    /** How many are paid again and again, as those who have wages are. */
    int regulars() {
        return regulars.size();
    }

    List<Relay> relays() {
        return relays;
    }

    /** What became of a payment received; null where it stayed. */
    @Nullable
    Relay relayOf(Movements.Row in) {
        return byIn.get(in.fact());
    }

    /** The relay by which a payment was made; null where it was made from what was there. */
    @Nullable
    Relay behind(Movements.Row out) {
        return byOut.get(out.fact());
    }
}
