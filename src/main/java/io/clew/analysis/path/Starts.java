package io.clew.analysis.path;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.graph.GraphView;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** The entities that a question starts from, each once, and those that the view does not hold. */
final class Starts {

    /** More than any board holds; a question about more is refused rather than cut. */
    static final int MOST = 10_000;

    final List<EntityKey> keys = new ArrayList<>();
    final long[] nodes;
    final List<EntityKey> unknown = new ArrayList<>();
    private final LongHashSet set = new LongHashSet();

    /** @throws ClewException {@code too-many-nodes} or {@code no-nodes} */
    Starts(GraphView view, Collection<EntityKey> asked) {
        var once = new LinkedHashSet<>(asked);
        if (once.isEmpty()) {
            throw new ClewException(Message.of("no-nodes"));
        }
        if (once.size() > MOST) {
            throw new ClewException(Message.of("too-many-nodes.asked", MOST, once.size()));
        }
        view.seeking(once);
        var found = new long[once.size()];
        int count = 0;
        for (EntityKey key : once) {
            long node = view.node(key);
            if (node == GraphView.NO_NODE) {
                unknown.add(key);
            } else {
                keys.add(key);
                found[count++] = node;
                set.add(node);
            }
        }
        nodes = java.util.Arrays.copyOf(found, count);
    }

    boolean has(long node) {
        return set.contains(node);
    }
}
