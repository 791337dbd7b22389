package io.clew.analysis.gang;

import io.clew.analysis.gang.net.FactCut;
import io.clew.analysis.gang.net.Numbering;
import io.clew.analysis.gang.net.PushRank;
import io.clew.analysis.gang.net.WeightedGraph;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says of one group what each is in it, what ties them, how much would have to fall, and what speaks against it. */
final class GangPortrait {

    private static final double ALPHA = 0.15;
    private static final double ACCURACY = 1e-5;
    private static final int BESIDE = 20;

    private final Ground ground;
    private final Finders finders;
    private final Net net;
    private final Set<Integer> members;
    private final List<Evidence> ties;

    GangPortrait(Ground ground, Finders finders, Net net, Set<Integer> members) {
        this.ground = ground;
        this.finders = finders;
        this.net = net;
        this.members = members;
        this.ties = net.within(members);
    }

    Gang draw() {
        Set<Integer> core = core();
        Map<Integer, Double> rank = rank(core);
        var cut = new FactCut();
        ties.forEach(tie -> tie.links().forEach(link -> cut.fact(link.from(), link.to(), link.fact())));
        var roles = new Roles(ground, finders, net, members);
        var found = new ArrayList<Gang.Member>();
        for (int person : members) {
            found.add(new Gang.Member(
                    person,
                    ground.people().one(person).nodes(),
                    roles.of(person),
                    groups(person).size() >= 2,
                    List.copyOf(cut.between(new FactCut.End(true, person), ends(core, person))),
                    proofs(person),
                    counter(person),
                    rank.getOrDefault(person, 0.0)));
        }
        found.sort(Comparator.comparingDouble((Gang.Member member) -> -member.rank())
                .thenComparing(member -> ground.people().key(member.keys().getFirst())));
        var cases = new GangCases(ground, finders, members);
        return new Gang(
                found,
                List.copyOf(core),
                cases.cases(),
                cases.victims(),
                cases.loss(),
                new GangSpans(ground).of(members, ties, cases.cases()),
                beside(rank));
    }

    /** Those with at least half as many solid ties as who has most; where there are none, who has most ties. */
    private Set<Integer> core() {
        Map<Integer, Integer> solid = new TreeMap<>();
        Map<Integer, Double> weight = new TreeMap<>();
        for (int person : members) {
            Map<Integer, Set<String>> kinds = new HashMap<>();
            for (Evidence tie : net.among(person, members)) {
                kinds.computeIfAbsent(tie.other(person), n -> new TreeSet<>())
                        .add(tie.kind().group());
                weight.merge(person, tie.kind().weight() * tie.strength(), Double::sum);
            }
            solid.put(person, (int)
                    kinds.values().stream().filter(each -> each.size() >= 2).count());
        }
        int most = solid.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Set<Integer> core = new TreeSet<>();
        if (most == 0) {
            members.stream()
                    .max(Comparator.comparingDouble(person -> weight.getOrDefault(person, 0.0)))
                    .ifPresent(core::add);
        } else {
            solid.forEach((person, ties) -> {
                if (2 * ties >= most) {
                    core.add(person);
                }
            });
        }
        return core;
    }

    /** The core without the person; where they are all of it, everybody else. */
    private Set<FactCut.End> ends(Set<Integer> core, int person) {
        Set<Integer> others = new LinkedHashSet<>(core);
        others.remove(person);
        if (others.isEmpty()) {
            others.addAll(members);
            others.remove(person);
        }
        Set<FactCut.End> ends = new LinkedHashSet<>();
        others.forEach(other -> ends.add(new FactCut.End(true, other)));
        return ends;
    }

    private Set<String> groups(int person) {
        Set<String> groups = new TreeSet<>();
        net.among(person, members).forEach(tie -> groups.add(tie.kind().group()));
        return groups;
    }

