package io.clew.graph.neo4j;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.GraphUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The graph in Neo4j, or another engine that speaks Bolt and openCypher.
 *
 * <p>Everything is kept in the database, the sequence number applied included, which each batch changes in its own
 * transaction. Where the server is away every question and every batch fails at once with {@link
 * GraphUnavailableException}; when it is back they work again, and a thread of the store's own applies what was missed,
 * from the records that {@link #catchUp} was given.
 */
public final class Neo4jGraphStore implements GraphStore {

    private static final Logger LOG = Logger.getLogger(Neo4jGraphStore.class.getName());
    private static final int BATCH = 4096;
    /** How long this program trusts what it knows; its own batches show at once, those of others after this. */
    private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long MEND_SECONDS = 2;

    private final Bolt bolt;
    private final Statements statements;
    private final Ontology ontology;
    private final long projection;
    private final Makings makings;
    private final FactWriter writer;
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clew-graph-upkeep").factory());
    private final AtomicBoolean mendWaits = new AtomicBoolean();
    private final ReentrantLock applying = new ReentrantLock();
    private final ReentrantLock rebuilding = new ReentrantLock();

    private volatile @Nullable Making known;
    private volatile long knownAt;
    private volatile @Nullable Records records;

    private Neo4jGraphStore(Neo4jSettings settings, Ontology ontology) {
        this.ontology = ontology;
        projection = settings.projection();
        bolt = new Bolt(settings);
        statements = new Statements(settings.dialect(), ontology);
        makings = new Makings(bolt, statements, ontology, settings.name());
        writer = new FactWriter(bolt, statements, ontology);
    }

    /** Opens the graph; see {@link #open(Neo4jSettings, Ontology)}. */
    public static Neo4jGraphStore open(Neo4jSettings settings) {
        return open(settings, Ontology.shipped());
    }

    /** Connects at the first question, so this succeeds while the server is away; makes the schema where it is not. */
    public static Neo4jGraphStore open(Neo4jSettings settings, Ontology ontology) {
        return new Neo4jGraphStore(settings, ontology);
    }

    private Making now() {
        Making last = known;
        return last != null && System.nanoTime() - knownAt < TRUSTED_NANOS ? last : refresh();
    }

    private Making refresh() {
        long asked = System.nanoTime();
        Making now = makings.serving();
        known = now;
        knownAt = asked;
        return now;
    }

    @Override
    public void apply(List<Applied> batch) {
        applying.lock();
        try {
            writer.apply(refresh().id(), batch);
            refresh();
        } catch (GraphUnavailableException e) {
            known = null;
            mendLater();
            throw e;
        } finally {
            applying.unlock();
        }
    }

    private void mendLater() {
        if (records != null && mendWaits.compareAndSet(false, true)) {
            later(this::mend, MEND_SECONDS);
        }
    }

    private void mend() {
        mendWaits.set(false);
        Records source = records;
        if (source == null) {
            return;
        }
        try {
            catchUp(source);
            LOG.info("The graph database is back; the graph has what was missed.");
        } catch (GraphUnavailableException e) {
            mendLater();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "What the graph missed could not be applied; it is tried with the next batch.", e);
        }
    }

    private void later(Runnable work, long seconds) {
        try {
            upkeep.schedule(work, seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.fine("The graph is closed; nothing is mended any more.");
        }
    }

    @Override
    public long appliedSequence() {
        return refresh().sequence();
    }

    @Override
    public GraphView view(Access access) {
        return read(access.sources());
    }

    @Override
    public GraphView everything() {
        return read(null);
    }

    private GraphView read(@Nullable Set<String> sources) {
        Making making = now();
        makings.opened(making);
        return new Neo4jView(bolt, statements, ontology, making, sources, projection, () -> makings.closed(making));
    }

    /** Where the server is away, what was known last, and a note that says so. */
    @Override
    public Health health() {
        try {
            Making now = refresh();
            String note = now.leftOut() == 0
                    ? ""
                    : now.leftOut() + " facts were left out: graph/ontology.yaml does not have their link type";
            return new Health(now.nodes(), now.facts(), 0, 0, now.sequence(), note);
        } catch (GraphUnavailableException e) {
            Making last = known;
            return last == null
                    ? new Health(0, 0, 0, 0, 0, String.valueOf(e.getMessage()))
                    : new Health(last.nodes(), last.facts(), 0, 0, last.sequence(), String.valueOf(e.getMessage()));
        }
    }

    /** What was applied is durable already; removes facts that were taken back and makings that serve no more. */
    @Override
    public void checkpoint() {
        makings.purge();
        makings.dropOld();
    }

    @Override
    public void catchUp(Records source) {
        applying.lock();
        try {
            records = source;
            fill(refresh(), source);
            refresh();
        } catch (GraphUnavailableException e) {
            known = null;
            mendLater();
            throw e;
        } finally {
            applying.unlock();
        }
    }

    @Override
    public void rebuild(Records source) {
        rebuilding.lock();
        try {
            String next = makings.beginNext();
            long sequence = fill(next, 0, source);
            applying.lock();
            try {
                fill(next, sequence, source); // what came meanwhile; nothing comes now
                makings.serve(next);
                records = source;
                refresh();
            } finally {
                applying.unlock();
            }
            later(this::dropOldQuietly, 0);
        } finally {
            rebuilding.unlock();
        }
    }

    private void dropOldQuietly() {
        try {
            makings.dropOld();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An old making of the graph could not be removed; the next checkpoint does.", e);
        }
    }

    private void fill(Making making, Records source) {
        fill(making.id(), making.sequence(), source);
    }

    /** @return the last sequence number that was applied */
    private long fill(String making, long after, Records source) {
        var batch = new ArrayList<Applied>(BATCH);
        long[] last = {after};
        source.after(after, record -> {
            batch.add(record);
            last[0] = record.sequence();
            if (batch.size() == BATCH) {
                writer.apply(making, batch);
                batch.clear();
            }
            return true;
        });
        writer.apply(making, batch);
        return last[0];
    }

    /** Removes the graph from the database. */
    void drop() {
        makings.dropAll();
        known = null;
    }

    @Override
    public void close() {
        upkeep.shutdownNow();
        bolt.close();
    }
}
