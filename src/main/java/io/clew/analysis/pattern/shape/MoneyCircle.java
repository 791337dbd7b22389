package io.clew.analysis.pattern.shape;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.cursors.LongCursor;
import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** F5 回流: money returns to where it left, over accounts that do not repeat, strictly forward in time.
 *
 * <p>Looked for from the account that pays first, so that each circle is found once; of the circles over the same
 * accounts the one that keeps most of the money is told. The search goes depth first over payments that follow in time
 * and keep the amount, and in its last {@value #NEAR} steps only to accounts from which money can still come back in
 * time; its cost grows with the payments that do, to the power of the other hops, up to {@value #MOST} payments an account:
 * what is beyond is not judged, and said. Where the parameter {@code rarity} is above 0, nobody is followed to whom the
 * payer has paid more than {@value #REGULAR} times.
 */
public final class MoneyCircle implements Pattern {

    private static final int NEAR = 3;
    private static final int REGULAR = 6;
    private static final int MOST = 500_000;

    /** Accounts that can pay back the origin in so many hops; where there are more, nobody is ruled out by it. */
    private static final int CROWD = 50_000;

    @Override
    public String code() {
        return "F5";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        var search = new Search(scene, scene.parameters(code()), account);
        search.run();
        search.best.values().forEach(path -> hits.accept(hit(account, path)));
        if (search.left <= 0) {
            scene.cutShort();
        }
    }

    /** The search from one account. */
    private static final class Search {

        final Map<Set<Long>, List<Movements.Row>> best = new LinkedHashMap<>();
        private final Scene scene;
        private final Parameters p;
        private final long origin;
        private final long least;
        private final int hops;
        private final boolean strangers;
        private int left = MOST;
        private final List<Movements.Row> path = new ArrayList<>();
        private final LongHashSet seen = new LongHashSet();
        private final List<LongHashSet> near = new ArrayList<>();
        private boolean crowded;

        Search(Scene scene, Parameters p, long origin) {
            this.scene = scene;
            this.p = p;
            this.origin = origin;
            this.least = p.fen("least");
            this.hops = p.count("hops");
            this.strangers = p.share("rarity") > 0;
        }

        void run() {
            Movements rows = scene.movements(origin);
            if (rows.paidBy(returning()).length == 0) {
                return;
            }
            scene.prefetch(rows.paid(least));
            seen.add(origin);
            for (Movements.Row first : rows.all()) {
                boolean begins = first.out() && first.amount() >= least && scene.isAccount(first.other());
                if (begins && !isRegular(rows, first)) {
                    step(first);
                }
            }
        }

        private boolean isRegular(Movements rows, Movements.Row row) {
            return strangers && rows.timesPaid(row.other()) > REGULAR;
        }

        private long returning() {
            return (long) (p.share("returned") * least);
        }

        private void step(Movements.Row row) {
            path.add(row);
            seen.add(row.other());
            follow();
            seen.remove(row.other());
            path.removeLast();
        }

        private void follow() {
            Movements.Row first = path.getFirst();
            Movements.Row last = path.getLast();
            long lowest = (long) (p.share("lowest") * last.amount());
            long highest = (long) (p.share("highest") * last.amount());
            Movements here = scene.movements(last.other());
            for (int i = here.first(last.at() + 1); i < here.size(); i++) {
                Movements.Row next = here.at(i);
                if (next.at() > first.at() + p.millis("span") || --left <= 0) {
                    return;
                }
                if (!next.out() || next.amount() < lowest || next.amount() > highest || isRegular(here, next)) {
                    continue;
                }
                if (next.other() == origin) {
                    close(first, next);
                } else if (path.size() + 1 < hops
                        && !seen.contains(next.other())
                        && comesBack(next.other(), hops - path.size() - 1)) {
                    step(next);
                }
            }
        }

        private void close(Movements.Row first, Movements.Row back) {
            boolean returns = back.amount() >= p.share("returned") * first.amount()
                    && (path.size() > 1 || first.amount() >= p.fen("pair"));
            if (!returns) {
                return;
            }
            var circle = new ArrayList<>(path);
            circle.add(back);
            Set<Long> members = new TreeSet<>();
            circle.forEach(row -> members.add(row.other()));
            best.merge(members, circle, (one, other) -> kept(one) >= kept(other) ? one : other);
        }

        private static double kept(List<Movements.Row> circle) {
            return (double) circle.getLast().amount() / circle.getFirst().amount();
        }

        /** Whether payments lead from the account back to the origin within so many hops, whatever their times. */
        private boolean comesBack(long node, int hopsLeft) {
            while (near.size() < Math.min(hopsLeft, NEAR) && !crowded) {
                near.add(further(near.isEmpty() ? LongHashSet.from(origin) : near.getLast()));
                crowded = near.getLast().size() > CROWD;
            }
            return hopsLeft > NEAR
                    || hopsLeft > near.size()
                    || near.get(hopsLeft - 1).contains(node);
        }

        /** Those who can reach the origin in one hop more, and those who could before. */
        private LongHashSet further(LongHashSet before) {
            var found = new LongHashSet(before);
            for (LongCursor node : before) {
                if (scene.isAccount(node.value)) {
                    for (long payer : scene.movements(node.value).paidBy(returning())) {
                        found.add(payer);
                    }
                }
            }
            return found;
        }
    }

    private Hit hit(long origin, List<Movements.Row> path) {
        var found = new Found(origin).rows(path);
        path.subList(0, path.size() - 1).forEach(row -> found.member(row.other()));
        long first = path.getFirst().amount();
        long last = path.getLast().amount();
        return found.amount(first)
                .measure("shape", path.size() == 2 ? "pair" : "circle")
                .measure("hops", path.size())
                .share("returned", (double) last / first)
                .because(
                        code(),
                        Message.of(
                                "hit.F5",
                                Scene.yuan(first),
                                path.size(),
                                (path.getLast().at() - path.getFirst().at()) / Scene.HOUR,
                                Scene.yuan(last)));
    }
}
