package io.clew.analysis.gang;

import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Scene;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.List;
import java.util.Set;

/**
 * What every search for ties stands on. For one thread.
 *
 * @param scene rows of accounts, in the window that is asked about
 * @param window facts that have a time, in that window
 * @param without kinds of evidence that are struck out
 */
record Ground(Scene scene, People people, GangRules rules, FactFilter window, Set<String> without, Budget budget) {

    GraphView view() {
        return scene.view();
    }

    FactFilter links(String... links) {
        return window.links(scene.ontology().bits(List.of(links)));
    }

    FactFilter always(String... links) {
        return FactFilter.ANY.links(scene.ontology().bits(List.of(links)));
    }

    boolean wants(String kind) {
        return !without.contains(kind);
    }

    /** Rows of an account; none of a place that so many use that its rows tie nobody. */
    Movements rows(long account) {
        return scene.movements(account);
    }

    boolean isBusy(long node, String limit) {
        return view().degree(node) > rules.count(limit);
    }

    /** Nearer to 1 the fewer share it, nearer to 0 the more: inverse document frequency on the scale up to the limit. */
    double rarity(int sharers, String limit) {
        double most = Math.log1p(rules.limit(limit));
        return Math.max(0.05, (most - Math.log(Math.max(1, sharers))) / most);
    }
}
