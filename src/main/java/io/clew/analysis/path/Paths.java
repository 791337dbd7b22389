package io.clew.analysis.path;

import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds the best ways from one entity to another, or among several: simple paths, the k of least cost.
 *
 * <p>Explores from both ends, always the end whose next layer is cheaper, until every path of the wanted length lies
 * in what was explored; then takes paths best first, guided by the exact rest of the cost without the rule of time, so
 * what is given is the best there is. Ties go to the path found in the order of the explored facts, which an unchanged
 * graph repeats. A fact explored costs one unit of the budget; trying steps has a bound of its own.
 *
 * <p>Source: bidirectional search (Pohl 1971); best-first enumeration with a consistent bound (Hart, Nilsson, Raphael
 * 1968) instead of Yen's algorithm, because it also holds for paths that respect time.
 */
public final class Paths {

    /** The longest path that may be asked for, in steps. */
    public static final int LONGEST = 12;

    /** The most entities for {@link #among}. */
    public static final int MOST_ENDS = 20;

    /** The most paths that may be asked for. */
    public static final int MOST = 1_000;

    private static final int EVIDENCE = 20;
    /** A way that is being tried takes some 64 bytes: an eighth of the heap at most. */
    private static final long MOST_TRIED =
            Math.min(3_000_000, Runtime.getRuntime().maxMemory() / 8 / 64);

    /** A step with its edges, and one of its facts. */
    private static final long STEP_BYTES = 400;

    private static final long EVIDENCE_BYTES = 250;

    /** What makes a path good. */
    public enum By {
        /** Fewer steps; among equals more facts on each step and fewer facts at the entities in between. */
        FEWEST_STEPS,
        /** More facts on each step; an entity in between costs the more, the more facts it has above a hundred. */
        STRONGEST
    }

    /**
     * @param maxLength steps, 1 to {@link #LONGEST}
     * @param k paths to give, 1 to {@link #MOST}
     * @param timeRespecting whether each step must be strictly later than the one before; facts without a time are then
     *     not followed
     * @param hubCap entities with more facts are not passed through; {@link Long#MAX_VALUE} for no cap
     */
    public record Rules(int maxLength, int k, By by, boolean timeRespecting, long hubCap) {
        public Rules {
            if (maxLength < 1 || maxLength > LONGEST) {
                throw new ClewException(Message.of("max-length", LONGEST, maxLength));
            }
            if (k < 1 || k > MOST) {
                throw new ClewException(Message.of("limit.paths", MOST, k));
            }
        }
    }

    /**
     * @param edges what stands behind the step, by link type and direction
     * @param evidence its first facts, at most 20, oldest first; where time is respected, from the one that the path
     *     takes
     */
    public record Step(EntityKey from, EntityKey to, List<Expand.Edge> edges, List<EdgeFacts.Item> evidence) {}

    /** @param cost by which paths are ordered, least first */
    public record Path(List<EntityKey> nodes, List<Step> steps, double cost) {}

    /**
     * @param paths best first
     * @param hubs how many entities were not passed through because they have more facts than the cap
     * @param unknown entities asked about that the reader's graph does not hold
     * @param cut {@code facts} or {@code time} where the budget ran out and {@code steps} where too many ways had to be
     *     tried, so that better paths may exist; else empty
     */
    public record Answer(List<Path> paths, long hubs, List<EntityKey> unknown, String cut) {}

    private final GraphView view;
    private final Ontology ontology;
    private final FactFilter filter;
    private final Rules rules;
    private final Budget budget;
    private final Budget steps = new Budget(MOST_TRIED, TimeUnit.SECONDS.toNanos(5));

    /** @param filter direction OUT follows facts the way they lead, BOTH either way, IN against it */
    public Paths(GraphView view, Ontology ontology, FactFilter filter, Rules rules, Budget budget) {
        this.view = view;
        this.ontology = ontology;
        this.filter = filter;
        this.rules = rules;
        this.budget = budget;
    }

    /** What a question may hold at most: the ways that are tried, and every path of the answer with its evidence. */
    public static long bytes(int ends, Rules rules) {
        long most = Math.min(ends, MOST_ENDS); // more that the graph holds are refused
        long pairs = most * (most - 1) / (rules.timeRespecting() ? 1 : 2);
        long path = rules.maxLength() * (STEP_BYTES + EVIDENCE * EVIDENCE_BYTES);
        return MOST_TRIED * 64 + pairs * rules.k() * path;
    }

    public Answer between(EntityKey from, EntityKey to) {
        var ends = new Starts(view, List.of(from, to));
        if (ends.nodes.length < 2) {
            return new Answer(List.of(), 0, ends.unknown, "");
        }
        var found = new ArrayList<Path>();
        long hubs = between(ends.nodes[0], ends.nodes[1], found);
        return new Answer(found, hubs, List.of(), why());
    }

    /**
     * The k best paths between every two of the entities (in both orders, where direction or time matters), best first.
     *
     * @throws ClewException {@code too-many-nodes}
     */
    public Answer among(Collection<EntityKey> keys) {
        var ends = new Starts(view, keys);
        if (ends.nodes.length > MOST_ENDS) {
            throw new ClewException(Message.of("too-many-nodes.paths", MOST_ENDS, ends.nodes.length));
        }
        boolean ordered = filter.direction() != Direction.BOTH || rules.timeRespecting();
        var found = new ArrayList<Path>();
        long hubs = 0;
        for (int i = 0; i < ends.nodes.length; i++) {
            for (int j = ordered ? 0 : i + 1; j < ends.nodes.length; j++) {
                if (i != j && !budget.exhausted()) {
                    hubs = Math.max(hubs, between(ends.nodes[i], ends.nodes[j], found));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Path::cost));
        return new Answer(found, hubs, ends.unknown, why());
    }

    private long between(long from, long to, List<Path> into) {
        var explored = new Explored(view, filter, rules, budget, from, to);
        while (explored.deepen()) {
            if (rules.by() == By.FEWEST_STEPS && explored.met()) {
                var best = new BestFirst(explored, rules, steps).best();
                if (best.size() >= rules.k()) {
                    return describe(best, explored, into);
                }
            }
        }
        return describe(new BestFirst(explored, rules, steps).best(), explored, into);
    }

    private long describe(List<BestFirst.Found> best, Explored explored, List<Path> into) {
        for (BestFirst.Found path : best) {
            into.add(describe(path));
        }
        return explored.hubs();
    }

    private String why() {
        return budget.exhausted() ? budget.why() : steps.exhausted() ? "steps" : "";
    }

    private Path describe(BestFirst.Found path) {
        var nodes = new ArrayList<EntityKey>();
        for (long node : path.nodes()) {
            nodes.add(view.key(node));
        }
        var steps = new ArrayList<Step>();
        for (int i = 0; i + 1 < path.nodes().length; i++) {
            var behind = new BehindStep(view, ontology, filter, budget);
            steps.add(behind.between(path.nodes()[i], path.nodes()[i + 1], path.arrivals()[i + 1], EVIDENCE));
        }
        return new Path(nodes, steps, path.cost());
    }
}
