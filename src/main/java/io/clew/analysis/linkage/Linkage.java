package io.clew.analysis.linkage;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds which of some cases belong together. Candidates are pairs that share a thing, whose money meets, or whose telling
 * shares rare words; never all pairs.
 *
 * <p>Cost: one look at each thing and each rare word that cases share, and one comparison for each candidate.
 */
public final class Linkage {

    private final Map<EntityKey, Incident> incidents = new LinkedHashMap<>();
    private final Commonness common;
    private final LinkageLimits limits;
    private final Map<EntityKey, Reached> money;
    private final Comparison comparison;
    private final Map<EntityKey, List<Incident>> byThing = new HashMap<>();

    /**
     * @param incidents one an event, see {@link Events}
     * @param money where the money of cases went, of those for which it is known
     */
    public Linkage(
            Collection<Incident> incidents, Commonness common, LinkageLimits limits, Map<EntityKey, Reached> money) {
        incidents.forEach(one -> this.incidents.put(one.key(), one));
        this.common = common;
        this.limits = limits;
        this.money = money;
        for (Incident one : incidents) {
            one.things()
                    .keySet()
                    .forEach(key -> byThing.computeIfAbsent(key, missing -> new ArrayList<>())
                            .add(one));
        }
        this.comparison = new Comparison(common, limits, everybodys());
    }

    /** The pair of two cases in the order of their keys. */
    private record Pair(EntityKey a, EntityKey b) implements Comparable<Pair> {
        static Pair of(EntityKey one, EntityKey other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }

        @Override
        public int compareTo(Pair other) {
            int first = a.compareTo(other.a);
            return first != 0 ? first : b.compareTo(other.b);
        }
    }

    /**
     * The ties worth proposing, best first; equal scores by key.
     *
     * @param touching only ties of these cases; empty for all
     */
    public List<Link> links(Set<EntityKey> touching) {
        var found = new TreeMap<Pair, Link>();
        for (Pair pair : candidates(touching)) {
            Link link = compare(pair);
            if (!link.reasons().isEmpty()) {
                found.put(pair, link);
            }
        }
        Set<Pair> kept = amongTheNearest(found);
        return found.entrySet().stream()
                .filter(one -> isHard(one.getValue()) || kept.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingDouble((Link link) -> -link.score())
                        .thenComparing(Link::a)
                        .thenComparing(Link::b))
                .toList();
    }

    /** Two cases compared, whatever comes of it; empty where one of them is not here. */
    public Optional<Link> compare(EntityKey one, EntityKey other) {
        return incidents.containsKey(one) && incidents.containsKey(other) && !one.equals(other)
                ? Optional.of(compare(Pair.of(one, other)))
                : Optional.empty();
    }

    /** The case that is told most like it, compared, whatever comes of it; empty where there is no other. */
    public Optional<Link> nearest(EntityKey one) {
        Incident asked = incidents.get(one);
        if (asked == null) {
            return Optional.empty();
        }
        return incidents.values().stream()
                .filter(other -> !other.key().equals(one))
                .max(Comparator.comparingDouble(
                                (Incident other) -> Likeness.share(asked.telling(), other.telling(), common))
                        .thenComparing(Incident::key, Comparator.reverseOrder()))
                .flatMap(other -> compare(one, other.key()));
    }

    private Link compare(Pair pair) {
        return comparison.of(of(pair.a), of(pair.b), money.get(pair.a), money.get(pair.b));
    }

    private Incident of(EntityKey key) {
        return java.util.Objects.requireNonNull(incidents.get(key));
    }

    private static boolean isHard(Link link) {
        return link.reasons().stream().anyMatch(reason -> !reason.code().equals("L3"));
    }

    /** Of ties by manner alone those that are among the nearest of one of their cases. */
    private Set<Pair> amongTheNearest(Map<Pair, Link> found) {
        Map<EntityKey, List<Map.Entry<Pair, Link>>> soft = new HashMap<>();
        found.entrySet().stream().filter(one -> !isHard(one.getValue())).forEach(one -> {
            soft.computeIfAbsent(one.getKey().a, missing -> new ArrayList<>()).add(one);
            soft.computeIfAbsent(one.getKey().b, missing -> new ArrayList<>()).add(one);
        });
        Set<Pair> kept = new HashSet<>();
        soft.values()
                .forEach(list -> list.stream()
                        .sorted(Comparator.comparingDouble((Map.Entry<Pair, Link> one) ->
                                        -one.getValue().score())
                                .thenComparing(Map.Entry::getKey))
                        .limit(limits.manner().top())
                        .forEach(one -> kept.add(one.getKey())));
        return kept;
    }

    private Set<Pair> candidates(Set<EntityKey> touching) {
        Set<Pair> pairs = new java.util.TreeSet<>();
        byThing.forEach((key, sharing) -> {
            if (!comparison.isEverybodys(key)) {
                all(sharing, touching, pairs);
            }
        });
        Map<EntityKey, List<Incident>> meeting = new HashMap<>();
        money.forEach((key, reached) -> reached.accounts().keySet().forEach(account -> {
            Incident one = incidents.get(key);
            if (one != null) {
                meeting.computeIfAbsent(account, missing -> new ArrayList<>()).add(one);
            }
        }));
        meeting.values().forEach(sharing -> all(sharing, touching, pairs));
        var nearest = new Neighbours(incidents.values(), common);
        for (Incident one : incidents.values()) {
            if (touching.isEmpty() || touching.contains(one.key())) {
                nearest.of(one).forEach(other -> pairs.add(Pair.of(one.key(), other.key())));
            }
        }
        return pairs;
    }

    private static void all(List<Incident> sharing, Set<EntityKey> touching, Set<Pair> pairs) {
        for (int i = 0; i < sharing.size(); i++) {
            boolean first =
                    touching.isEmpty() || touching.contains(sharing.get(i).key());
            for (int k = i + 1; k < sharing.size(); k++) {
                if (first || touching.contains(sharing.get(k).key())) {
                    pairs.add(Pair.of(sharing.get(i).key(), sharing.get(k).key()));
                }
            }
        }
    }

    /** Things that cases of many kinds of fraud name. */
    private Set<EntityKey> everybodys() {
        Set<EntityKey> open = new HashSet<>();
        byThing.forEach((key, sharing) -> {
            long kinds = sharing.stream()
                    .map(Incident::kind)
                    .filter(kind -> !kind.isEmpty())
                    .distinct()
                    .count();
            if (sharing.size() >= limits.everybodys().cases()
                    && kinds >= limits.everybodys().kinds()) {
                open.add(key);
            }
        });
        return open;
    }
}
