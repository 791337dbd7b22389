package io.clew.graph.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * What the store holds at one moment; immutable, published by one volatile write.
 *
 * <p>The base holds the bulk. The deltas follow each other: while a merge runs there are two, the older one frozen. Of
 * the last one only the first {@code recent} facts belong to the state.
 *
 * @param base null until the first merge
 * @param nodes how many nodes have a name
 * @param dead ordinals of facts that a newer version of their record took back; null for none
 * @param sources ids by their number
 * @param currencies codes by their number
 * @param gone ordinals that name no fact any more, or never did: taken back and merged away, or left out; null for none
 * @param unknownLinks facts left out because the ontology does not have their link type
 */
record State(
        @Nullable Base base,
        List<Delta> deltas,
        int recent,
        int nodes,
        @Nullable RoaringBitmap dead,
        @Nullable RoaringBitmap gone,
        List<String> sources,
        List<String> currencies,
        long sequence,
        long unknownLinks) {

    Delta last() {
        return deltas.getLast();
    }

    /** How many facts of the n-th delta belong to the state. */
    int sizeOf(int delta) {
        return delta == deltas.size() - 1 ? recent : deltas.get(delta).size();
    }

    long recentFacts() {
        long sum = recent;
        for (int i = 0; i < deltas.size() - 1; i++) {
            sum += deltas.get(i).size();
        }
        return sum;
    }

    long facts() {
        return (base == null ? 0 : base.facts()) + recentFacts() - (dead == null ? 0 : dead.getLongCardinality());
    }

    boolean isDead(int ordinal) {
        return dead != null && dead.contains(ordinal);
    }

    int sourceOf(int ordinal) {
        for (int i = deltas.size() - 1; i >= 0; i--) {
            Delta delta = deltas.get(i);
            if (ordinal >>> Names.BITS >= delta.names.firstChunk) {
                return delta.names.source(ordinal);
            }
        }
        if (base == null) {
            throw new IllegalArgumentException("no such fact: " + ordinal);
        }
        return base.sourceOf(ordinal);
    }

    Names.Found name(int ordinal) {
        for (int i = deltas.size() - 1; i >= 0; i--) {
            Delta delta = deltas.get(i);
            if (ordinal >>> Names.BITS >= delta.names.firstChunk) {
                return delta.names.find(ordinal);
            }
        }
        if (base == null) {
            throw new IllegalArgumentException("no such fact: " + ordinal);
        }
        return base.name(ordinal);
    }
}
