package io.clew.analysis.gang;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cuts what grew together into gangs, and sets aside who is tied to several of them. */
final class GangSplit {

    private final Ground ground;
    private final Net net;
    private final Growth growth;
    private final Communities communities;

    GangSplit(Ground ground, Flows flows, Net net) {
        this.ground = ground;
        this.net = net;
        this.growth = new Growth(ground, flows, List.of(), net, new LinkedHashSet<>());
        this.communities = new Communities(ground.rules(), net);
    }

    /** Stable communities, each without those whose ties to the others of it are too few. */
    List<Set<Integer>> of(Set<Integer> grown) {
        List<Set<Integer>> groups = new ArrayList<>();
        for (Set<Integer> community : communities.of(grown, latest(grown))) {
            Set<Integer> kept = new TreeSet<>(community);
            while (kept.removeIf(person -> !growth.belongs(person, without(kept, person)))) {
                // who hung on somebody that fell may fall too
            }
            groups.add(kept);
        }
        return groups;
    }

    private long latest(Set<Integer> persons) {
        return net.within(persons).stream().mapToLong(Evidence::last).max().orElse(0);
    }

    private static Set<Integer> without(Set<Integer> group, int person) {
        Set<Integer> others = new LinkedHashSet<>(group);
        others.remove(person);
        return others;
    }

    /**
     * Takes who would belong to several groups out of all of them: one after the other, whoever's ties are spread most
     * evenly first, because those who are tied to several through that person alone are tied to one without.
     */
    List<Gang.Serving> serving(List<Set<Integer>> groups) {
        Set<Integer> candidates = new TreeSet<>();
        groups.forEach(group -> group.forEach(person -> {
            candidates.add(person);
            net.of(person).forEach(tie -> candidates.add(tie.other(person)));
        }));
        var serving = new ArrayList<Gang.Serving>();
        Map<Integer, List<Integer>> tied = tied(candidates, groups);
        while (!tied.isEmpty()) {
            int next = tied.keySet().stream()
                    .min(Comparator.comparingDouble((Integer person) -> dominance(person, groups))
                            .thenComparingInt(person -> person))
                    .orElseThrow();
            serving.add(served(next, tied.getOrDefault(next, List.of()), groups));
            groups.forEach(group -> group.remove(next));
            candidates.remove(next);
            tied = tied(tied.keySet().stream().filter(candidates::contains).toList(), groups);
        }
        return serving;
    }

    /** Moves who is in a group that does not hold them to the one that does, and drops whom none holds. */
    void settle(List<Set<Integer>> groups) {
        Set<Integer> loose = new TreeSet<>();
        for (Set<Integer> group : groups) {
            while (group.removeIf(person -> !growth.belongs(person, without(group, person)) && loose.add(person))) {
                // who hung on somebody that left may leave too
            }
        }
        for (int person : loose) {
            groups.stream()
                    .filter(group -> growth.belongs(person, group))
                    .findFirst()
                    .ifPresent(group -> group.add(person));
        }
    }

    private Map<Integer, List<Integer>> tied(Collection<Integer> candidates, List<Set<Integer>> groups) {
        Map<Integer, List<Integer>> tied = new TreeMap<>();
        for (int person : groups.size() < 2 ? List.<Integer>of() : candidates) {
            List<Integer> of = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                if (growth.belongs(person, without(groups.get(i), person))) {
                    of.add(i);
                }
            }
            if (of.size() >= 2) {
                tied.put(person, of);
            }
        }
        return tied;
    }

    /** The largest share that one group has of a person's ties, by weight. */
    private double dominance(int person, List<Set<Integer>> groups) {
        double sum = 0;
        double most = 0;
        for (Set<Integer> group : groups) {
            double weight = net.among(person, group).stream()
                    .mapToDouble(tie -> tie.kind().weight() * tie.strength())
                    .sum();
            sum += weight;
            most = Math.max(most, weight);
        }
        return sum == 0 ? 1 : most / sum;
    }

    private Gang.Serving served(int person, List<Integer> of, List<Set<Integer>> groups) {
        Map<String, Integer> kinds = new HashMap<>();
        Set<Long> facts = new LinkedHashSet<>();
        for (int group : of) {
            for (Evidence tie : net.among(person, groups.get(group))) {
                kinds.merge(tie.kind().code(), 1, Integer::sum);
                facts.addAll(tie.facts());
            }
        }
        return new Gang.Serving(
                ground.people().one(person).nodes(),
                of,
                kinds.keySet().stream().sorted().toList(),
                List.copyOf(facts));
    }
}
