package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.cursors.ObjectCursor;
import io.clew.analysis.trace.lot.Losses;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.FactFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a sweep found. */
final class Outcome {

    private static final Comparator<Trace.Account> BY_LEVEL = Comparator.comparingInt(Trace.Account::level)
            .thenComparing(Trace.Account::attributed, Comparator.reverseOrder())
            .thenComparingLong(Trace.Account::node);

    private final Ground ground;
    private final Losses losses;
    private final LongObjectHashMap<Watched> watched;
    private final Map<Long, Terminal> terminals;

    Outcome(Ground ground, Losses losses, LongObjectHashMap<Watched> watched, Map<Long, Terminal> terminals) {
        this.ground = ground;
        this.losses = losses;
        this.watched = watched;
        this.terminals = terminals;
    }

    Trace trace(
            List<Trace.Step> steps,
            List<Trace.Nameless> nameless,
            List<Trace.Contradiction> contradictions,
            Shelf shelf) {
        steps.sort(Comparator.comparingLong(Trace.Step::at).thenComparingLong(Trace.Step::fact));
        return new Trace(
                false,
                ground.question().method(),
                losses.currency(),
                losses.victims(),
                losses.amounts(),
                accounts(),
                steps,
                nameless,
                contradictions,
                stays(),
                late(steps),
                ground.budget().why(),
                shelf.otherCurrencies(),
                shelf.undated());
    }

    private List<Trace.Stay> stays() {
        var stays = new ArrayList<Trace.Stay>();
        for (ObjectCursor<Watched> each : watched.values()) {
            each.value.addStays(stays);
        }
        return stays;
    }

    private List<Trace.Late> late(List<Trace.Step> steps) {
        var late = new ArrayList<Trace.Late>();
        for (Trace.Step step : steps) {
            if (step.stop() == Stop.LATE) {
                late.add(new Trace.Late(step.from(), step.fact(), step.at(), step.delay(), step.attributed()));
            }
        }
        for (ObjectCursor<Watched> each : watched.values()) {
            late.addAll(each.value.late);
        }
        late.sort(Comparator.comparingLong(Trace.Late::at).thenComparingLong(Trace.Late::fact));
        return late;
    }

    private List<Trace.Account> accounts() {
        var accounts = new ArrayList<Trace.Account>();
        origins(accounts);
        for (ObjectCursor<Watched> each : watched.values()) {
            accounts.add(account(each.value));
        }
        for (Terminal end : terminals.values()) {
            if (!watched.containsKey(end.node) && losses.seeds().stream().noneMatch(seed -> seed.payer() == end.node)) {
                accounts.add(end.account());
            }
        }
        accounts.sort(BY_LEVEL);
        return accounts;
    }

    private static Trace.Account account(Watched watched) {
        long[] rests = watched.rests();
        boolean whole = watched.knowledge == Knowledge.WHOLE;
        long unexplained = whole ? 0 : Arrays.stream(rests).sum();
        return new Trace.Account(
                watched.node,
                Watched.least(watched.levels),
                watched.levels,
                watched.received,
                watched.attributed,
                watched.forwarded,
                whole ? rests : new long[rests.length],
                watched.outside + unexplained,
                whole ? watched.lots.total() : Statements.NO_BALANCE,
                watched.rows.whole ? null : Stop.CUT,
                watched.first,
                watched.last,
                watched.knowledge,
                watched.opening.unknown(),
                unexplained,
                whole ? Trace.Range.exactly(rests) : Trace.Range.upTo(rests));
    }

    /** The victims' own accounts, where they are not watched for the money of others. */
    private void origins(List<Trace.Account> accounts) {
        Map<Long, List<Seed>> byPayer = new LinkedHashMap<>();
        for (Seed seed : losses.seeds()) {
            if (!watched.containsKey(seed.payer())) {
                byPayer.computeIfAbsent(seed.payer(), payer -> new ArrayList<>())
                        .add(seed);
            }
        }
        byPayer.forEach((payer, own) -> accounts.add(origin(payer, own)));
    }

    /** @param own its payments, in time order */
    private Trace.Account origin(long payer, List<Seed> own) {
        long sum = 0;
        int[] levels = new int[losses.victims().size()];
        Arrays.fill(levels, -1);
        for (Seed each : own) {
            sum = Shares.plus(sum, each.amount());
            levels[losses.victim(each)] = 0;
        }
        Seed first = own.getFirst();
        return new Trace.Account(
                payer,
                0,
                levels,
                0,
                sum,
                sum,
                new long[levels.length],
                0,
                Statements.NO_BALANCE,
                null,
                first.at(),
                own.getLast().at(),
                ground.statements().knowledge(payer, first.fact(), first.at(), paysOut(payer)),
                0,
                0,
                Trace.Range.exactly(new long[levels.length]));
    }

    private boolean paysOut(long node) {
        return ground.view()
                .facts(node, FactFilter.ANY.links(ground.links()).direction(FactFilter.Direction.OUT))
                .next();
    }
}
