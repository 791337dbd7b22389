package io.clew.analysis.gang;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ties by what several used: a device, an address, a cash machine, and by the case that names them as suspects.
 *
 * <p>What more persons use than the limits say is public and ties nobody; so is an address of a carrier's exit.
 */
final class ThingTies implements Tying {

    private final Ground ground;
    private final FactFilter uses;
    private final FactFilter suspects;
    private final FactFilter withdraws;
    private final Map<Long, Map<Integer, Side>> users = new HashMap<>();

    ThingTies(Ground ground) {
        this.ground = ground;
        this.uses = ground.links("login", "uses-device");
        this.suspects = ground.always("suspect-of");
        this.withdraws = ground.links("withdraw");
    }

    @Override
    public void of(People.One person, Net net) {
        for (long node : person.nodes()) {
            things(node, uses).forEach(thing -> used(person.number(), thing, net));
            if (ground.wants("case")) {
                things(node, suspects).forEach(thing -> named(person.number(), thing, net));
            }
            if (ground.wants("cash")) {
                things(node, withdraws).forEach(machine -> drew(person.number(), machine, net));
            }
        }
    }

    /** Devices that this person used, with who else did. */
    Map<Long, Map<Integer, Side>> devices(People.One person) {
        var found = new TreeMap<Long, Map<Integer, Side>>();
        if (ground.wants("device")) {
            for (long node : person.nodes()) {
                for (long thing : things(node, uses)) {
                    if (ground.people().type(thing).equals("device")) {
                        found.put(thing, users(thing, uses));
                    }
                }
            }
        }
        return found;
    }

    /** Those who used one device within the days in which they count as a group; empty where they are too few. */
    Map<Integer, Side> group(Map<Integer, Side> users) {
        int least = ground.rules().count("deviceGroup");
        long window = ground.rules().days("deviceWindow");
        if (users.size() < least || users.size() > ground.rules().count("devicePublic")) {
            return Map.of();
        }
        var group = new LinkedHashMap<Integer, Side>();
        users.forEach((person, side) -> {
            long others = users.values().stream()
                    .filter(other -> other == side || side.near(other, window))
                    .count();
            if (others >= least) {
                group.put(person, side);
            }
        });
        return group;
    }

    private List<Long> things(long node, FactFilter filter) {
        var found = new ArrayList<Long>();
        FactCursor facts = ground.view().facts(node, filter.direction(FactFilter.Direction.OUT));
        while (facts.next() && ground.budget().spend()) {
            if (!found.contains(facts.other())) {
                found.add(facts.other());
            }
        }
        return found;
    }

    /** Who used a thing; at once empty where it is certain that too many did. */
    private Map<Integer, Side> users(long thing, FactFilter filter) {
        return users.computeIfAbsent(thing, t -> {
            Map<Integer, Side> sides = new TreeMap<>();
            if (ground.isBusy(t, "flowPlaces")) {
                return sides;
            }
            FactCursor facts = ground.view().facts(t, filter.direction(FactFilter.Direction.IN));
            while (facts.next() && ground.budget().spend()) {
                int user = ground.people().of(facts.other());
                if (user != People.NOBODY) {
                    sides.computeIfAbsent(user, n -> new Side()).add(facts.fact(), facts.at());
                }
            }
            return sides;
        });
    }

    private void used(int person, long thing, Net net) {
        String kind = ground.people().type(thing).equals("device") ? "device" : "ip";
        if (!ground.wants(kind)
                || (kind.equals("ip")
                        && ground.rules().isPublic(ground.people().key(thing).value()))) {
            return;
        }
        Map<Integer, Side> users = users(thing, uses);
        if (users.size() > ground.rules().count("devicePublic")) {
            return;
        }
        Map<Integer, Side> group = kind.equals("device") ? group(users) : Map.of();
        double rare = ground.rarity(Math.max(1, users.size() / 4), "devicePublic");
        tie(kind, person, users, thing, rare, group, net);
    }

    private void tie(
            String kind,
            int person,
            Map<Integer, Side> users,
            long thing,
            double rare,
            Map<Integer, Side> group,
            Net net) {
        Side own = users.get(person);
        if (own == null) {
            return;
        }
        users.forEach((other, side) -> {
            if (other != person) {
                boolean carries = group.containsKey(person) && group.containsKey(other);
                net.add(Side.tie(ground.rules().kind(kind), person, own, other, side, thing, rare, carries));
            }
        });
    }

    private void named(int person, long thing, Net net) {
        if (ground.people().type(thing).equals("case")) {
            Map<Integer, Side> users = users(thing, suspects);
            Map<Integer, Side> all = users.size() > ground.rules().count("devicePublic") ? Map.of() : users;
            tie("case", person, users, thing, 1, all, net);
        }
    }

    private void drew(int person, long machine, Net net) {
        Map<Integer, Side> users = users(machine, withdraws);
        Side own = users.get(person);
        if (own == null) {
            return;
        }
        boolean few = users.size() <= ground.rules().count("cashPrivate");
        long near = ground.rules().minutes("cashNear");
        double rare = few ? ground.rarity(users.size(), "cashPrivate") : 0.3;
        users.forEach((other, side) -> {
            if (other != person && (few || own.near(side, near))) {
                net.add(Side.tie(ground.rules().kind("cash"), person, own, other, side, machine, rare, false));
            }
        });
    }
}
