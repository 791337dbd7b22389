package io.clew.analysis.gang;

import io.clew.analysis.gang.net.FactCut;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One reason to think that two persons belong together.
 *
 * @param a number of one person, below {@code b}
 * @param thing handle of what both touch, such as a device or a case; {@link #DIRECT} where the facts lead from one to the other
 * @param links the facts, each with what it joins; together they lead from one person to the other
 * @param first epoch milliseconds of the earliest of them
 * @param last epoch milliseconds of the latest of them
 * @param strength 0 to 1, of the kind's weight: how often, and how few share the thing
 * @param carries whether it is enough by itself to propose somebody
 */
record Evidence(
        GangRules.Kind kind,
        int a,
        int b,
        long thing,
        List<Link> links,
        long first,
        long last,
        double strength,
        boolean carries) {

    static final long DIRECT = -1;

    Evidence {
        links = List.copyOf(links);
    }

    /** A fact and what it joins. */
    record Link(FactCut.End from, FactCut.End to, long fact) {}

    /** Names the tie, whichever of the two it was found at. */
    record Id(String kind, int a, int b, long thing) {}

    Id id() {
        return new Id(kind.code(), a, b, thing);
    }

    /** The facts that lead from this person. */
    Set<Long> from(int person) {
        var all = new LinkedHashSet<Long>();
        for (Link link : links) {
            if (link.from().person() && link.from().id() == person) {
                all.add(link.fact());
            }
        }
        return all;
    }

    int other(int person) {
        return person == a ? b : a;
    }

    Set<Long> facts() {
        var all = new LinkedHashSet<Long>();
        links.forEach(link -> all.add(link.fact()));
        return all;
    }
}
