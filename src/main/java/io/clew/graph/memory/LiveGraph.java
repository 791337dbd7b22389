package io.clew.graph.memory;

import io.clew.graph.GraphStore.Applied;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** One graph as it grows: turns records into facts and publishes states. One thread applies, any number reads. */
final class LiveGraph {

    private final GraphChange.GraphWords words;
    private volatile State state;
    /** Whether readers see the graph; as long as they do not, facts need no chains to be found by. */
    private boolean shown;
    /** What a merge under way works on. */
    private @Nullable State frozen;

    /** @param shown whether readers may see it from the beginning; else {@link #show} is called before they do */
    LiveGraph(Ontology ontology, State first, boolean shown) {
        this.words = new GraphChange.GraphWords(ontology, first);
        this.shown = shown;
        this.state = first;
    }

    static State empty() {
        return new State(null, List.of(new Delta(0, 0)), 0, 0, null, null, List.of(), List.of(Fact.YUAN), 0, 0);
    }

    State state() {
        return state;
    }

    /** Adds the facts of records in order; those not above the sequence are passed over. */
    synchronized void apply(List<Applied> batch) {
        State before = state;
        var change = change(before);
        for (Applied applied : batch) {
            if (applied.sequence() > change.sequence()) {
                change.add(applied);
            }
        }
        if (change.sequence() > before.sequence()) {
            state = change.state();
        }
    }

    private GraphChange change(State before) {
        return new GraphChange(words, before, shown);
    }

    /**
     * Adds the facts of a page of records, as {@link #apply} does.
     *
     * @param corrections whether a record may be here in an earlier version
     */
    synchronized void take(FactColumns page, boolean corrections) {
        var change = change(state);
        new PageIntake(words.ontology, page).addTo(change, corrections);
        if (change.sequence() > state.sequence()) {
            state = change.state();
        }
    }

    /** From now on readers may see it; everything is merged. */
    synchronized void show() {
        if (state.recentFacts() > 0) {
            throw new IllegalStateException("facts that are not merged cannot be found");
        }
        shown = true;
    }

    /** Adds facts that come as bare values, up to the given sequence; readers see them at the end, or as published. */
    synchronized void load(long sequence, java.util.function.Consumer<Loader> facts) {
        var change = change(state);
        facts.accept(new Loader() {
            private int ordinal;

            @Override
            public int node(EntityKey key) {
                return change.node(key);
            }

            @Override
            public void record(String source, String id, int count) {
                ordinal = change.delta().names.add(change.source(source), id, count);
            }

            @Override
            public void fact(int from, int to, int link, long at, long amount, String currency) {
                change.delta().add(from, to, link, at, amount, change.currency(currency), ordinal++);
            }

            @Override
            public void publish() {
                state = change.state();
            }
        });
        change.reached(Math.max(change.sequence(), sequence));
        words.records = null; // made again from the names when a correction comes
        state = change.state();
    }

    /** The state with nothing but a base. */
    static State of(Base base) {
        return new State(
                base,
                List.of(new Delta(base.nodes(), base.chunks())),
                0,
                base.nodes(),
                null,
                base.gone(),
                base.sections.sources(),
                base.sections.currencies(),
                base.sections.sequence(),
                base.sections.unknownLinks());
    }

    /**
     * Lets what comes from now on go to a new delta, so that the present one can be merged.
     *
     * @return the state to merge; null where a merge would change nothing
     */
    synchronized @Nullable State freeze() {
        State now = state;
        if (frozen != null) {
            return frozen; // a merge that failed is tried again
        }
        long merged = now.base() == null ? 0 : now.base().sections.sequence();
        if (now.sequence() == merged) {
            return null;
        }
        frozen = now;
        Delta next = new Delta(now.last().endNode(), now.last().endChunk());
        state = new State(
                now.base(),
                List.of(now.last(), next),
                0,
                now.nodes(),
                now.dead(),
                now.gone(),
                now.sources(),
                now.currencies(),
                now.sequence(),
                now.unknownLinks());
        return now;
    }

    /** Merges what is in the delta into a new base, if there is anything; for one thread at a time. */
    void merge() {
        State now = freeze();
        if (now != null) {
            merged(Merge.of(now, true));
        }
    }

    /** Puts the merged base in the place of the old one and the frozen delta. */
    synchronized void merged(Base base) {
        State now = state;
        if (frozen == null) {
            throw new IllegalStateException("nothing was frozen");
        }
        RoaringBitmap dead = now.dead();
        if (dead != null && frozen.dead() != null) {
            dead = RoaringBitmap.andNot(dead, frozen.dead());
        }
        RoaringBitmap gone = now.gone();
        if (frozen.dead() != null) {
            gone = gone == null ? frozen.dead() : RoaringBitmap.or(gone, frozen.dead());
        }
        frozen = null;
        exchange(base, List.of(now.last()), dead == null || dead.isEmpty() ? null : dead, gone);
    }

    /** Puts a base in the place of one that holds the same elsewhere. */
    synchronized void moved(Base base) {
        exchange(base, state.deltas(), state.dead(), state.gone());
    }

    private void exchange(Base base, List<Delta> deltas, @Nullable RoaringBitmap dead, @Nullable RoaringBitmap gone) {
        State now = state;
        state = new State(
                base,
                deltas,
                now.recent(),
                now.nodes(),
                dead,
                gone,
                now.sources(),
                now.currencies(),
                now.sequence(),
                now.unknownLinks());
        release(now);
    }

    /** Lets go of the base; views that are open keep it until they close. */
    synchronized void close() {
        release(state);
    }

    private static void release(State old) {
        if (old.base() != null) {
            old.base().release();
        }
    }

    /** Fills a graph: one thread reads records, another applies those read before. */
    static final class Filling implements Predicate<Applied>, FactColumns.Sink {
        private static final int BATCH = 4096;
        /** How many facts are gathered while a graph is filled, which takes some 100 bytes of the heap for each. */
        private static final int BULK_MERGE =
                (int) Math.clamp(Runtime.getRuntime().maxMemory() / 256, MemoryGraphStore.LEAST_MERGE, 8_000_000L);

        private final LiveGraph graph;
        /** A graph that begins with nothing meets each record once. */
        private final boolean corrections;

        private List<Applied> batch = new ArrayList<>(BATCH);
        private FactColumns spare = new FactColumns();
        private CompletableFuture<Void> applying = CompletableFuture.allOf();

        Filling(LiveGraph graph) {
            this.graph = graph;
            corrections = graph.state().sequence() > 0;
        }

        @Override
        public boolean test(Applied record) {
            batch.add(record);
            if (batch.size() == BATCH) {
                applyBatch();
            }
            return true;
        }

        void applyBatch() {
            List<Applied> full = batch;
            batch = new ArrayList<>(BATCH);
            apply(() -> graph.apply(full));
        }

        @Override
        public FactColumns take(FactColumns page) {
            apply(() -> graph.take(page, corrections));
            FactColumns free = spare; // what was in it has been applied
            spare = page;
            return free;
        }

        private void apply(Runnable next) {
            awaitApplied();
            if (graph.state().recent() >= BULK_MERGE) {
                graph.merge(); // here, so that another thread can help
            }
            applying = CompletableFuture.runAsync(next);
        }

        void awaitApplied() {
            try {
                applying.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
