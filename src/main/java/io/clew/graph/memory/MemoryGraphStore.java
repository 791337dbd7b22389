package io.clew.graph.memory;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded engine: see {@link State} for what it holds and {@link Base} for how. */
public final class MemoryGraphStore implements GraphStore {

    private static final int BATCH = 4096;

    private final Ontology ontology;
    private volatile LiveGraph live;

    private MemoryGraphStore(Ontology ontology, LiveGraph live) {
        this.ontology = ontology;
        this.live = live;
    }

    /** Opens the graph kept in a folder, which is made if there is none. */
    public static MemoryGraphStore open(Path folder) {
        return open(folder, Ontology.shipped());
    }

    public static MemoryGraphStore open(Path folder, Ontology ontology) {
        return new MemoryGraphStore(ontology, new LiveGraph(ontology, LiveGraph.empty()));
    }

    @Override
    public synchronized void apply(List<Applied> records) {
        live.apply(records);
    }

    @Override
    public void rebuild(Records records) {
        var fresh = new LiveGraph(ontology, LiveGraph.empty());
        fill(fresh, records);
        synchronized (this) {
            fill(fresh, records); // what came meanwhile; nothing comes now
            live = fresh;
        }
    }

    private static void fill(LiveGraph graph, Records records) {
        var batch = new ArrayList<Applied>(BATCH);
        records.after(graph.state().sequence(), record -> {
            batch.add(record);
            if (batch.size() == BATCH) {
                graph.apply(batch);
                batch.clear();
            }
            return true;
        });
        graph.apply(batch);
    }

    @Override
    public long appliedSequence() {
        return live.state().sequence();
    }

    @Override
    public GraphView view(Access access) {
        return new MemoryView(live.acquire(), access.sources());
    }

    @Override
    public GraphView everything() {
        return new MemoryView(live.acquire(), null);
    }

    @Override
    public Health health() {
        State now = live.state();
        long bytes = now.base() == null ? 0 : now.base().bytes();
        for (Delta delta : now.deltas()) {
            bytes += delta.bytes();
        }
        long facts = now.facts();
        return new Health(
                now.nodes(),
                facts,
                bytes,
                facts == 0 ? 0 : (double) now.recentFacts() / facts,
                now.sequence(),
                note(now));
    }

    private static String note(State now) {
        return now.unknownLinks() == 0
                ? ""
                : now.unknownLinks() + " facts were left out: graph/ontology.yaml does not have their link type";
    }

    @Override
    public void checkpoint() {}

    @Override
    public void close() {}
}
