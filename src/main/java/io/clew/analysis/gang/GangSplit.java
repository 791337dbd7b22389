package io.clew.analysis.gang;

import java.util.ArrayList;
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

    /** Takes who would belong to several groups out of all of them. */
    List<Gang.Serving> serving(List<Set<Integer>> groups) {
        Map<Integer, List<Integer>> tied = new TreeMap<>();
        Set<Integer> candidates = new TreeSet<>();
        groups.forEach(group -> group.forEach(person -> {
            candidates.add(person);
            net.of(person).forEach(tie -> candidates.add(tie.other(person)));
        }));
        for (int person : groups.size() < 2 ? Set.<Integer>of() : candidates) {
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
        var serving = new ArrayList<Gang.Serving>();
        tied.forEach((person, of) -> serving.add(served(person, of, groups)));
        groups.forEach(group -> group.removeAll(tied.keySet()));
        return serving;
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
