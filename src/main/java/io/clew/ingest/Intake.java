package io.clew.ingest;

import io.clew.graph.GraphStore;
import io.clew.graph.GraphStore.Applied;
import io.clew.record.GraphUnavailableException;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Appended;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordIndex.KeptFacts;
import io.clew.upkeep.GraphUpkeep;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * The one door through which records come in: first into the index, then their facts into the graph.
 *
 * <p>Safe for use by many threads. One batch enters the index at a time, one the graph, and they pass in the same
 * order: while the graph takes a batch the index may already take the next. A batch is durable and searchable when
 * {@link #add} returns. What the graph lacks, because the program ended between the two steps, is replayed from the
 * index before anything new is applied.
 */
public final class Intake {

    private final RecordIndex index;
    private final GraphStore graph;
    private final ReentrantLock atIndex = new ReentrantLock(true);
    private final ReentrantLock atGraph = new ReentrantLock(true);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<LongConsumer> before = new CopyOnWriteArrayList<>();

    /** Brings the graph up to the index before it returns; where one of them is away, before the next batch. */
    public Intake(RecordIndex index, GraphStore graph) {
        this.index = index;
        this.graph = graph;
        try {
            catchUp();
        } catch (IndexUnavailableException | GraphUnavailableException away) {
            return; // apply compares again
        }
    }

    /** Runs it, on the writer's thread, whenever a batch is in the index and the graph. It has to return at once. */
    public void onAdded(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells it the highest sequence number there is, on the writer's thread, before anything is added or removed. */
    public void beforeMore(LongConsumer listener) {
        before.add(listener);
    }

    private void tellBefore() {
        if (!before.isEmpty()) {
            long sequence = index.sequence();
            before.forEach(listener -> listener.accept(sequence));
        }
    }

    /** Keeps records and applies their facts; what it returns is durable. */
    public Appended add(List<Record> batch) {
        if (batch.isEmpty()) {
            return new Appended(List.of(), 0);
        }
        atIndex.lock();
        Appended appended;
        try {
            tellBefore();
            appended = index.append(batch);
            atGraph.lock(); // before the index is given up, so that batches keep their order
        } finally {
            atIndex.unlock();
        }
        try {
            apply(appended.accepted());
        } finally {
            atGraph.unlock();
        }
        listeners.forEach(Runnable::run);
        return appended;
    }

    /** Takes records out of the index and then their facts out of the graph; how many there were. */
    public int remove(Collection<RecordRef> refs) {
        atIndex.lock();
        List<KeptFacts> removed;
        try {
            tellBefore();
            removed = index.remove(refs);
            atGraph.lock();
        } finally {
            atIndex.unlock();
        }
        try {
            applyAll(removed.stream()
                    .map(gone -> new Applied(gone.ref(), gone.facts(), gone.sequence(), gone.version()))
                    .toList());
        } finally {
            atGraph.unlock();
        }
        return removed.size();
    }

    private void apply(List<Kept> accepted) {
        applyAll(accepted.stream().map(Intake::applied).toList());
    }

    private void applyAll(List<Applied> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        if (graph.appliedSequence() < accepted.getFirst().sequence() - 1) {
            catchUp();
        }
        graph.apply(accepted);
    }

    /** Applies to the graph whatever the index holds beyond it. */
    private void catchUp() {
        graph.catchUp(GraphUpkeep.of(index));
    }

    private static Applied applied(Kept kept) {
        return new Applied(kept.record(), kept.sequence(), kept.version());
    }
}
