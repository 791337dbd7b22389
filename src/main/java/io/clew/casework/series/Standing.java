package io.clew.casework.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stands after some acts: the state of each tie, and the series that accepted ties connect.
 *
 * <p>Made by playing the acts that were not taken back, in order, so taking one back leaves exactly what was there before it.
 * A series keeps its name while it grows; where two meet, the older name stays; where one falls apart, the largest part keeps
 * it (the first by case among equals). O(acts × ties).
 */
public final class Standing {

    /**
     * A tie and what was decided about it.
     *
     * @param acts that decided it, oldest first
     */
    public record Held(Act.Tie tie, Act.Kind state, List<Act> acts) {}

    private final Map<String, Held> ties = new TreeMap<>();
    private final Map<String, Set<String>> series = new LinkedHashMap<>(); // name to cases
    private final Map<String, String> of = new HashMap<>(); // case to name
    private final Set<Long> undone = new HashSet<>();

    private Standing() {}

    public static Standing after(List<Act> acts) {
        var standing = new Standing();
        acts.stream().filter(act -> act.kind() == Act.Kind.UNDO).forEach(act -> standing.undone.add(act.undoes()));
        for (Act act : acts) {
            if (act.kind() != Act.Kind.UNDO && !standing.undone.contains(act.n())) {
                standing.play(act);
            }
        }
        return standing;
    }

    public boolean isUndone(Act act) {
        return undone.contains(act.n());
    }

    /** The cases of each series by its name, oldest series first. */
    public Map<String, Set<String>> series() {
        return series;
    }

    public Collection<Held> ties() {
        return ties.values();
    }

    /** The accepted ties among these cases. */
    public List<Held> within(Collection<String> cases) {
        return ties.values().stream()
                .filter(held ->
                        held.state == Act.Kind.ACCEPT && cases.contains(held.tie.a()) && cases.contains(held.tie.b()))
                .toList();
    }

    private void play(Act act) {
        for (Act.Tie tie : act.ties()) {
            String name = tie.a() + " " + tie.b();
            Held known = ties.get(name);
            var acts = new ArrayList<>(known == null ? List.<Act>of() : known.acts);
            acts.add(act);
            Act.Tie told = tie.why().isEmpty() && known != null ? known.tie : tie;
            ties.put(name, new Held(told, act.kind(), List.copyOf(acts)));
        }
        name(act);
    }

    /** Brings names to the components as they are now. */
    private void name(Act act) {
        var components = components(ties.values().stream()
                .filter(held -> held.state == Act.Kind.ACCEPT)
                .map(Held::tie)
                .toList());
        var named = new LinkedHashMap<String, Set<String>>();
        components.sort(Comparator.comparingInt((Set<String> cases) -> -cases.size())
                .thenComparing(cases -> cases.iterator().next()));
        int fresh = 0;
        var order = new ArrayList<>(series.keySet());
        for (Set<String> cases : components) {
            String name = cases.stream()
                    .map(of::get)
                    .filter(known -> known != null && !named.containsKey(known))
                    .min(Comparator.comparingInt(order::indexOf))
                    .orElse("");
            if (name.isEmpty()) {
                name = "s" + act.n() + (fresh == 0 ? "" : "-" + fresh);
                fresh++;
            }
            named.put(name, cases);
        }
        of.clear();
        var kept = new LinkedHashMap<String, Set<String>>();
        order.stream().filter(named::containsKey).forEach(name -> kept.put(name, named.get(name)));
        named.forEach(kept::putIfAbsent);
        series.clear();
        series.putAll(kept);
        series.forEach((name, cases) -> cases.forEach(one -> of.put(one, name)));
    }

    /** Sets of two and more cases that ties connect, each in order. */
    static List<Set<String>> components(Collection<Act.Tie> ties) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Act.Tie tie : ties) {
            Set<String> one = groups.computeIfAbsent(tie.a(), missing -> new TreeSet<>(Set.of(missing)));
            Set<String> other = groups.computeIfAbsent(tie.b(), missing -> new TreeSet<>(Set.of(missing)));
            if (one != other) {
                Set<String> large = one.size() >= other.size() ? one : other;
                Set<String> small = large == one ? other : one;
                large.addAll(small);
                small.forEach(each -> groups.put(each, large));
            }
        }
        var distinct = new ArrayList<Set<String>>();
        Set<Set<String>> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        groups.values().stream().filter(seen::add).forEach(distinct::add);
        return distinct;
    }
}
