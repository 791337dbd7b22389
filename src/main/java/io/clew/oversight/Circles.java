package io.clew.oversight;

import io.clew.casework.CaseFiles;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What supervision knows beside the audit, from registered profiles, cases and the graph, as of one moment. It looks at
 * the whole graph, because a relative hidden from the user is a relative still; nothing of it reaches an answer but that a
 * look was close. For one thread.
 */
public final class Circles implements Surroundings, AutoCloseable {

    private static final int MOST_FACTS = 2_000;

    private final GraphView view;
    private final FactFilter belongs;
    private final FactFilter kin;
    private final CaseFiles files;
    private final Map<String, Map<String, Relation>> own = new LinkedHashMap<>();

    public Circles(Profiles profiles, CaseFiles files, GraphStore graph, Ontology ontology) {
        this.view = graph.everything();
        this.files = files;
        this.belongs = FactFilter.ANY.links(ontology.bits(List.of("owns", "registered")));
        this.kin = FactFilter.ANY.links(ontology.bits(List.of("relative")));
        profiles.all().forEach(profile -> own.put(profile.user(), circle(profile)));
    }

    private Map<String, Relation> circle(Profiles.Profile profile) {
        var circle = new HashMap<String, Relation>();
        var people = new HashSet<EntityKey>();
        profile.own().forEach(key -> people.addAll(household(key)));
        var relatives = new HashSet<EntityKey>(profile.relatives());
        people.forEach(key -> relatives.addAll(around(key, kin)));
        relatives.forEach(
                key -> household(key).forEach(entityKey -> circle.put(entityKey.toString(), Relation.RELATIVE)));
        people.forEach(key -> circle.put(key.toString(), Relation.OWN));
        return circle;
    }

    /** The identifier, whoever it belongs to, and what else belongs to them. */
    private Set<EntityKey> household(EntityKey key) {
        var all = new HashSet<EntityKey>(Set.of(key));
        for (EntityKey near : around(key, belongs)) {
            all.add(near);
            if (near.type().equals("person")) {
                all.addAll(around(near, belongs));
            }
        }
        return all;
    }

    private List<EntityKey> around(EntityKey key, FactFilter filter) {
        long node = view.node(key);
        var near = new ArrayList<EntityKey>();
        if (node == GraphView.NO_NODE) {
            return near;
        }
        var others = new HashSet<Long>();
        FactCursor facts = view.facts(node, filter);
        for (int seen = 0; seen < MOST_FACTS && facts.next(); seen++) {
            others.add(facts.other());
        }
        others.forEach(other -> near.add(view.key(other)));
        return near;
    }

    @Override
    public Map<String, Relation> circle(String user) {
        var circle = new HashMap<String, Relation>();
        own.forEach((other, keys) -> {
            if (!other.equals(user)) {
                keys.forEach((key, relation) -> {
                    if (relation == Relation.OWN) {
                        circle.put(key, Relation.COLLEAGUE);
                    }
                });
            }
        });
        circle.putAll(own.getOrDefault(user, Map.of()));
        return circle;
    }

    @Override
    public Optional<Set<String>> about(String purpose) {
        return files.about(purpose);
    }

    /** Follows at most two thousand facts at each entity, so hubs lead nowhere in particular. */
    @Override
    public boolean near(Set<String> some, String key) {
        if (key.indexOf(':') <= 0 || some.isEmpty()) {
            return false;
        }
        var reached = around(EntityKey.parse(key), FactFilter.ANY);
        var wanted = new HashSet<>(some);
        for (EntityKey entityKey : reached) {
            if (wanted.contains(entityKey.toString())) {
                return true;
            }
        }
        for (EntityKey start : some.stream().map(EntityKey::parse).toList()) {
            for (EntityKey entityKey : around(start, FactFilter.ANY)) {
                if (reached.contains(entityKey)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        view.close();
    }
}
