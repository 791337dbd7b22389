package io.clew.inquiry.call;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How many phones a reader's graph knows, which says how rare it is to have one in common.
 *
 * <p>Counted by a walk over all nodes and remembered for readers of the same sources for a minute, and longer while
 * nothing is added. Safe for use by many threads.
 */
final class Population {

    private static final int REMEMBERED = 100;
    private static final long STALE = TimeUnit.MINUTES.toNanos(1);

    private record Counted(long phones, long sequence, long nanos) {}

    private final GraphStore graph;

    private record Reader(Set<String> sources, long asOf) {}

    private final Map<Reader, Counted> counted = new ConcurrentHashMap<>();

    Population(GraphStore graph) {
        this.graph = graph;
    }

    long phones(Access access, GraphView view) {
        long now = graph.appliedSequence();
        var reader = new Reader(access.sources(), access.asOf());
        Counted before = counted.get(reader);
        if (before != null && (now == before.sequence || System.nanoTime() - before.nanos < STALE)) {
            return before.phones;
        }
        long phones = 0;
        GraphView.NodeCursor nodes = view.nodes();
        while (nodes.next()) {
            phones += view.key(nodes.node()).type().equals("phone") ? 1 : 0;
        }
        if (counted.size() >= REMEMBERED) {
            counted.clear();
        }
        counted.put(reader, new Counted(phones, now, System.nanoTime()));
        return phones;
    }
}
