package io.clew.analysis.gang;

import io.clew.analysis.gang.net.FactCut;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ties by common victims: a number that spoke with two victims or more of the cases in which somebody is suspected
 * (C12), about the day that the report tells. For one thread.
 *
 * <p>All that is to be known of a victim is read at once, so what is found does not hang on where the search began.
 */
final class VictimTies implements Tying {

    private final Ground ground;
    private final CallTies calls;
    private final FactFilter suspects;
    private final FactFilter victimOf;
    private final FactFilter called;
    private final Map<Integer, Victim> victims = new HashMap<>();
    private final Map<Integer, Set<Integer>> met = new HashMap<>();

    /** What says that somebody is suspected in a case, and what says that it is the victim's. */
    record Suspicion(int suspect, long theCase, long named, long suffered) {}

    /** @param callers who called the victim about the day of a case, with the calls */
    record Victim(long root, List<Suspicion> suspicions, Map<Integer, Side> callers) {}

    VictimTies(Ground ground, CallTies calls) {
        this.ground = ground;
        this.calls = calls;
        this.suspects = ground.always("suspect-of");
        this.victimOf = ground.always("victim-of");
        this.called = ground.links("call");
    }

    /** Calls of this person with each of the victims that are known so far. */
    Map<Integer, Side> met(int person) {
        var found = new TreeMap<Integer, Side>();
        met.getOrDefault(person, Set.of())
                .forEach(victim -> found.put(victim, known(victim).callers().getOrDefault(person, new Side())));
        return found;
    }

    private Victim known(int victim) {
        return Objects.requireNonNull(victims.get(victim));
    }

    @Override
    public void of(People.One person, Net net) {
        if (!ground.wants("victims") || ground.people().isVictim(person.number())) {
            return;
        }
        for (long node : person.nodes()) {
            FactCursor cases = ground.view().facts(node, suspects.direction(FactFilter.Direction.OUT));
            while (cases.next()) {
                ofCase(cases.other()).forEach(victim -> learn(victim, net));
            }
            if (ground.people().type(node).equals("phone") && !calls.isHub(node)) {
                calledBy(node).forEach(victim -> learn(victim, net));
            }
        }
    }

    private Set<Integer> ofCase(long theCase) {
        var found = new LinkedHashSet<Integer>();
        FactCursor facts = ground.view().facts(theCase, victimOf.direction(FactFilter.Direction.IN));
        while (facts.next() && ground.budget().spend()) {
            int victim = ground.people().of(facts.other());
            if (victim != People.NOBODY) {
                found.add(victim);
            }
        }
        return found;
    }

    private Set<Integer> calledBy(long phone) {
        var found = new LinkedHashSet<Integer>();
        FactCursor facts = ground.view().facts(phone, called.direction(FactFilter.Direction.OUT));
        while (facts.next() && ground.budget().spend()) {
            int other = ground.people().of(facts.other());
            if (other != People.NOBODY && ground.people().isVictim(other)) {
                found.add(other);
            }
        }
        return found;
    }

    private void learn(int person, Net net) {
        if (victims.containsKey(person)) {
            return;
        }
        People.One one = ground.people().one(person);
        var victim = new Victim(one.root(), new ArrayList<>(), new TreeMap<>());
        victims.put(person, victim);
        for (long node : one.nodes()) {
            FactCursor cases = ground.view().facts(node, victimOf.direction(FactFilter.Direction.OUT));
            while (cases.next()) {
                suspects(victim, cases.other(), cases.fact());
                for (long phone : one.nodes()) {
                    if (ground.people().type(phone).equals("phone")) {
                        callers(victim, phone, cases.at());
                    }
                }
            }
        }
        victim.callers().keySet().forEach(caller -> meet(caller, person, net));
    }

    private void suspects(Victim victim, long theCase, long suffered) {
        FactCursor named = ground.view().facts(theCase, suspects.direction(FactFilter.Direction.IN));
        while (named.next()) {
            int suspect = ground.people().of(named.other());
            if (suspect != People.NOBODY) {
                victim.suspicions().add(new Suspicion(suspect, theCase, named.fact(), suffered));
            }
        }
    }

    private void callers(Victim victim, long phone, long day) {
        FactCursor facts = ground.view().facts(phone, around(day).direction(FactFilter.Direction.IN));
        while (facts.next() && ground.budget().spend()) {
            int caller = ground.people().of(facts.other());
            if (caller != People.NOBODY
                    && !calls.isHub(facts.other())
                    && !ground.people().isVictim(caller)) {
                Side side = victim.callers().computeIfAbsent(caller, n -> new Side());
                if (!side.facts.contains(facts.fact())) {
                    side.add(facts.fact(), facts.at());
                }
            }
        }
    }

    private FactFilter around(long day) {
        if (day == FactCursor.NO_TIME) {
            return called;
        }
        long from = Math.max(called.from(), day - ground.rules().days("victimsBefore"));
        long to = Math.min(called.to(), day + ground.rules().days("victimsAfter"));
        return called.between(from, Math.max(from, to));
    }

    private void meet(int caller, int victim, Net net) {
        Set<Integer> known = met.computeIfAbsent(caller, n -> new LinkedHashSet<>());
        known.add(victim);
        if (known.size() >= ground.rules().count("victimsLeast")) {
            known.forEach(each -> ties(caller, known(each), net));
        }
    }

    private void ties(int caller, Victim victim, Net net) {
        Side said = victim.callers().getOrDefault(caller, new Side());
        for (Suspicion suspicion : victim.suspicions()) {
            if (suspicion.suspect() != caller) {
                var met = new FactCut.End(false, victim.root());
                var named = new FactCut.End(false, suspicion.theCase());
                var links = new ArrayList<>(said.links(new FactCut.End(true, caller), met));
                links.add(new Evidence.Link(met, named, suspicion.suffered()));
                links.add(new Evidence.Link(named, new FactCut.End(true, suspicion.suspect()), suspicion.named()));
                int a = Math.min(caller, suspicion.suspect());
                int b = Math.max(caller, suspicion.suspect());
                net.add(new Evidence(
                        ground.rules().kind("victims"), a, b, victim.root(), links, said.first, said.last, 1, false));
            }
        }
    }
}
