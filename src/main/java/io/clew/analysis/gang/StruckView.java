package io.clew.analysis.gang;

import com.carrotsearch.hppc.LongByteHashMap;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.GraphViewDecorator;
import io.clew.graph.SomeFacts;
import java.util.Collection;
import java.util.Set;

/**
 * A view as it would be without some facts, or without some sources: the question is asked anew in it, so that what
 * stays when they are struck out is what would have been found without them. For one thread.
 */
public final class StruckView extends GraphViewDecorator {

    private static final byte STAYS = 1;
    private static final byte STRUCK = 2;

    private final Set<String> facts;
    private final Set<String> sources;
    private final LongByteHashMap known = new LongByteHashMap();

    /** @param facts names of facts, {@code source/id#n} */
    public StruckView(GraphView view, Collection<String> facts, Collection<String> sources) {
        super(view);
        this.facts = Set.copyOf(facts);
        this.sources = Set.copyOf(sources);
    }

    @Override
    public FactCursor facts(long node, FactFilter filter) {
        FactCursor all = view.facts(node, filter);
        return facts.isEmpty() && sources.isEmpty() ? all : new SomeFacts(all, fact -> !struck(fact));
    }

    private boolean struck(long fact) {
        byte judged = known.get(fact);
        if (judged == 0) {
            String name = view.factName(fact);
            int slash = name.indexOf('/');
            boolean struck = facts.contains(name) || (slash > 0 && sources.contains(name.substring(0, slash)));
            judged = struck ? STRUCK : STAYS;
            known.put(fact, judged);
        }
        return judged == STRUCK;
    }

    /** The view beneath stays open: who opened it closes it. */
    @Override
    public void close() {}
}
