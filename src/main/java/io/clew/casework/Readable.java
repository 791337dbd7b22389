package io.clew.casework;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What of the things that somebody wrote down a reader may see. For use inside a look: it writes no entry of its own. */
public final class Readable {

    private final RecordIndex index;
    private final GraphStore graph;

    public Readable(RecordIndex index, GraphStore graph) {
        this.index = index;
        this.graph = graph;
    }

    /** @param ref {@code source/id}; what reads otherwise is no record */
    public Optional<Record> record(Access access, String ref) {
        int slash = ref.indexOf('/');
        return slash > 0 && slash < ref.length() - 1
                ? index.get(access, RecordRef.parse(ref)).map(RecordIndex.Kept::record)
                : Optional.empty();
    }

    /** The key as the reader may see it; empty where no fact that they may read names it. */
    public Optional<EntityKey> entity(Access access, EntityKey key) {
        return entities(access, List.of(key)).stream().findFirst();
    }

    /** The keys as the reader may see them; those that no readable fact names are left out. */
    public List<EntityKey> entities(Access access, Collection<EntityKey> keys) {
        var seen = new ArrayList<EntityKey>();
        try (GraphView view = graph.view(access)) {
            for (EntityKey key : index.told(access, keys).values()) {
                long node = view.node(key);
                if (node != GraphView.NO_NODE) {
                    seen.add(view.key(node));
                }
            }
        }
        return seen;
    }
}
