package io.clew.graph.memory;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The embedded engine: see {@link State} for what it holds and {@link Base} for how.
 *
 * <p>Facts go to a delta at once; one thread of the store's own merges it into a new base when it has grown to a
 * twentieth of the base (within 256 thousand and 2 million facts). When nothing comes for two seconds a hundredth
 * (from 4,096 facts on) is enough, since walking a hub in the delta takes several times as long. The thread writes bases
 * to disk when one minute or four million facts have passed. The records are the log: after a crash what no file holds
 * is replayed from them.
 */
public final class MemoryGraphStore implements GraphStore {

    private static final Logger LOG = Logger.getLogger(MemoryGraphStore.class.getName());
    static final int LEAST_MERGE = 1 << 18;
    private static final int MOST_MERGE = 2_000_000;
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int LEAST_QUIET_MERGE = 1 << 12;
    private static final long UNWRITTEN = 4_000_000;
    private static final long UNWRITTEN_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long SMALL_FILE = 64L << 20;

    private final Ontology ontology;
    private final long smallFile;
    private final Snapshots snapshots;
    private final ScheduledThreadPoolExecutor upkeep = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("clew-graph-upkeep").factory());
    private final AtomicBoolean mergeWaits = new AtomicBoolean();
    private final AtomicBoolean quietWaits = new AtomicBoolean();
    /** Held by whoever exchanges bases or writes them. */
    private final Object changing = new Object();

    private volatile LiveGraph live;
    private volatile boolean closed;
    private volatile long appliedAt;
    private volatile String trouble = "";
    private @Nullable Records records;
    private long writtenSequence;
    private long writtenFacts;
    private long writtenAt = System.nanoTime();

    private MemoryGraphStore(Path folder, Ontology ontology, long smallFile) {
        this.ontology = ontology;
        this.smallFile = smallFile;
        upkeep.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        snapshots = new Snapshots(folder);
        synchronized (changing) { // upkeep of the file that is opened begins when the graph is there
            live = newest();
        }
    }

    /** Opens the graph kept in a folder, which is made if there is none. */
    public static MemoryGraphStore open(Path folder) {
        return open(folder, Ontology.shipped());
    }

    /**
     * Answers from the newest snapshot at once; a large one is read through in the background. {@link #catchUp} with
     * the records completes it.
     */
    public static MemoryGraphStore open(Path folder, Ontology ontology) {
        return new MemoryGraphStore(folder, ontology, SMALL_FILE);
    }

    /** @param smallFile bytes up to which a snapshot is read through before it is used */
    static MemoryGraphStore open(Path folder, long smallFile) {
        return new MemoryGraphStore(folder, Ontology.shipped(), smallFile);
    }

    private LiveGraph newest() {
        for (Path file : snapshots.files()) {
            boolean small = file.toFile().length() <= smallFile;
            if (small && !Snapshots.isWhole(file)) {
                LOG.warning(() -> "The graph snapshot " + file + " is damaged; it is set aside and the graph rebuilt.");
                Snapshots.setAside(file);
                continue;
            }
            Base base = Snapshots.open(file);
            if (base == null) {
                Snapshots.setAside(file);
                continue;
            }
            writtenSequence = base.sections.sequence();
            writtenFacts = base.facts();
            if (!small) {
                upkeep.execute(() -> examine(file));
            }
            return new LiveGraph(ontology, LiveGraph.of(base), true);
        }
        writtenSequence = 0;
        writtenFacts = 0;
        return new LiveGraph(ontology, LiveGraph.empty(), true);
    }

    /** Reads a snapshot that is in use already; where it is damaged, goes back to an older one and replays. */
    private void examine(Path file) {
        if (closed) {
            return;
        }
        if (Snapshots.isWhole(file)) {
            promote();
            return;
        }
        LOG.severe(() -> "The graph snapshot " + file + " is damaged; the graph is rebuilt from what is before it.");
        synchronized (changing) {
            Snapshots.setAside(file);
            Records source;
            synchronized (this) {
                LiveGraph damaged = live;
                live = newest();
                damaged.close();
                source = records;
                if (source != null) {
                    fill(live, source, false);
                } else {
                    trouble = "a damaged snapshot was set aside; records up to it have to be replayed";
                }
            }
        }
    }

    /** Moves a mapped base to memory of its own where that takes less than an eighth of the machine's. */
    private void promote() {
        synchronized (changing) {
            Base base = live.state().base();
            if (!closed && base != null && base.bytes() < physicalMemory() / 8) {
                live.moved(base.copy());
            }
        }
    }

    private static long physicalMemory() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /** Waits until the upkeep asked for so far is done. */
    void awaitUpkeep() {
        CompletableFuture.runAsync(() -> {}, upkeep).join();
    }

    /** Waits until what came so far is merged because nothing more comes. */
    void awaitQuiet() {
        var after = CompletableFuture.delayedExecutor(QUIET_NANOS, TimeUnit.NANOSECONDS, upkeep);
        CompletableFuture.runAsync(() -> {}, after).join();
    }

    @Override
    public synchronized void apply(List<Applied> batch) {
        live.apply(batch);
        appliedAt = System.nanoTime();
        State now = live.state();
        if (now.recent() < mergeAt(now)) {
            mergeSoon(now);
        } else if (mergeWaits.compareAndSet(false, true)) {
            upkeep.execute(this::mergeOrSay);
        }
    }

    /** Has what is recent merged once nothing more comes. */
    private void mergeSoon(State now) {
        if (now.recent() >= quietMergeAt(now) && quietWaits.compareAndSet(false, true)) {
            upkeep.schedule(this::mergeWhenQuiet, QUIET_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    private static long quietMergeAt(State state) {
        long base = state.base() == null ? 0 : state.base().facts();
        return Math.max(base / 100, LEAST_QUIET_MERGE);
    }

    private void mergeWhenQuiet() {
        long left = QUIET_NANOS - (System.nanoTime() - appliedAt);
        if (left > 0) {
            upkeep.schedule(this::mergeWhenQuiet, left, TimeUnit.NANOSECONDS);
        } else {
            quietWaits.set(false);
            mergeOrSay();
        }
    }

    private static long mergeAt(State state) {
        long base = state.base() == null ? 0 : state.base().facts();
        return Math.clamp(base / 20, LEAST_MERGE, MOST_MERGE);
    }

    private void mergeOrSay() {
        mergeWaits.set(false);
        if (closed) {
            return;
        }
        try {
            synchronized (changing) {
                live.merge();
                State now = live.state();
                if (now.facts() - writtenFacts > UNWRITTEN || System.nanoTime() - writtenAt > UNWRITTEN_NANOS) {
                    write(live);
                }
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            trouble = "merging failed: " + e;
            LOG.log(Level.SEVERE, "The graph could not be merged; its facts stay in memory.", e);
        }
    }

    private void write(LiveGraph graph) {
        Base base = graph.state().base();
        if (base != null && base.sections.sequence() > writtenSequence) {
            snapshots.write(base);
            writtenSequence = base.sections.sequence();
            writtenFacts = base.facts();
            writtenAt = System.nanoTime();
        }
    }

    /**
     * Adds facts from columns, without a record object for each; not idempotent, so for a graph that is being filled.
     *
     * @param sequence of the last record, told once all are in
     */
    public void load(long sequence, Consumer<Loader> facts) {
        live.load(sequence, facts);
    }

    /** Merges what came since the last merge into the base, without writing it. */
    public void compact() {
        synchronized (changing) {
            live.merge();
        }
    }

    @Override
    public void checkpoint() {
        synchronized (changing) {
            live.merge();
            write(live);
        }
    }

    @Override
    public void catchUp(Records source) {
        synchronized (changing) {
            synchronized (this) {
                records = source;
                trouble = "";
                fill(live, source, false);
                mergeSoon(live.state());
            }
        }
    }

    @Override
    public void rebuild(Records source) {
        var fresh = new LiveGraph(ontology, LiveGraph.empty(), false);
        fill(fresh, source, true);
        synchronized (changing) {
            synchronized (this) {
                fill(fresh, source, true); // what came meanwhile; nothing comes now
                fresh.show();
                LiveGraph old = live;
                live = fresh;
                old.close();
                records = source;
                trouble = "";
            }
            writtenSequence = -1;
            write(live);
            snapshots.keep(live.state().base() == null ? 0 : 1);
        }
    }

    /** One thread reads the records, another applies those read before. */
    private static void fill(LiveGraph graph, Records source, boolean bulk) {
        var filling = new LiveGraph.Filling(graph);
        long from = graph.state().sequence();
        try {
            if (!source.columns(from, filling)) {
                source.after(from, filling);
                filling.applyBatch();
            }
        } finally {
            filling.awaitApplied(); // also where the records cannot be read on: nobody else may apply meanwhile
        }
        if (bulk || graph.state().recent() > mergeAt(graph.state())) {
            graph.merge();
        }
    }

    @Override
    public long appliedSequence() {
        return live.state().sequence();
    }

    @Override
    public GraphView view(Access access) {
        return new MemoryView(acquire(), access.sources(), ontology.lasting());
    }

    @Override
    public GraphView everything() {
        return new MemoryView(acquire(), null, ontology.lasting());
    }

    /** The current state, its base counted as read until the view closes. */
    private State acquire() {
        while (true) {
            State now = live.state();
            Base base = now.base();
            if (base == null || base.acquire()) {
                return now;
            }
            if (closed) {
                throw new IllegalStateException("the graph is closed");
            }
        }
    }

    @Override
    public Health health() {
        State now = live.state();
        long bytes = now.base() == null ? 0 : now.base().bytes();
        for (Delta delta : now.deltas()) {
            bytes += delta.bytes();
        }
        long facts = now.facts();
        double recent = facts == 0 ? 0 : Math.min(1, (double) now.recentFacts() / facts);
        return new Health(now.nodes(), facts, bytes, recent, now.sequence(), note(now));
    }

    private String note(State now) {
        String left = now.unknownLinks() == 0
                ? ""
                : now.unknownLinks() + " facts were left out: graph/ontology.yaml does not have their link type";
        return trouble.isEmpty() || left.isEmpty() ? trouble + left : trouble + "; " + left;
    }

    /** Lets the files be; what they lack is replayed at the next start, so call {@link #checkpoint} for a fast one. */
    @Override
    public void close() {
        closed = true;
        upkeep.shutdown();
        synchronized (changing) {
            live.close();
        }
    }
}
