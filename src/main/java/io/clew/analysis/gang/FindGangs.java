package io.clew.analysis.gang;

import io.clew.analysis.scene.Scene;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Who acts together with whom: grows groups from seeds, tells apart those that only share somebody, and says of each who
 * is in it, as what, by which facts. For one thread, as the view.
 *
 * <p>A group in which nobody is suspected in any case, and nobody spoke with victims, is no gang, whatever its ties: so
 * families, employers and people of one dormitory are none. The same facts give the same answer in any order.
 */
public final class FindGangs {

    /** Fewer are not a group. */
    private static final int LEAST_MEMBERS = 3;

    /**
     * @param serving persons tied to several gangs, members of none
     * @param cut empty, or why not everything was followed: {@code facts}, {@code time}, {@code persons}, {@code stopped}
     */
    public record Answer(List<Gang> gangs, List<Gang.Serving> serving, String cut) {}

    private final Ground ground;
    private final Finders finders;
    private final Net net = new Net();
    private final Set<Integer> looked = new HashSet<>();
    private final FactFilter suspects;
    private boolean cut;

    /**
     * @param window facts that have a time, in the window that is asked about; that of the scene
     * @param without kinds of evidence that are struck out
     */
    public FindGangs(Scene scene, GangRules rules, FactFilter window, Set<String> without, Budget budget) {
        this.ground = new Ground(
                scene, new People(scene.view(), scene.ontology()), rules, window, Set.copyOf(without), budget);
        this.finders = Finders.on(ground);
        this.suspects = ground.always("suspect-of");
    }

    /** The gangs about these accounts, numbers, persons, devices and cases. */
    public Answer from(Collection<Long> seeds) {
        List<Set<Integer>> starts = new ArrayList<>();
        for (long seed : seeds) {
            Set<Integer> persons = persons(seed);
            if (!persons.isEmpty()) {
                starts.add(persons);
            }
        }
        return grow(starts, () -> false);
    }

    /** Every gang that the view shows, from all who are suspected in some case. */
    public Answer everything(BooleanSupplier stopped) {
        List<Set<Integer>> starts = new ArrayList<>();
        GraphView.NodeCursor nodes = ground.view().nodes();
        while (nodes.next() && !stopped.getAsBoolean()) {
            FactCursor facts = ground.view().facts(nodes.node(), suspects.direction(FactFilter.Direction.OUT));
            if (facts.next()) {
                int person = ground.people().of(nodes.node());
                if (person != People.NOBODY) {
                    starts.add(Set.of(person));
                }
            }
        }
        return grow(starts, stopped);
    }

    private Answer grow(List<Set<Integer>> starts, BooleanSupplier stopped) {
        List<Set<Integer>> grown = new ArrayList<>();
        for (Set<Integer> start : starts) {
            if (stopped.getAsBoolean() || ground.budget().exhausted()) {
                break;
            }
            if (grown.stream().noneMatch(group -> group.containsAll(start))) {
                var growth = new Growth(ground, finders.flows(), finders.tyings(), net, looked);
                unite(grown, growth.from(start));
                cut |= growth.cut();
            }
        }
        var split = new GangSplit(ground, finders.flows(), net);
        List<Set<Integer>> groups = new ArrayList<>();
        grown.forEach(group -> groups.addAll(split.of(group)));
        groups.removeIf(group -> group.size() < LEAST_MEMBERS || !isSuspect(group));
        List<Gang.Serving> serving = split.serving(groups);
        split.settle(groups);
        List<Set<Integer>> left =
                groups.stream().filter(group -> group.size() >= LEAST_MEMBERS).toList();
        var gangs = left.stream()
                .map(group -> new GangPortrait(ground, finders, net, group).draw())
                .toList();
        serving = serving.stream()
                .map(each -> each.among(each.gangs().stream()
                        .map(groups::get)
                        .map(left::indexOf)
                        .filter(at -> at >= 0)
                        .toList()))
                .toList();
        return new Answer(gangs, serving, why(stopped));
    }

    private String why(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            return "stopped";
        }
        return ground.budget().exhausted() ? ground.budget().why() : cut ? "persons" : "";
    }

    /** Adds a group to the ones that share somebody with it. */
    private static void unite(List<Set<Integer>> groups, Set<Integer> grown) {
        Set<Integer> united = new TreeSet<>(grown);
        groups.removeIf(group -> {
            boolean meets = group.stream().anyMatch(grown::contains);
            if (meets) {
                united.addAll(group);
            }
            return meets;
        });
        groups.add(united);
    }

    /** Whether a report names one of them, or one spoke with several victims. */
    private boolean isSuspect(Set<Integer> group) {
        return group.stream()
                .anyMatch(person -> ground.people().one(person).nodes().stream()
                                .anyMatch(node -> !finders.suspected(node).isEmpty())
                        || finders.victims().met(person).size()
                                >= ground.rules().count("victimsLeast"));
    }

    /** Whom a seed stands for: of a case its suspects, of a thing its users, of a victim the suspects of their cases. */
    private Set<Integer> persons(long seed) {
        String type = ground.people().type(seed);
        if (type.equals("case")) {
            return those(seed, suspects.direction(FactFilter.Direction.IN));
        }
        int person = ground.people().of(seed);
        if (person == People.NOBODY) {
            return those(seed, ground.links("login", "uses-device", "withdraw").direction(FactFilter.Direction.IN));
        }
        if (!ground.people().isVictim(person)) {
            return Set.of(person);
        }
        Set<Integer> found = new LinkedHashSet<>();
        for (long node : ground.people().one(person).nodes()) {
            FactCursor cases =
                    ground.view().facts(node, ground.always("victim-of").direction(FactFilter.Direction.OUT));
            while (cases.next()) {
                found.addAll(those(cases.other(), suspects.direction(FactFilter.Direction.IN)));
            }
        }
        return found;
    }

    private Set<Integer> those(long node, FactFilter filter) {
        Set<Integer> found = new LinkedHashSet<>();
        FactCursor facts = ground.view().facts(node, filter);
        while (facts.next() && found.size() <= ground.rules().count("devicePublic")) {
            int person = ground.people().of(facts.other());
            if (person != People.NOBODY) {
                found.add(person);
            }
        }
        return found.size() > ground.rules().count("devicePublic") ? Set.of() : found;
    }
}
