package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What may be caught at the open ends of a trace: how probable it is that the money still lies there, and how much of it is
 * therefore to be expected. It says in which order to act, and nothing about whose money it is.
 */
public final class Catches {

    /**
     * @param chance of the money that came last; its probability is that of the whole sum
     * @param expected 分: the amount times the probability, rounded down
     */
    public record Catch(Survival.Chance chance, long expected) {}

    /** Some money of an open end. */
    private record Piece(int level, long amount, long came, long known) {}

    private final Survival survival;
    private final LongFunction<String> bank;
    private final long now;
    private final Map<Long, List<Piece>> open = new HashMap<>();
    private final Map<Long, List<Piece>> resting = new HashMap<>();

    /**
     * @param fifo the trace by FIFO, on whose statements the estimate rests
     * @param trace as it was asked for
     * @param now epoch milliseconds for which the question is answered
     */
    public Catches(Trace fifo, Trace trace, LongFunction<String> bank, long now) {
        this.survival = Survival.of(fifo, bank);
        this.bank = bank;
        this.now = now;
        for (Trace.Step step : trace.steps()) {
            Stop stop = step.stop();
            if (!trace.backward() && stop != null && stop.breaks()) {
                add(open, step.to(), new Piece(step.level(), step.attributed(), step.at(), 0));
            }
        }
        for (Trace.Account account : trace.accounts()) {
            if (account.unexplained() > 0) {
                unexplained(trace, account);
            }
        }
        for (Trace.Stay stay : fifo.stays()) {
            if (!stay.left()) {
                add(resting, stay.node(), new Piece(stay.level(), stay.amount(), stay.came(), stay.length()));
            }
        }
    }

    private static void add(Map<Long, List<Piece>> pieces, long node, Piece piece) {
        pieces.computeIfAbsent(node, n -> new ArrayList<>()).add(piece);
    }

    /** Of what came into an account merely seen, the last to come is taken to be what known rows do not explain. */
    private void unexplained(Trace trace, Trace.Account account) {
        long rest = account.unexplained();
        var came = trace.steps().stream()
                .filter(step -> step.to() == account.node() && step.stop() == null)
                .sorted(Comparator.comparingLong(Trace.Step::at).reversed())
                .toList();
        for (Trace.Step step : came) {
            long part = Math.min(rest, step.attributed());
            if (part > 0) {
                add(open, account.node(), new Piece(step.level(), part, step.at(), 0));
                rest -= part;
            }
        }
    }

    /** Of what went to an account and is not explained beyond it; empty where nothing is known of how long money lies. */
    public Optional<Catch> beyond(long account, long amount) {
        return caught(account, amount, open.getOrDefault(account, List.of()));
    }

    /** Of what lay in an account at the end of its statement. */
    public Optional<Catch> resting(long account, long amount) {
        return caught(account, amount, resting.getOrDefault(account, List.of()));
    }

    private Optional<Catch> caught(long account, long amount, List<Piece> pieces) {
        double expected = 0;
        long sum = 0;
        Survival.Chance last = null;
        long latest = Long.MIN_VALUE;
        for (Piece piece : pieces) {
            long since = Math.max(piece.known, now - piece.came);
            var chance = survival.chance(bank.apply(account), piece.level, piece.known, since);
            if (chance.isEmpty()) {
                return Optional.empty();
            }
            expected += chance.get().probability() * piece.amount;
            sum = Shares.plus(sum, piece.amount);
            if (piece.came >= latest) {
                latest = piece.came;
                last = chance.get();
            }
        }
        if (last == null || sum == 0) {
            return Optional.empty();
        }
        double probability = expected / sum;
        var whole = new Survival.Chance(probability, last.payments(), last.stayed(), last.basis(), last.atMost());
        return Optional.of(new Catch(whole, (long) Math.floor(amount * probability + 1e-6)));
    }
}
