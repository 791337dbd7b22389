package io.clew.analysis.gang;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whom accounts and numbers belong to: a person is the sum of what they own and registered. Somebody who is known by an
 * account or number alone is that.
 *
 * <p>Where several hold one account or number, it belongs to the one whose fact comes last. For one thread, as the view.
 */
final class People {

    static final int NOBODY = -1;

    private static final Set<String> HOLDERS = Set.of("person", "company");
    private static final Set<String> HELD =
            Set.of("account", "phone", "chat", "email", "wallet", "person", "company", "name");

    /**
     * A person as the graph knows them.
     *
     * @param root handle of the ID number, else of the account or number
     * @param nodes handles of all that is theirs, the root first
     */
    record One(int number, long root, String type, List<Long> nodes) {}

    private final GraphView view;
    private final FactFilter held;
    private final FactFilter identified;
    private final FactFilter victimOf;
    private final Map<Long, String> types = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<Integer, Boolean> victims = new HashMap<>();
    private final List<One> all = new ArrayList<>();

    People(GraphView view, Ontology ontology) {
        this.view = view;
        this.held = FactFilter.ANY.links(ontology.bits(List.of("owns", "registered")));
        this.identified =
                FactFilter.ANY.links(ontology.bits(List.of("identified-by"))).direction(FactFilter.Direction.OUT);
        this.victimOf =
                FactFilter.ANY.links(ontology.bits(List.of("victim-of"))).direction(FactFilter.Direction.OUT);
    }

    String type(long node) {
        return types.computeIfAbsent(node, n -> view.key(n).type());
    }

    EntityKey key(long node) {
        return view.key(node);
    }

    /** Number of the person that has this node; {@link #NOBODY} for devices, cases, shops and machines. */
    int of(long node) {
        Integer known = numbers.get(node);
        if (known != null) {
            return known;
        }
        int number = HELD.contains(type(node)) ? find(node) : NOBODY;
        numbers.put(node, number);
        return number;
    }

    One one(int number) {
        return all.get(number);
    }

    int size() {
        return all.size();
    }

    boolean isVictim(int number) {
        return victims.computeIfAbsent(
                number,
                n -> one(n).nodes().stream()
                        .anyMatch(node -> view.facts(node, victimOf).next()));
    }

    private int find(long node) {
        long root = root(node);
        Integer known = numbers.get(root);
        if (known != null && known != NOBODY) {
            return known;
        }
        int number = all.size();
        var nodes = new LinkedHashSet<Long>();
        nodes.add(root);
        nodes.add(node);
        if (HOLDERS.contains(type(root))) {
            FactCursor facts = view.facts(root, held.direction(FactFilter.Direction.OUT));
            while (facts.next()) {
                nodes.add(facts.other());
            }
        }
        nodes.removeIf(each -> root(each) != root);
        all.add(new One(number, root, type(root), List.copyOf(nodes)));
        nodes.forEach(each -> numbers.put(each, number));
        return number;
    }

    private long root(long node) {
        String type = type(node);
        if (type.equals("person") || type.equals("company")) {
            return node;
        }
        FactCursor identity = view.facts(node, identified);
        if (identity.next() && type(identity.other()).equals("person")) {
            return identity.other();
        }
        long root = node;
        long last = Long.MIN_VALUE;
        FactCursor facts = view.facts(node, held.direction(FactFilter.Direction.IN));
        while (facts.next()) {
            if (HOLDERS.contains(type(facts.other())) && (root == node || facts.at() >= last)) {
                root = facts.other();
                last = facts.at();
            }
        }
        return root;
    }
}
