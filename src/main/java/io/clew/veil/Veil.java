package io.clew.veil;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.Masking;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows which entities are hidden from a reader: those that a record which this reader may read protects. What the reader
 * may not read has no say in it, so it cannot show through either.
 */
final class Veil {

    private final RecordIndex index;
    private final Handles handles;

    Veil(RecordIndex index, Handles handles) {
        this.index = index;
        this.handles = handles;
    }

    EntityKey open(EntityKey key) {
        return handles.open(key);
    }

    EntityKey seal(EntityKey key) {
        return handles.seal(key);
    }

    /** Those of the keys that are hidden from the reader. */
    Set<EntityKey> hidden(Access access, Collection<EntityKey> keys) {
        List<EntityKey> asked = keys.stream()
                .filter(key -> Handles.TYPES.contains(key.type()))
                .distinct()
                .toList();
        if (access.unmasked() || asked.isEmpty()) {
            return Set.of();
        }
        var counts = index.count(access, asked.stream().map(ExactTerms::guard).toList());
        var hidden = new HashSet<EntityKey>();
        for (int i = 0; i < asked.size(); i++) {
            if (counts.get(i).records() > 0) {
                hidden.add(asked.get(i));
            }
        }
        return hidden;
    }

    Masking masking(Record record, Set<EntityKey> hidden) {
        var here = new HashSet<>(ExactTerms.keys(record));
        here.retainAll(hidden);
        return Masking.of(record, here, handles);
    }
}
