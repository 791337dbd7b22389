package io.clew.analysis.gang;

import io.clew.analysis.gang.net.Leiden;
import io.clew.analysis.gang.net.Numbering;
import io.clew.analysis.gang.net.WeightedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells groups apart that grew together over somebody who serves both: Leiden at several resolutions and with several
 * seeds, of which only what lies together in four fifths of all runs counts.
 *
 * <p>Communities between which solid ties remain (two independent kinds) are one gang with two hubs, not two.
 */
final class Communities {

    private static final double[] RESOLUTIONS = {0.4, 0.6, 0.8, 1.0};
    private static final double STABLE = 0.8;

    private final GangRules rules;
    private final Net net;

    Communities(GangRules rules, Net net) {
        this.rules = rules;
        this.net = net;
    }

    /** The groups, the largest first; every person is in one. */
    List<Set<Integer>> of(Set<Integer> persons, long latest) {
        var numbers = new Numbering(persons);
        List<Evidence> ties = net.within(persons);
        var builder = new WeightedGraph.Builder(numbers.size());
        for (Evidence tie : ties) {
            builder.add(numbers.place(tie.a()), numbers.place(tie.b()), weight(tie, latest));
        }
        WeightedGraph graph = builder.build();
        int[][] together = new int[numbers.size()][numbers.size()];
        int runs = runs(graph, together);
        int[] group = connected(numbers.size(), (i, j) -> together[i][j] >= STABLE * runs);
        while (join(ties, numbers, group)) {
            // joined groups may touch others
        }
        return groups(numbers, group);
    }

    /** Weight of a tie: its kind's, by its strength, halved with each half-life before the latest fact. */
    double weight(Evidence tie, long latest) {
        double age = Math.max(0, latest - Math.max(tie.last(), 0)) / (double) rules.days("halfLife");
        return tie.kind().weight() * tie.strength() * Math.pow(0.5, Math.min(age, 8));
    }

    private int runs(WeightedGraph graph, int[][] together) {
        int runs = 0;
        for (double resolution : RESOLUTIONS) {
            for (int seed = 0; seed < rules.count("rounds"); seed++) {
                int[] community = new Leiden(resolution, seed + 1).communities(graph);
                for (int i = 0; i < community.length; i++) {
                    for (int j = 0; j < i; j++) {
                        together[i][j] += community[i] == community[j] ? 1 : 0;
                    }
                }
                runs++;
            }
        }
        return runs;
    }

    private interface Same {
        boolean test(int i, int j);
    }

    private static int[] connected(int size, Same same) {
        int[] group = new int[size];
        for (int i = 0; i < size; i++) {
            group[i] = i;
            for (int j = 0; j < i; j++) {
                if (same.test(i, j)) {
                    merge(group, group[i], group[j]);
                }
            }
        }
        return group;
    }

    private static void merge(int[] group, int a, int b) {
        int least = Math.min(a, b);
        int most = Math.max(a, b);
        for (int i = 0; i < group.length && least != most; i++) {
            if (group[i] == most) {
                group[i] = least;
            }
        }
    }

    /**
     * Joins two groups between which several persons on either side are tied, or of which one is too small to be a group;
     * one person between them may be a servant of both.
     *
     * @return whether two were joined
     */
    private static boolean join(List<Evidence> ties, Numbering numbers, int[] group) {
        Map<Long, Set<Integer>> bridges = new TreeMap<>();
        for (Evidence tie : ties) {
            int a = group[numbers.place(tie.a())];
            int b = group[numbers.place(tie.b())];
            if (a != b) {
                Set<Integer> ends =
                        bridges.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), p -> new TreeSet<>());
                ends.add(numbers.place(tie.a()));
                ends.add(numbers.place(tie.b()));
            }
        }
        for (Map.Entry<Long, Set<Integer>> bridge : bridges.entrySet()) {
            int a = (int) (bridge.getKey() >>> 32);
            int b = (int) (long) bridge.getKey();
            boolean wide = sides(bridge.getValue(), group, a) >= 2 && sides(bridge.getValue(), group, b) >= 2;
            if (wide || size(group, a) <= 2 || size(group, b) <= 2) {
                merge(group, a, b);
                return true;
            }
        }
        return false;
    }

    private static int size(int[] group, int which) {
        int size = 0;
        for (int each : group) {
            size += each == which ? 1 : 0;
        }
        return size;
    }

    private static int sides(Set<Integer> ends, int[] group, int which) {
        int found = 0;
        for (int place : ends) {
            found += group[place] == which ? 1 : 0;
        }
        return found;
    }

    private static List<Set<Integer>> groups(Numbering numbers, int[] group) {
        Map<Integer, Set<Integer>> found = new HashMap<>();
        for (int i = 0; i < group.length; i++) {
            found.computeIfAbsent(group[i], g -> new TreeSet<>()).add(numbers.person(i));
        }
        var groups = new ArrayList<>(found.values());
        groups.sort((x, y) -> x.size() != y.size()
                ? Integer.compare(y.size(), x.size())
                : Integer.compare(x.iterator().next(), y.iterator().next()));
        return groups;
    }
}
