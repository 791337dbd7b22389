package io.clew.analysis.gang;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Grows a group from seeds: whoever has ties of two independent kinds to those who are in, or one that carries, is in
 * too, until nobody more is. The order in which they are met changes nothing, except where the limit of persons cuts.
 *
 * <p>Victims are never taken in, and neither is who did no more than pay those who are in: that is what victims do who
 * told nobody.
 */
final class Growth {

    private final Ground ground;
    private final Flows flows;
    private final List<Tying> tyings;
    private final Net net;
    private final Set<Integer> looked;
    private boolean cut;

    /** @param looked persons whose ties are in the net already */
    Growth(Ground ground, Flows flows, List<Tying> tyings, Net net, Set<Integer> looked) {
        this.ground = ground;
        this.flows = flows;
        this.tyings = tyings;
        this.net = net;
        this.looked = looked;
    }

    boolean cut() {
        return cut;
    }

    Set<Integer> from(Collection<Integer> seeds) {
        Set<Integer> in = new LinkedHashSet<>();
        Deque<Integer> waiting = new ArrayDeque<>();
        seeds.forEach(seed -> enter(seed, in, waiting));
        while (!waiting.isEmpty()) {
            int person = waiting.remove();
            if (looked.add(person)) {
                tyings.forEach(tying -> tying.of(ground.people().one(person), net));
            }
            // a victim that became known may tie others than this person, so all who touch those within are judged
            for (int other : beside(in)) {
                if (belongs(other, in)) {
                    enter(other, in, waiting);
                }
            }
        }
        return in;
    }

    private Set<Integer> beside(Set<Integer> in) {
        Set<Integer> others = new HashSet<>();
        for (int person : in) {
            for (Evidence tie : net.of(person)) {
                if (!in.contains(tie.other(person))) {
                    others.add(tie.other(person));
                }
            }
        }
        return others;
    }

    private void enter(int person, Set<Integer> in, Deque<Integer> waiting) {
        if (in.size() >= ground.rules().count("persons")) {
            cut = true;
        } else if (in.add(person)) {
            waiting.add(person);
        }
    }

    /** Whether somebody's ties to these are enough. */
    boolean belongs(int person, Set<Integer> in) {
        if (ground.people().isVictim(person)) {
            return false;
        }
        Set<String> groups = new HashSet<>();
        double weight = 0;
        boolean carries = isGatherer(person, in);
        for (Evidence tie : net.among(person, in)) {
            groups.add(tie.kind().group());
            weight += tie.kind().weight() * tie.strength();
            carries |= tie.carries() || wagesWithin(tie, tie.other(person), in);
        }
        return carries || (groups.size() >= 2 && weight >= ground.rules().limit("leastWeight"));
    }

    /**
     * Whether those within pass money on, two of them or one again and again, to somebody who passes it on in turn: an
     * account in the middle of the chain.
     */
    private boolean isGatherer(int person, Set<Integer> in) {
        if (ground.people().one(person).type().equals("company")) {
            return false;
        }
        Set<Integer> payers = new HashSet<>();
        long payments = 0;
        for (Evidence tie : net.among(person, in)) {
            Set<Long> paid = tie.kind().code().equals("flow") ? tie.from(tie.other(person)) : Set.of();
            if (!paid.isEmpty()) {
                payers.add(tie.other(person));
                payments += paid.size();
            }
        }
        long onward = ground.people().one(person).nodes().stream()
                .mapToLong(node -> flows.passedOn(node).size())
                .sum();
        return (payers.size() >= ground.rules().count("throughPayers")
                        || payments >= ground.rules().count("throughPayments"))
                && onward >= ground.rules().count("throughOnward");
    }

    /** Pay from somebody who pays others within too, or by whom nobody but those within is paid. */
    private boolean wagesWithin(Evidence tie, int payer, Set<Integer> in) {
        if (!tie.kind().code().equals("wages")) {
            return false;
        }
        long within = net.of(payer).stream()
                .filter(each -> each.kind().code().equals("wages") && in.contains(each.other(payer)))
                .map(each -> each.other(payer))
                .distinct()
                .count();
        return within >= 2;
    }
}
