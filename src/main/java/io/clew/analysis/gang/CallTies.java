package io.clew.analysis.gang;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Ties by calls with each other, and by a number that is left with an account of somebody else. Hubs tie nobody. */
final class CallTies implements Tying {

    private final Ground ground;
    private final FactFilter calls;
    private final FactFilter registered;
    private final Map<Long, Integer> contacts = new HashMap<>();

    CallTies(Ground ground) {
        this.ground = ground;
        this.calls = ground.links("call", "message");
        this.registered = ground.always("registered");
    }

    /** How many numbers a number spoke with, up to one more than a hub has. */
    int contacts(long phone) {
        return contacts.computeIfAbsent(phone, this::count);
    }

    private int count(long phone) {
        int hub = ground.rules().count("callsHub");
        Set<Long> others = new HashSet<>();
        FactCursor facts = ground.view().facts(phone, calls);
        while (facts.next() && others.size() <= hub) {
            others.add(facts.other());
        }
        return others.size();
    }

    boolean isHub(long phone) {
        return contacts(phone) > ground.rules().count("callsHub");
    }

    private static final class Talk {
        final Side out = new Side();
        final Side in = new Side();
        int fewest = Integer.MAX_VALUE;
    }

    @Override
    public void of(People.One person, Net net) {
        Map<Integer, Talk> talks = new HashMap<>();
        for (long node : person.nodes()) {
            String type = ground.people().type(node);
            if (type.equals("phone") && ground.wants("calls") && !isHub(node)) {
                talk(person, node, talks);
            }
            if ((type.equals("phone") || type.equals("account")) && ground.wants("phone")) {
                lent(person, node, net);
            }
        }
        talks.forEach((other, talk) -> add(person.number(), other, talk, net));
    }

    private void talk(People.One person, long phone, Map<Integer, Talk> talks) {
        FactCursor facts = ground.view().facts(phone, calls);
        while (facts.next() && ground.budget().spend()) {
            int other = ground.people().of(facts.other());
            if (other == People.NOBODY || other == person.number()) {
                continue;
            }
            Talk talk = talks.computeIfAbsent(other, n -> new Talk());
            (facts.outgoing() ? talk.out : talk.in).add(facts.fact(), facts.at());
        }
        for (Map.Entry<Integer, Talk> talk : talks.entrySet()) {
            talk.getValue().fewest = fewest(talk.getKey());
        }
    }

    /** Contacts of the number of theirs that has fewest. */
    private int fewest(int person) {
        return ground.people().one(person).nodes().stream()
                .filter(node -> ground.people().type(node).equals("phone"))
                .mapToInt(this::contacts)
                .max()
                .orElse(1);
    }

    private void add(int person, int other, Talk talk, Net net) {
        int least = ground.rules().count("callsLeast");
        boolean both = !talk.out.facts.isEmpty() && !talk.in.facts.isEmpty();
        int calls = talk.out.facts.size() + talk.in.facts.size();
        if (calls < (both ? least : least + (least + 1) / 2)
                || talk.fewest > ground.rules().count("callsHub")) {
            return;
        }
        double often = Math.min(1, Math.log1p(calls) / Math.log1p(8)) * (both ? 1 : 0.8);
        double rare = ground.rarity(Math.max(1, talk.fewest / 4), "callsHub");
        net.add(Side.direct(ground.rules().kind("calls"), person, other, talk.out, talk.in, often * rare));
    }

    /** An account at which somebody else's number was left. */
    private void lent(People.One person, long node, Net net) {
        Map<Integer, Side> sides = new HashMap<>();
        FactCursor facts = ground.view().facts(node, registered);
        while (facts.next()) {
            String type = ground.people().type(facts.other());
            int other = ground.people().of(facts.other());
            if (!type.equals(ground.people().type(node))
                    && (type.equals("phone") || type.equals("account"))
                    && other != person.number()) {
                sides.computeIfAbsent(other, n -> new Side()).add(facts.fact(), Math.max(facts.at(), 0));
            }
        }
        if (sides.size() <= ground.rules().count("devicePublic")) {
            sides.forEach((other, side) ->
                    net.add(Side.direct(ground.rules().kind("phone"), person.number(), other, side, new Side(), 1)));
        }
    }
}
