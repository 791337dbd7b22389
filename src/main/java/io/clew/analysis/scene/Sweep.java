package io.clew.analysis.scene;

import io.clew.graph.GraphView;
import io.clew.record.ClewException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks for patterns at every account, number and device of the graph, on several threads, each with a view of its own.
 *
 * <p>Hits come as they are found, in no order; {@link #looked} tells how far it is; {@link #stop} ends it soon. Memory
 * does not grow with the graph.
 */
public final class Sweep {

    private static final int BLOCK = 256;

    private final Supplier<GraphView> views;
    private final Function<GraphView, Scene> scenes;
    private final List<Pattern> patterns;
    private final int threads;
    private final AtomicLong looked = new AtomicLong();
    private final AtomicLong unjudged = new AtomicLong();
    private final Map<String, Long> ordinary = new ConcurrentHashMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    public Sweep(Supplier<GraphView> views, Function<GraphView, Scene> scenes, List<Pattern> patterns, int threads) {
        this.views = views;
        this.scenes = scenes;
        this.patterns = List.copyOf(patterns);
        this.threads = threads;
    }

    /** Nodes passed so far. */
    public long looked() {
        return looked.get();
    }

    /**
     * Accounts so far that some pattern could not judge in full, because amounts at them add up to more than can be
     * or there is too much to look at.
     */
    public long unjudged() {
        return unjudged.get();
    }

    /** Hits so far that were left out because they are ordinary, by the code of the reason: a {@code rated.…}. */
    public Map<String, Long> ordinary() {
        return new TreeMap<>(ordinary);
    }

    /** Ends the sweep at the next node; what was found stays found. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Runs to the end.
     *
     * @param hits called by one thread at a time; the handles are those of the scene's view, which is open meanwhile
     * @return whether every node was looked at
     */
    public boolean run(java.util.function.BiConsumer<Scene, Hit> hits) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "pattern-sweep");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Void>> parts = new ArrayList<>();
            for (int part = 0; part < threads; part++) {
                int own = part;
                parts.add(() -> {
                    part(own, hits);
                    return null;
                });
            }
            for (var done : pool.invokeAll(parts)) {
                done.get();
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return !stopped.get();
    }

    private void part(int own, java.util.function.BiConsumer<Scene, Hit> hits) {
        try (GraphView view = views.get()) {
            Scene scene = scenes.apply(view);
            Consumer<Hit> sink = hit -> {
                synchronized (looked) {
                    hits.accept(scene, hit);
                }
            };
            GraphView.NodeCursor nodes = view.nodes();
            long[] block = new long[BLOCK];
            for (int number = 0; !stopped.get(); number++) {
                int size = 0;
                while (size < BLOCK && nodes.next()) {
                    block[size++] = nodes.node();
                }
                if (size == 0) {
                    return;
                }
                if (number % threads == own) {
                    look(scene, Arrays.copyOf(block, size), sink);
                    scene.takeOrdinary().forEach((why, n) -> ordinary.merge(why, n, Long::sum));
                }
            }
        }
    }

    /** Neighbours in the order of the nodes stay together, so that a thread meets again what it has read. */
    private void look(Scene scene, long[] nodes, Consumer<Hit> sink) {
        scene.prefetch(nodes, patterns);
        for (long node : nodes) {
            if (stopped.get()) {
                return;
            }
            looked.incrementAndGet();
            judge(scene, node, sink);
        }
    }

    private void judge(Scene scene, long account, Consumer<Hit> sink) {
        boolean whole = true;
        for (Pattern pattern : patterns) {
            try {
                if (pattern.isAbout(scene, account)) {
                    pattern.judge(scene, account, sink);
                }
            } catch (ClewException e) {
                if (!e.code().equals("amount-overflow")) {
                    throw e;
                }
                whole = false;
            }
        }
        if (scene.wasCutShort() || !whole) {
            unjudged.incrementAndGet();
        }
    }
}
