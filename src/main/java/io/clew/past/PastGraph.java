package io.clew.past;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphStoreDecorator;
import io.clew.graph.GraphView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A graph of which a reader sees what was known as of {@link Access#asOf}. Stands before any engine; whoever reads what is
 * known now gets the engine's own view.
 *
 * <p>Which records came later, the index tells: the first question about a past reads the names of all that came since, later
 * ones about the same past only what came meanwhile. Two pasts are held at a time.
 */
public final class PastGraph extends GraphStoreDecorator {

    private static final int HELD = 2;

    private final LongSupplier sequence;
    private final Records records;
    private final Map<Long, Later> pasts = new LinkedHashMap<>(4, 0.75f, true);

    /**
     * Puts the past before a graph.
     *
     * @param sequence the highest sequence number of the records
     * @param records those that the graph is made of
     */
    public PastGraph(GraphStore graph, LongSupplier sequence, Records records) {
        super(graph);
        this.sequence = sequence;
        this.records = records;
    }

    @Override
    public GraphView view(Access access) {
        GraphView view = graph.view(access);
        if (access.asOf() == Access.NOW) {
            return view;
        }
        try {
            return new PastView(view, later(access.asOf())); // after the view, so that it knows all that the view holds
        } catch (RuntimeException failed) {
            view.close();
            throw failed;
        }
    }

    private synchronized Later later(long from) {
        long now = sequence.getAsLong();
        Later later = pasts.getOrDefault(from, Later.than(from)).grown(records, now);
        pasts.put(from, later);
        if (pasts.size() > HELD) {
            pasts.remove(pasts.keySet().iterator().next());
        }
        return later;
    }
}
