package io.clew.analysis.gang;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import java.util.ArrayList;
import java.util.List;

/** Everything that finds ties on one ground, and what the rules for roles ask of it. For one thread. */
record Finders(Ground ground, Flows flows, Wages wages, CallTies calls, ThingTies things, VictimTies victims) {

    static Finders on(Ground ground) {
        var calls = new CallTies(ground);
        return new Finders(
                ground,
                new Flows(ground),
                new Wages(ground),
                calls,
                new ThingTies(ground),
                new VictimTies(ground, calls));
    }

    List<Tying> tyings() {
        return List.of(new MoneyTies(ground, flows, wages), calls, things, victims);
    }

    /** Facts by which reports name the account as a suspect's. */
    List<Long> suspected(long node) {
        var found = new ArrayList<Long>();
        FactCursor facts = ground.view().facts(node, ground.always("suspect-of").direction(FactFilter.Direction.OUT));
        while (facts.next()) {
            found.add(facts.fact());
        }
        return found;
    }

    /** Whether one of the person's numbers was used in the device. */
    boolean usedByPhone(int person, long device) {
        for (long node : ground.people().one(person).nodes()) {
            if (ground.people().type(node).equals("phone")) {
                FactCursor facts =
                        ground.view().facts(node, ground.links("uses-device").direction(FactFilter.Direction.OUT));
                while (facts.next()) {
                    if (facts.other() == device) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
