package io.clew.inquiry.incident;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers, accounts and devices that belong to somebody, and who somebody's number belongs to, with the facts that say so. */
final class OwnNumbers {

    private static final List<String> HOLDS = List.of("owns", "registered", "identified-by");
    private static final List<String> USES = List.of("uses-device");

    /** A device that more use than this says nothing of one person. */
    private static final int MOST_AT_A_DEVICE = 12;

    private final GraphView view;
    private final long holds;
    private final long uses;

    OwnNumbers(GraphView view, Ontology ontology) {
        this.view = view;
        this.holds = ontology.bits(HOLDS);
        this.uses = ontology.bits(USES);
    }

    /** Everything that the persons hold, themselves included; by the fact that leads there, empty for themselves. */
    Map<EntityKey, String> of(Collection<EntityKey> persons, boolean devices) {
        var found = new LinkedHashMap<EntityKey, String>();
        persons.forEach(person -> found.put(person, ""));
        for (EntityKey person : persons) {
            step(person, FactFilter.Direction.OUT, holds, found);
        }
        if (devices) {
            for (EntityKey key : List.copyOf(found.keySet())) {
                step(key, FactFilter.Direction.BOTH, uses, found);
            }
        }
        return found;
    }

    /** The persons and companies that hold a number, by the fact that says so. */
    Map<EntityKey, String> holders(EntityKey number) {
        var found = new LinkedHashMap<EntityKey, String>();
        if (!isPerson(number)) {
            step(number, FactFilter.Direction.IN, holds, found);
        }
        found.keySet().removeIf(key -> !isPerson(key));
        return found;
    }

    /** The person, or persons, behind a key and all that they hold. */
    Map<EntityKey, String> circle(EntityKey key) {
        Set<EntityKey> persons = new LinkedHashSet<>();
        var waiting = new ArrayDeque<EntityKey>();
        waiting.add(key);
        Map<EntityKey, String> way = new LinkedHashMap<>();
        if (isPerson(key)) {
            persons.add(key);
        } else {
            way.put(key, "");
            Map<EntityKey, String> holders = holders(key);
            way.putAll(holders);
            persons.addAll(holders.keySet());
        }
        of(persons, true).forEach(way::putIfAbsent);
        return way;
    }

    static boolean isPerson(EntityKey key) {
        return key.type().equals("person")
                || key.type().equals("company")
                || key.type().equals("entity");
    }

    private void step(EntityKey from, FactFilter.Direction direction, long links, Map<EntityKey, String> found) {
        long node = view.node(from);
        if (node == GraphView.NO_NODE) {
            return;
        }
        FactCursor facts = view.facts(node, FactFilter.ANY.links(links).direction(direction));
        while (facts.next()) {
            boolean crowded = links == uses && view.degree(facts.other()) > MOST_AT_A_DEVICE * 200L;
            if (!crowded) {
                found.putIfAbsent(view.key(facts.other()), view.factName(facts.fact()));
            }
        }
    }
}
