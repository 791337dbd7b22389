package io.clew.inquiry;

import com.carrotsearch.hppc.BitMixer;
import com.carrotsearch.hppc.LongHashSet;
import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Sweep;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for patterns at every account in the background, so that a person can watch, stop it, and read what was found.
 *
 * <p>One sweep runs at a time, the others wait their turn. The last {@value #RUNS} are kept until the program ends; only
 * who started one sees it. Of each pattern the {@value #HITS} rarest hits are kept, one for each set of
 * accounts, and all sets are counted. Safe
 * for use by many threads.
 */
public final class SweepPatterns implements AutoCloseable {

    private static final int RUNS = 20;
    private static final int HITS = 500;

    /** Where a sweep stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * Hits of one pattern, the rarest first.
     *
     * @param total of which {@code hits} are the first
     */
    public record Result(Catalogue.Entry entry, List<FindPatterns.Found> hits, long total) {}

    /**
     * @param looked nodes passed
     * @param of nodes in all; 0 until they are counted
     * @param pace the set of parameters that was asked for; empty for the usual ones
     * @param leftOut how many hits were left out because they are ordinary, by the code of the reason
     * @param unjudged accounts that could not be judged in full, because amounts at them add up to more than can be
     * @param withheldSources that the reader may not see
     */
    public record Status(
            String id,
            List<String> codes,
            Instant began,
            State state,
            long looked,
            long of,
            long unjudged,
            List<Result> results,
            String pace,
            Map<String, Long> leftOut,
            int withheldSources) {

        /** Hits that were left out because they are ordinary. */
        public long ordinary() {
            return leftOut.values().stream().mapToLong(Long::longValue).sum();
        }

        public boolean over() {
            return state != State.WAITING && state != State.RUNNING;
        }
    }

    private final GraphStore graph;
    private final FindPatterns patterns;
    private final AuditLog audit;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "pattern-sweeps");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Run> runs = new LinkedHashMap<>();

    public SweepPatterns(GraphStore graph, FindPatterns patterns, AuditLog audit, Clock clock) {
        this.graph = graph;
        this.patterns = patterns;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rarest hits of a pattern. */
    private static final class Kept {
        private final Map<Set<EntityKey>, FindPatterns.Found> hits = new HashMap<>();
        private final TreeSet<FindPatterns.Found> ordered = new TreeSet<>(
                FindPatterns.Found.ORDER.thenComparing(hit -> hit.facts().toString()));
        private final LongHashSet sets = new LongHashSet();

        void add(FindPatterns.Found hit) {
            Set<EntityKey> members = hit.core();
            sets.add(hash(members));
            FindPatterns.Found before = hits.remove(members);
            if (before != null) {
                ordered.remove(before);
            }
            FindPatterns.Found told = before == null ? hit : hit.and(before);
            hits.put(members, told);
            ordered.add(told);
            if (ordered.size() > HITS) {
                hits.remove(ordered.removeLast().core());
            }
        }

        /** 64 bits that tell sets of accounts apart, whatever the order of their members. */
        private static long hash(Set<EntityKey> members) {
            long hash = 0;
            for (EntityKey member : members) {
                hash += BitMixer.mix64(member.value().hashCode() * 0x9e3779b97f4a7c15L
                        ^ new StringBuilder(member.value()).reverse().toString().hashCode());
            }
            return hash;
        }

        List<FindPatterns.Found> hits() {
            return List.copyOf(ordered);
        }

        long total() {
            return sets.size();
        }
    }

    private final class Run {

        final String id = UUID.randomUUID().toString();
        final Access access;
        final List<String> codes;
        final TimeRange when;
        final String pace;
        final Instant began = clock.instant();
        final Map<String, Kept> found = new LinkedHashMap<>();
        volatile State state = State.WAITING;
        volatile long of;

        @Nullable
        private volatile Sweep sweep;

        private volatile boolean stopped;

        Run(Access access, List<String> codes, TimeRange when, String pace) {
            this.pace = pace;
            this.access = access;
            this.codes = codes;
            this.when = when;
            codes.forEach(code -> found.put(code, new Kept()));
        }

        void go() {
            if (stopped) {
                state = State.STOPPED;
                return;
            }
            state = State.RUNNING;
            try {
                of = nodes();
                List<Pattern> wanted = codes.stream().map(Patterns::of).toList();
                var made = new Sweep(
                        () -> graph.view(access),
                        view -> patterns.scene(access, view, when, patterns.paced(codes, pace)),
                        wanted,
                        Runtime.getRuntime().availableProcessors());
                sweep = made;
                if (stopped) {
                    made.stop();
                }
                boolean whole = made.run((scene, hit) -> {
                    FindPatterns.Found told = FindPatterns.found(scene, hit);
                    synchronized (found) {
                        found.getOrDefault(hit.code(), new Kept()).add(told);
                    }
                });
                state = whole ? State.DONE : State.STOPPED;
            } catch (RuntimeException e) {
                state = State.FAILED;
                throw e;
            }
        }

        private long nodes() {
            try (GraphView view = graph.view(access)) {
                long count = 0;
                GraphView.NodeCursor nodes = view.nodes();
                while (nodes.next()) {
                    count++;
                }
                return count;
            }
        }

        void stop() {
            stopped = true;
            Sweep running = sweep;
            if (running != null) {
                running.stop();
            }
        }

        /** @param told whether the hits themselves are given, or only how many there are */
        Status status(boolean told) {
            var results = new ArrayList<Result>();
            synchronized (found) {
                found.forEach((code, kept) -> results.add(
                        new Result(patterns.catalogue().entry(code), told ? kept.hits() : List.of(), kept.total())));
            }
            Sweep running = sweep;
            return new Status(
                    id,
                    codes,
                    began,
                    state,
                    running == null ? 0 : running.looked(),
                    of,
                    running == null ? 0 : running.unjudged(),
                    results,
                    pace,
                    running == null ? Map.of() : running.ordinary(),
                    access.withheldSources());
        }
    }

    /**
     * Starts a sweep, or puts it behind those that run.
     *
     * @param pace set of parameters for the patterns that offer it, such as {@code days}; empty for the usual ones
     * @return its id
     * @throws ClewException {@code pattern-unknown}; {@code pattern-none} without a code
     */
    public String start(Access access, List<String> codes, TimeRange when, String pace) {
        if (codes.isEmpty()) {
            throw new ClewException(Message.of("pattern-none"));
        }
        codes.forEach(patterns.catalogue()::entry);
        try (Look look = audit.open(
                access, AuditAct.PATTERN, String.join(" ", codes) + " []" + (pace.isEmpty() ? "" : " " + pace))) {
            var run = new Run(access, List.copyOf(codes), when, pace);
            synchronized (runs) {
                for (var old = runs.values().iterator(); runs.size() >= RUNS && old.hasNext(); ) {
                    if (old.next().status(false).over()) {
                        old.remove();
                    }
                }
                runs.put(run.id, run);
            }
            worker.execute(run::go);
            look.returned(0, List.of());
            return run.id;
        }
    }

    /**
     * How far it is, and what has been found; the entities that are shown are audited.
     *
     * @throws ClewException {@code sweep-unknown} where there is none of this name, or somebody else started it
     */
    public Status status(Access access, String id) {
        Run run = run(access, id);
        Status status = run.status(true);
        try (Look look = audit.open(access, AuditAct.PATTERN, "sweep " + id)) {
            var members = status.results().stream()
                    .flatMap(result -> result.hits().stream())
                    .flatMap(hit -> hit.members().stream())
                    .distinct()
                    .toList();
            look.returned(members.size(), members);
        }
        return status;
    }

    /**
     * How far it is and how many hits there are, without the hits; not audited, for nobody is named.
     *
     * @throws ClewException {@code sweep-unknown}
     */
    public Status progress(Access access, String id) {
        return run(access, id).status(false);
    }

    /** @throws ClewException {@code sweep-unknown} */
    public void stop(Access access, String id) {
        run(access, id).stop();
    }

    private Run run(Access access, String id) {
        synchronized (runs) {
            Run run = runs.get(id);
            if (run == null || !run.access.user().equals(access.user())) {
                throw new ClewException(Message.of("sweep-unknown"));
            }
            return run;
        }
    }

    /** Ends what runs. */
    @Override
    public void close() {
        synchronized (runs) {
            runs.values().forEach(Run::stop);
        }
        worker.shutdownNow();
    }
}
