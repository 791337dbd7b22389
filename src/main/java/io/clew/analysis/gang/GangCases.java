package io.clew.analysis.gang;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The cases that a gang touches: those that name a member, and those of victims to whom two members or one twice spoke. */
final class GangCases {

    private final Set<Long> cases = new TreeSet<>();
    private final Set<Long> victims = new TreeSet<>();
    private final Map<Long, Long> losses = new TreeMap<>();

    GangCases(Ground ground, Finders finders, Set<Integer> members) {
        FactFilter suspects = ground.always("suspect-of");
        FactFilter victimOf = ground.always("victim-of");
        for (int person : members) {
            for (long node : ground.people().one(person).nodes()) {
                ends(ground, node, suspects, FactFilter.Direction.OUT);
            }
            Map<Integer, Side> met = finders.victims().met(person);
            if (met.size() >= ground.rules().count("victimsLeast")) {
                met.keySet()
                        .forEach(victim -> ground.people()
                                .one(victim)
                                .nodes()
                                .forEach(node -> ends(ground, node, victimOf, FactFilter.Direction.OUT)));
            }
        }
        for (long each : cases) {
            FactCursor facts = ground.view().facts(each, victimOf.direction(FactFilter.Direction.IN));
            while (facts.next()) {
                int victim = ground.people().of(facts.other());
                victims.add(
                        victim == People.NOBODY
                                ? facts.other()
                                : ground.people().one(victim).root());
                if (facts.amount() != FactCursor.NO_AMOUNT && facts.amount() > 0) {
                    losses.merge(each, facts.amount(), Math::max);
                }
            }
        }
    }

    private void ends(Ground ground, long node, FactFilter filter, FactFilter.Direction direction) {
        FactCursor facts = ground.view().facts(node, filter.direction(direction));
        while (facts.next()) {
            cases.add(facts.other());
        }
    }

    List<Long> cases() {
        return List.copyOf(cases);
    }

    List<Long> victims() {
        return List.copyOf(victims);
    }

    /** 分; of a case that several facts give an amount, the largest. */
    long loss() {
        return losses.values().stream().mapToLong(Long::longValue).sum();
    }
}