    private List<Gang.Proof> proofs(int person) {
        Map<String, Map<Integer, Set<Long>>> facts = new LinkedHashMap<>();
        for (GangRules.Kind kind : ground.rules().kinds()) {
            facts.put(kind.code(), new TreeMap<>());
        }
        for (Evidence tie : net.among(person, members)) {
            facts.getOrDefault(tie.kind().code(), new TreeMap<>())
                    .computeIfAbsent(tie.other(person), n -> new LinkedHashSet<>())
                    .addAll(tie.facts());
        }
        var proofs = new ArrayList<Gang.Proof>();
        facts.forEach(
                (kind, with) -> with.forEach((other, of) -> proofs.add(new Gang.Proof(kind, other, List.copyOf(of)))));
        return proofs;
    }

    /** Walks from the core over all who are near, public places passing nothing on. */
    private Map<Integer, Double> rank(Set<Integer> core) {
        Set<Integer> near = new TreeSet<>(members);
        members.forEach(person -> net.of(person).forEach(tie -> near.add(tie.other(person))));
        var numbers = new Numbering(near);
        var builder = new WeightedGraph.Builder(numbers.size());
        for (Evidence tie : net.within(near)) {
            builder.add(
                    numbers.place(tie.a()), numbers.place(tie.b()), tie.kind().weight() * tie.strength());
        }
        boolean[] hubs = new boolean[numbers.size()];
        for (int i = 0; i < hubs.length; i++) {
            hubs[i] = ground.people().isVictim(numbers.person(i));
        }
        double[] rank = new PushRank(builder.build(), hubs, ALPHA, ACCURACY)
                .from(core.stream().map(numbers::place).toList());
        Map<Integer, Double> found = new HashMap<>();
        for (int i = 0; i < rank.length; i++) {
            found.put(numbers.person(i), rank[i]);
        }
        return found;
    }

    private List<Gang.Beside> beside(Map<Integer, Double> rank) {
        return rank.keySet().stream()
                .filter(person -> !members.contains(person) && !ground.people().isVictim(person))
                .sorted(Comparator.comparingDouble((Integer person) -> -rank.getOrDefault(person, 0.0))
                        .thenComparingLong(person -> ground.people().one(person).root()))
                .limit(BESIDE)
                .map(person -> {
                    Set<String> kinds = new TreeSet<>();
                    Set<Long> facts = new LinkedHashSet<>();
                    for (Evidence tie : net.among(person, members)) {
                        kinds.add(tie.kind().code());
                        facts.addAll(tie.facts());
                    }
                    return new Gang.Beside(
                            ground.people().one(person).nodes(),
                            List.copyOf(kinds),
                            List.copyOf(facts),
                            rank.getOrDefault(person, 0.0));
                })
                .toList();
    }

    private List<Message> counter(int person) {
        var counter = new ArrayList<Message>();
        List<Evidence> own = net.among(person, members);
        if (groups(person).size() < 2) {
            counter.add(Message.of("gang.counter.one-kind"));
        }
        Set<String> sources = new TreeSet<>();
        own.forEach(tie -> tie.facts()
                .forEach(fact -> sources.add(ground.view().factName(fact).replaceFirst("/.*", ""))));
        if (sources.size() == 1) {
            counter.add(Message.of("gang.counter.one-source", sources.iterator().next()));
        }
        if (own.stream().allMatch(tie -> tie.other(person) == own.getFirst().other(person))) {
            counter.add(Message.of("gang.counter.one-person"));
        }
        if (own.stream().anyMatch(tie -> tie.kind().code().equals("device"))
                && own.stream().noneMatch(Evidence::carries)) {
            counter.add(Message.of("gang.counter.device-apart"));
        }
        int relatives = relatives(person);
        if (relatives > 0) {
            counter.add(Message.of("gang.counter.relatives", relatives));
        }
        return counter;
    }

    private int relatives(int person) {
        Set<Integer> found = new TreeSet<>();
        for (long node : ground.people().one(person).nodes()) {
            FactCursor facts = ground.view()
                    .facts(node, ground.always("relative", "associate").direction(FactFilter.Direction.BOTH));
            while (facts.next()) {
                int other = ground.people().of(facts.other());
                if (other != person && members.contains(other)) {
                    found.add(other);
                }
            }
        }
        return found.size();
    }
}
