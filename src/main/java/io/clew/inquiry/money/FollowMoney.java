package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.SourceTrace;
import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.after.Residuals;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.search.RecordIndex;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Follows money from payments, a report or an account, forward or back, and says what could be frozen and asked for. */
public final class FollowMoney {

    /** Of the heap, the part that statements read before may take. */
    private static final long REMEMBERED_PART = 16;

    private static final long MOST_FACTS = 5_000_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final GraphStore graph;
    private final RecordIndex index;
    private final Ontology ontology;
    private final Places places;
    private final AuditLog audit;
    private final StatementMemory memory =
            new StatementMemory(Runtime.getRuntime().maxMemory() / REMEMBERED_PART);
    private final long leastFreeze;
    private final Clock clock;

    public FollowMoney(GraphStore graph, RecordIndex index, Ontology ontology, Places places, AuditLog audit) {
        this(graph, index, ontology, places, audit, 0, Clock.systemUTC());
    }

    /**
     * @param leastFreeze 分 below which nothing is proposed to be frozen
     * @param clock tells how long ago money came that may still lie where it came to
     */
    public FollowMoney(
            GraphStore graph,
            RecordIndex index,
            Ontology ontology,
            Places places,
            AuditLog audit,
            long leastFreeze,
            Clock clock) {
        this.leastFreeze = leastFreeze;
        this.clock = clock;
        this.graph = graph;
        this.index = index;
        this.ontology = ontology;
        this.places = places;
        this.audit = audit;
    }

    /**
     * @param starts at least one; those from which nothing can be followed are told where others lead somewhere
     * @param backward where it came from rather than where it went
     * @param opened whether folded small branches are listed one by one
     */
    public record Question(List<TraceStart> starts, boolean backward, TraceQuestion limits, boolean opened) {}

    /** @throws io.clew.record.ClewException as {@link TraceStart} and {@link TraceQuestion} */
    public TraceAnswer follow(Access access, Question question) {
        return follow(access, question, AuditAct.TRACE, named(question.starts()));
    }

    /**
     * The same for a file or a printed document, audited as such.
     *
     * @param form such as {@code xlsx}
     * @throws io.clew.record.ClewException as {@link TraceStart} and {@link TraceQuestion}
     */
    public TraceAnswer export(Access access, Question question, String form) {
        return follow(access, question, AuditAct.EXPORT, "trace " + form + " " + named(question.starts()));
    }

    private static String named(List<TraceStart> starts) {
        return starts.stream().map(TraceStart::said).collect(Collectors.joining(" "));
    }

    private TraceAnswer follow(Access access, Question question, AuditAct act, String asked) {
        try (Look look = audit.open(access, act, asked);
                GraphView view = graph.view(access)) {
            var statements = new RecordStatements(index, access, view, places, memory);
            var starts = new TraceStarts(view, index, access, ontology);
            Begun begun = begin(view, starts, question);
            List<Seed> seeds = begun.seeds();
            Trace trace = trace(view, statements, question, question.limits().method(), seeds);
            boolean lawful = !question.backward() && question.limits().method() != Method.POISON;
            var made = new EnumMap<Method, Trace>(Method.class);
            made.put(trace.method(), trace);
            var residuals = !lawful
                    ? List.<Residuals.Residual>of()
                    : Residuals.of(
                            trace,
                            method -> made.computeIfAbsent(
                                    method, other -> trace(view, statements, question, other, seeds)));
            var catches = new Catches(made.getOrDefault(Method.FIFO, trace), trace, statements::bank, clock.millis());
            var answer = new TraceTelling(access, index, ontology, view, statements, trace, question)
                    .answer(
                            catches,
                            residuals,
                            new TraceTelling.Begun(
                                    starts.matches(begun.followed()),
                                    starts.titles(begun.followed()),
                                    begun.unfollowed()),
                            leastFreeze);
            look.returned(
                    answer.edges().size(),
                    answer.nodes().stream().map(TraceAnswer.Node::account).toList());
            return answer;
        }
    }

    /** @param seeds payments to begin with, each once */
    private record Begun(List<Seed> seeds, List<TraceStart> followed, List<TraceAnswer.Unfollowed> unfollowed) {}

    /** Of many starts some may lead nowhere; only where none leads anywhere is there no answer. */
    private static Begun begin(GraphView view, TraceStarts starts, Question question) {
        var begun = new Begun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<Long> facts = new LinkedHashSet<>();
        starts.expect(question.starts());
        for (TraceStart start : question.starts()) {
            try {
                for (Seed seed : starts.seeds(start, question.backward())) {
                    if (facts.add(seed.fact())) {
                        begun.seeds.add(
                                question.backward()
                                        ? seed.of(view.key(seed.payee()).toString())
                                        : seed);
                    }
                }
                begun.followed.add(start);
            } catch (ClewException nothing) {
                begun.unfollowed.add(new TraceAnswer.Unfollowed(start.said(), nothing.message()));
                if (begun.unfollowed.size() == question.starts().size()) {
                    throw nothing;
                }
            }
        }
        return begun;
    }

    private Trace trace(GraphView view, Statements statements, Question question, Method method, List<Seed> seeds) {
        var budget = new Budget(MOST_FACTS, LONGEST_NANOS);
        TraceQuestion limits = question.limits().method(method);
        return question.backward()
                ? new SourceTrace(view, ontology, statements, places, limits, budget).from(seeds)
                : new MoneyTrace(view, ontology, statements, places, limits, budget).from(seeds);
    }
}
