package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Says at which payment a trace ends, and why. For one thread. */
final class Stops {

    /** Statements that are read together. */
    private static final int AT_ONCE = 200;

    private final GraphView view;
    private final Statements statements;
    private final Places places;
    private final TraceQuestion question;
    private final long links;

    Stops(Ground ground, Places places) {
        this.view = ground.view();
        this.statements = ground.statements();
        this.places = places;
        this.question = ground.question();
        this.links = ground.links();
    }

    /**
     * A payment as the payer's row, or the victim, has it.
     *
     * @param at epoch milliseconds
     * @param amount 分
     */
    record Payment(long fact, long from, long to, int link, long at, long amount) {}

    /**
     * What a payment carries.
     *
     * @param byVictim 分 of each victim
     * @param level hops from the nearest victim
     * @param delay milliseconds that the youngest of the victims' money rested
     */
    record Load(long[] byVictim, int level, long delay) {

        long sum() {
            long sum = 0;
            for (long part : byVictim) {
                sum += part;
            }
            return sum;
        }
    }

    /**
     * Null where the money is followed on.
     *
     * @param payer null for the payment of a victim
     * @param receiver null where it is not watched yet
     * @param loss 分 that each victim paid
     */
    @Nullable
    Stop of(@Nullable Watched payer, @Nullable Watched receiver, Payment payment, Load load, long[] loss) {
        long to = payment.to;
        Stop place = places.stop(payment.link, view.key(to));
        if (place != null) {
            return place;
        }
        if (load.level > question.maxDepth()) {
            return Stop.DEPTH;
        }
        if (load.delay > question.maxDelay()) {
            return Stop.LATE;
        }
        if (receiver != null) {
            return null;
        }
        if (payer != null) {
            if (payment.amount < question.minAmount() || small(load.byVictim, loss)) {
                return Stop.SMALL;
            }
            if (!followed(payer).containsKey(to)) {
                return Stop.FOLDED;
            }
        }
        Stop said = said(payment);
        if (view.degree(to) >= question.hub()) {
            return said == null ? Stop.HUB : said;
        }
        Knowledge knowledge = knowledge(payment);
        if (knowledge == Knowledge.WHOLE || knowledge == Knowledge.SEEN && said == null && question.seen()) {
            return null;
        }
        return said == null ? Stop.NO_STATEMENT : said;
    }

    /** What the receiver is by what the payer's statement calls it, or by its number. */
    private @Nullable Stop said(Payment payment) {
        Stop said = statements.place(payment.from, payment.fact, payment.to);
        return said == null ? places.unlessLoaded(view.key(payment.to)) : said;
    }

    /** What is known of what the receiver did with the money. */
    Knowledge knowledge(Payment payment) {
        return statements.knowledge(payment.to, payment.fact, payment.at, paysOut(payment.to));
    }

    private boolean small(long[] byVictim, long[] loss) {
        for (int i = 0; i < byVictim.length; i++) {
            if (byVictim[i] > 0
                    && (byVictim[i] >= question.minAttributed()
                            || byVictim[i] >= question.minShare() * (double) loss[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean paysOut(long node) {
        return view.facts(node, FactFilter.ANY.links(links).direction(FactFilter.Direction.OUT))
                .next();
    }

    /** Brings over what will be asked of these accounts, before they are watched one by one. */
    private void fetch(long[] nodes) {
        view.prefetch(nodes, FactFilter.ANY.links(links));
        view.naming(nodes);
        statements.prefetch(watchable(Arrays.stream(nodes).limit(AT_ONCE)));
    }

    /** As of accounts, of the payments that a trace begins with; what a payee is, its payer's statement says too. */
    void fetch(List<Seed> seeds) {
        long[] payees = seeds.stream().mapToLong(Seed::payee).distinct().toArray();
        view.prefetch(payees, FactFilter.ANY.links(links));
        view.naming(payees);
        long[] accounts = LongStream.concat(
                        Arrays.stream(watchable(Arrays.stream(payees))),
                        seeds.stream().mapToLong(Seed::payer))
                .distinct()
                .toArray();
        for (int from = 0; from < accounts.length; from += AT_ONCE) {
            statements.prefetch(Arrays.copyOfRange(accounts, from, Math.min(accounts.length, from + AT_ONCE)));
        }
    }

    private long[] watchable(LongStream nodes) {
        return nodes.filter(node -> places.stop(view.key(node)) == null && view.degree(node) < question.hub())
                .toArray();
    }

    /** The receivers of an account that are followed: those it pays most while it is watched. */
    private LongObjectHashMap<Boolean> followed(Watched payer) {
        LongObjectHashMap<Boolean> known = payer.followed;
        if (known != null) {
            return known;
        }
        Map<Long, Long> paid = new LinkedHashMap<>();
        for (Rows.Row row : payer.rows.list()) {
            if (row.out() && row.named()) {
                paid.merge(row.other(), row.amount(), Shares::plus);
            }
        }
        var followed = new LongObjectHashMap<Boolean>();
        paid.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(question.fan())
                .forEach(each -> followed.put(each.getKey(), Boolean.TRUE));
        payer.followed = followed;
        fetch(followed.keys().toArray());
        return followed;
    }
}
