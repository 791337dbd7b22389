package io.clew.analysis.scene;

import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.lot.Seed;
import io.clew.graph.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trace that F6 and F7 rest on: from the payments of people who reported, or else from what an account paid out. */
public final class Traced {

    public static final List<String> SUSPECT = List.of("suspect-of", "party-of");
    private static final long MOST_FACTS = 200_000;

    private Traced() {}

    /** Whether some report names the account as the one that paid or was paid. */
    public static boolean reported(Scene scene, long account) {
        return scene.isVictim(account) || !scene.joined(account, SUSPECT).isEmpty();
    }

    /**
     * Empty where the account has nothing to follow.
     *
     * @param limits what is followed; depth and delay are the pattern's
     * @param strictly whether what a reported payee did with the money is followed only where its own statement is
     *     there, and not where the statements of others tell of it
     */
    public static Optional<Trace> from(
            Scene scene, long account, Parameters p, TraceQuestion limits, boolean strictly) {
        Movements rows = scene.movements(account);
        boolean suspect =
                !scene.isVictim(account) && !scene.joined(account, SUSPECT).isEmpty();
        var seeds = new ArrayList<Seed>();
        boolean whole = !suspect || noVictims(scene, rows);
        // a payee that a report names, whose statement nobody sent: what came in is all that is known of its money
        boolean paysOut = rows.all().stream().anyMatch(Movements.Row::out);
        boolean unknown = suspect && whole && (strictly ? !scene.statements().loaded(account, paysOut) : !paysOut);
        for (Movements.Row row : rows.all()) {
            boolean paid = row.out() && whole && !unknown;
            boolean got = !row.out() && suspect && (unknown || scene.isVictim(row.other()));
            if (scene.isTransfer(row) && (paid || got)) {
                long payer = row.out() ? account : row.other();
                long payee = row.out() ? row.other() : account;
                seeds.add(new Seed(
                        scene.key(payer).toString(),
                        row.fact(),
                        payer,
                        payee,
                        row.at(),
                        row.amount(),
                        row.amount(),
                        row.link(),
                        "CNY"));
            }
        }
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        scene.statements().begin();
        var question = limits.maxDepth(Math.min(TraceQuestion.MOST_LEVELS, Math.max(1, p.count("depth"))))
                .maxDelay(p.millis("delay"))
                .seen(false);
        var budget = new Budget(MOST_FACTS, 5_000_000_000L);
        return Optional.of(
                new MoneyTrace(scene.view(), scene.ontology(), scene.statements(), scene.places(), question, budget)
                        .from(seeds));
    }

    private static boolean noVictims(Scene scene, Movements rows) {
        return rows.all().stream().noneMatch(row -> !row.out() && scene.isVictim(row.other()));
    }
}
