package io.clew.alerts;

import io.clew.graph.GraphStore;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come through what index and graph both hold, a stretch at a time. What is raised is kept together with
 * the position; a stretch that raised nothing moves the kept position only every {@value #SECONDS} seconds, so it may be
 * looked at again after a kill. After a failure it goes on where it is sure. Safe for use by many threads, one at a time.
 */
public final class Progress {

    private static final int STRETCH = 2_000;
    private static final int SECONDS = 2;
    private static final long KEPT_EVERY = Duration.ofSeconds(SECONDS).toNanos();

    private final String name;
    private final RecordIndex index;
    private final GraphStore graph;
    private final DocumentStore store;
    private final Alarms alarms;
    private @Nullable Position position; // null until it is opened
    private long reached;
    private long keptAt = System.nanoTime() - KEPT_EVERY;

    /** @param name under which the position is kept */
    public Progress(String name, RecordIndex index, GraphStore graph, DocumentStore store, Alarms alarms) {
        this.name = name;
        this.index = index;
        this.graph = graph;
        this.store = store;
        this.alarms = alarms;
    }

    /** What is done with a stretch. */
    public interface Look {

        /** Raises what the records behind {@code after}, up to and with {@code to}, give reason for. */
        void at(long after, long to, List<Raised> raised);
    }

    /**
     * Takes the next stretch.
     *
     * @param asked whether anybody asks at all; else everything is passed at once
     * @return whether there is more
     */
    public synchronized boolean step(boolean asked, Look look) {
        try {
            return follow(asked, look);
        } catch (RuntimeException failed) {
            position = null;
            throw failed;
        }
    }

    private boolean follow(boolean asked, Look look) {
        Position kept = position;
        if (kept == null) {
            kept = new Position(store, name, 0);
            position = kept;
            reached = kept.sequence();
        }
        long end = Math.min(index.sequence(), graph.appliedSequence());
        if (reached >= end) {
            return false;
        }
        long to = asked ? Math.min(end, reached + STRETCH) : end;
        var raised = new ArrayList<Raised>();
        if (asked) {
            look.at(reached, to, raised);
        }
        long now = System.nanoTime();
        if (!raised.isEmpty() || now - keptAt >= KEPT_EVERY) {
            alarms.raise(raised, List.of(kept.at(to)));
            kept.written(to);
            keptAt = now;
        }
        reached = to;
        return to < end;
    }
}
