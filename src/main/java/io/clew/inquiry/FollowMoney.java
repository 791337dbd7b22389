package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.SourceTrace;
import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.after.Beyond;
import io.clew.analysis.trace.after.BreakPoints;
import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.after.FreezeProposals;
import io.clew.analysis.trace.after.Residuals;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.Budget;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.search.RecordIndex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows money from payments, a report or an account, forward or back, and says what could be frozen and asked for. */
public final class FollowMoney {

    private static final long MOST_FACTS = 5_000_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final GraphStore graph;
    private final RecordIndex index;
    private final Ontology ontology;
    private final Places places;
    private final AuditLog audit;
    private final Clock clock;

    public FollowMoney(GraphStore graph, RecordIndex index, Ontology ontology, Places places, AuditLog audit) {
        this(graph, index, ontology, places, audit, Clock.systemUTC());
    }

    /** @param clock tells how long ago money came that may still lie where it came to */
    public FollowMoney(
            GraphStore graph, RecordIndex index, Ontology ontology, Places places, AuditLog audit, Clock clock) {
        this.clock = clock;
        this.graph = graph;
        this.index = index;
        this.ontology = ontology;
        this.places = places;
        this.audit = audit;
    }

    /**
     * @param starts at least one
     * @param backward where it came from rather than where it went
     * @param opened whether folded small branches are listed one by one
     */
    public record Question(List<TraceStart> starts, boolean backward, TraceQuestion limits, boolean opened) {}

    /**
     * @param level least hops from any victim
     * @param levels per victim that it got money of
     * @param received 分 of everybody's money that came in while it was watched
     * @param attributed 分 of the victims' that came in; outgoing edges + residual + outside add up to it
     * @param residuals per victim
     * @param balance null where its statement is not known
     * @param leaf why nothing is followed beyond; null where it is
     * @param least 分 of {@code residual} that surely lie here, whatever the order of rows that print none
     * @param most 分 that may lie here at most
     * @param openingUnknown 分 that must have lain here before, although no row tells of them
     */
    public record Node(
            EntityKey account,
            String name,
            int level,
            Map<String, Integer> levels,
            long received,
            long attributed,
            long residual,
            Map<String, Long> residuals,
            long outside,
            @Nullable Long balance,
            @Nullable Stop leaf,
            Instant first,
            Instant last,
            Knowledge knowledge,
            long least,
            long most,
            long openingUnknown) {}

    /**
     * One payment, by the name of its fact; amounts in 分.
     *
     * @param seen whether only the payee's statement tells of it, because the payer's is not there
     */
    public record Edge(
            String fact,
            EntityKey from,
            EntityKey to,
            String link,
            Instant at,
            long amount,
            long attributed,
            Map<String, Long> byVictim,
            int level,
            long delaySeconds,
            @Nullable Stop stop,
            boolean seen) {}

    /** 其他 n 笔: payments of one account that were not followed one by one. */
    public record Fold(EntityKey account, Stop why, int payments, long amount, List<String> facts) {}

    /** A break point, with 分 that it leaves unexplained. */
    public record Gap(EntityKey account, Stop why, long amount, List<String> facts, Instant from, Instant to) {}

    /**
     * A statement to ask for.
     *
     * @param bank that keeps the account, as rows name it; empty where none does
     * @param caught what of it is to be expected there now; null where nothing is known of how long money lies
     */
    public record Request(
            EntityKey account,
            String name,
            String bank,
            Instant from,
            Instant to,
            long amount,
            int rank,
            Catches.@Nullable Catch caught) {}

    /** What remains of one victim's money in one account, by the chosen method and over the lawful ones. */
    public record Remains(EntityKey account, String victim, long chosen, long least, long most) {}

    /**
     * An amount that might be frozen.
     *
     * @param bank that keeps the account, as rows name it; empty where none does
     * @param caught what of the cap is to be expected there now; null where nothing is known of how long money lies
     */
    public record Proposal(
            EntityKey account,
            String name,
            String bank,
            int level,
            long cap,
            long balance,
            Optional<Message> goodFaith,
            Catches.@Nullable Catch caught) {}

    /**
     * What moved on only after money had rested longer than was asked for.
     *
     * @param facts in time order
     * @param amount 分
     * @param nearest for which money would have to rest for the first to be followed
     * @param farthest with which all would be
     */
    public record Later(List<String> facts, long amount, Duration nearest, Duration farthest) {}

    /**
     * A payment as a report tells it.
     *
     * @param account that was paid
     */
    public record Told(
            EntityKey account,
            @Nullable Money amount,
            @Nullable Instant at) {}

    /**
     * A payment that a report tells beside the one that a statement has.
     *
     * @param booked name of its fact; null where nothing booked is like it
     * @param differs in what the two are not the same: {@code account}, {@code amount}, {@code time}, {@code name}
     */
    public record Match(Told told, @Nullable String booked, List<String> differs) {}

    /** A row after which a statement contradicts itself. */
    public record Contradiction(EntityKey account, String fact, Instant at, long computed, long printed) {}

    /**
     * @param edges in time order
     * @param total edges in all, the folded ones included
     * @param cut empty, or what ran out: {@code facts} or {@code time}
     * @param titles of the records that the starts name, by those names
     */
    public record Answer(
            String currency,
            Method method,
            boolean backward,
            List<String> victims,
            Map<String, Long> losses,
            List<Node> nodes,
            List<Edge> edges,
            List<Fold> folds,
            List<Gap> breaks,
            List<Request> requests,
            List<Remains> residuals,
            List<Proposal> proposals,
            List<Contradiction> contradictions,
            int total,
            String cut,
            long otherCurrencies,
            long undated,
            int withheldSources,
            List<Match> matches,
            Map<String, String> titles,
            Later later) {

        /** The same with requests and proposals by what is to be expected there now, the largest first; those without come last. */
        public Answer byExpected() {
            var asked = requests.stream()
                    .sorted(Comparator.comparingLong((Request each) -> -expected(each.caught()))
                            .thenComparingInt(Request::rank))
                    .toList();
            var proposed = proposals.stream()
                    .sorted(Comparator.comparingLong((Proposal each) -> -expected(each.caught())))
                    .toList();
            return new Answer(
                    currency,
                    method,
                    backward,
                    victims,
                    losses,
                    nodes,
                    edges,
                    folds,
                    breaks,
                    asked,
                    residuals,
                    proposed,
                    contradictions,
                    total,
                    cut,
                    otherCurrencies,
                    undated,
                    withheldSources,
                    matches,
                    titles,
                    later);
        }

        private static long expected(Catches.@Nullable Catch caught) {
            return caught == null ? -1 : caught.expected();
        }
    }

    /** @throws io.clew.record.ClewException as {@link TraceStart} and {@link TraceQuestion} */
    public Answer follow(Access access, Question question) {
        return follow(access, question, AuditAct.TRACE, named(question.starts()));
    }

    /**
     * The same for a file or a printed document, audited as such.
     *
     * @param form such as {@code xlsx}
     * @throws io.clew.record.ClewException as {@link TraceStart} and {@link TraceQuestion}
     */
    public Answer export(Access access, Question question, String form) {
        return follow(access, question, AuditAct.EXPORT, "trace " + form + " " + named(question.starts()));
    }

    private static String named(List<TraceStart> starts) {
        return starts.stream().map(TraceStart::said).collect(Collectors.joining(" "));
    }

    private Answer follow(Access access, Question question, AuditAct act, String asked) {
        try (Look look = audit.open(access, act, asked);
                GraphView view = graph.view(access)) {
            var statements = new RecordStatements(index, access, view, places);
            List<Seed> seeds = new ArrayList<>();
            Set<Long> facts = new LinkedHashSet<>();
            var starts = new TraceStarts(view, index, access, ontology);
            for (TraceStart start : question.starts()) {
                starts.seeds(start, question.backward()).stream()
                        .filter(seed -> facts.add(seed.fact()))
                        .map(seed -> question.backward()
                                ? new Seed(
                                        view.key(seed.payee()).toString(),
                                        seed.fact(),
                                        seed.payer(),
                                        seed.payee(),
                                        seed.at(),
                                        seed.amount(),
                                        seed.whole(),
                                        seed.link(),
                                        seed.currency())
                                : seed)
                        .forEach(seeds::add);
            }
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
            var answer = new Telling(access, view, statements, trace, question, catches)
                    .answer(residuals, starts.matches(question.starts()), starts.titles(question.starts()));
            look.returned(
                    answer.edges().size(),
                    answer.nodes().stream().map(Node::account).toList());
            return answer;
        }
    }

    private Trace trace(GraphView view, Statements statements, Question question, Method method, List<Seed> seeds) {
        var budget = new Budget(MOST_FACTS, LONGEST_NANOS);
        TraceQuestion limits = question.limits().method(method);
        return question.backward()
                ? new SourceTrace(view, ontology, statements, places, limits, budget).from(seeds)
                : new MoneyTrace(view, ontology, statements, places, limits, budget).from(seeds);
    }

    /** Says a trace in keys, names of facts and instants. */
    private final class Telling {

        private final GraphView view;
        private final RecordStatements statements;
        private final Trace trace;
        private final Question question;
        private final Map<EntityKey, List<RecordIndex.NameCount>> names;
        private final Access access;
        private final Set<Long> seen;
        private final Catches catches;

        Telling(
                Access access,
                GraphView view,
                RecordStatements statements,
                Trace trace,
                Question question,
                Catches catches) {
            this.catches = catches;
            this.access = access;
            this.view = view;
            this.statements = statements;
            this.trace = trace;
            this.question = question;
            this.seen = trace.accounts().stream()
                    .filter(account -> account.knowledge() == Knowledge.SEEN && account.level() > 0)
                    .map(Trace.Account::node)
                    .collect(Collectors.toSet());
            view.naming(trace.accounts().stream().mapToLong(Trace.Account::node).toArray());
            this.names = index.names(
                    access,
                    trace.accounts().stream().map(a -> view.key(a.node())).toList());
        }

        private String name(EntityKey key) {
            return names.getOrDefault(key, List.of()).stream()
                    .findFirst()
                    .map(RecordIndex.NameCount::name)
                    .orElse("");
        }

        private Map<String, Long> byVictim(long[] amounts) {
            Map<String, Long> named = new LinkedHashMap<>();
            for (int i = 0; i < amounts.length; i++) {
                if (amounts[i] > 0) {
                    named.put(trace.victims().get(i), amounts[i]);
                }
            }
            return named;
        }

        private boolean folded(Trace.Step step) {
            return !question.opened() && (step.stop() == Stop.SMALL || step.stop() == Stop.FOLDED);
        }

        Answer answer(List<Residuals.Residual> residuals, List<Match> matches, Map<String, String> titles) {
            Map<Long, Long> out = new LinkedHashMap<>();
            Map<Long, Long> stoppedIn = new LinkedHashMap<>();
            Map<Long, Long> started = new LinkedHashMap<>();
            Set<Long> shown = new LinkedHashSet<>();
            List<Edge> edges = new ArrayList<>();
            for (Trace.Step step : trace.steps()) {
                if (folded(step)) {
                    continue;
                }
                long near = trace.backward() ? step.to() : step.from();
                long far = trace.backward() ? step.from() : step.to();
                out.merge(near, step.attributed(), Long::sum);
                shown.add(near);
                shown.add(far);
                if (step.stop() != null) {
                    stoppedIn.merge(far, step.attributed(), Long::sum);
                }
                if (step.level() == 1) {
                    started.merge(near, step.attributed(), Long::sum);
                }
                edges.add(edge(step));
            }
            List<Node> nodes = trace.accounts().stream()
                    .filter(account -> shown.contains(account.node()))
                    .map(account -> node(account, out, stoppedIn, started))
                    .toList();
            return new Answer(
                    trace.currency(),
                    trace.method(),
                    trace.backward(),
                    trace.victims(),
                    byVictim(trace.loss()),
                    nodes,
                    edges,
                    folds(),
                    BreakPoints.of(trace).stream().map(this::gap).toList(),
                    BreakPoints.requests(trace, question.limits().maxDelay()).stream()
                            .map(this::request)
                            .toList(),
                    residuals.stream()
                            .map(each -> new Remains(
                                    view.key(each.account()),
                                    trace.victims().get(each.victim()),
                                    each.chosen(),
                                    each.least(),
                                    each.most()))
                            .toList(),
                    FreezeProposals.of(trace).stream().map(this::proposal).toList(),
                    trace.contradictions().stream().map(this::contradiction).toList(),
                    trace.steps().size(),
                    trace.cut(),
                    trace.otherCurrencies(),
                    trace.undated(),
                    access.withheldSources(),
                    matches,
                    titles,
                    later(Beyond.of(trace)));
        }

        private Later later(Beyond beyond) {
            return new Later(
                    beyond.payments().stream()
                            .map(each -> statements.name(view, each.fact()))
                            .toList(),
                    beyond.amount(),
                    Duration.ofMillis(beyond.payments().isEmpty() ? 0 : beyond.nearest()),
                    Duration.ofMillis(beyond.farthest()));
        }

        private Node node(
                Trace.Account account, Map<Long, Long> out, Map<Long, Long> stoppedIn, Map<Long, Long> started) {
            long node = account.node();
            boolean terminal = account.stop() != null && account.balance() == Statements.NO_BALANCE;
            boolean source = account.level() == 0;
            long attributed = source
                    ? out.getOrDefault(node, 0L) + stoppedIn.getOrDefault(node, 0L)
                    : account.attributed()
                            + (terminal ? 0 : stoppedIn.getOrDefault(node, 0L) + started.getOrDefault(node, 0L));
            Map<String, Integer> levels = new LinkedHashMap<>();
            for (int i = 0; i < account.levels().length; i++) {
                if (account.levels()[i] >= 0) {
                    levels.put(trace.victims().get(i), account.levels()[i]);
                }
            }
            EntityKey key = view.key(node);
            return new Node(
                    key,
                    name(key),
                    account.level(),
                    levels,
                    account.received(),
                    attributed,
                    account.rests(),
                    byVictim(account.residual()),
                    attributed - out.getOrDefault(node, 0L) - account.rests(),
                    account.balance() == Statements.NO_BALANCE ? null : account.balance(),
                    account.stop(),
                    Instant.ofEpochMilli(account.first()),
                    Instant.ofEpochMilli(account.last()),
                    account.knowledge(),
                    account.range().least(),
                    account.range().most(),
                    account.openingUnknown());
        }

        private Edge edge(Trace.Step step) {
            return new Edge(
                    view.factName(step.fact()),
                    view.key(step.from()),
                    view.key(step.to()),
                    ontology.link(step.link()).type(),
                    Instant.ofEpochMilli(step.at()),
                    step.amount(),
                    step.attributed(),
                    byVictim(step.byVictim()),
                    step.level(),
                    Math.max(0, step.delay() / 1000),
                    step.stop(),
                    seen.contains(step.from()));
        }

        private List<Fold> folds() {
            record Of(long account, Stop why) {}
            Map<Of, List<Trace.Step>> folded = new LinkedHashMap<>();
            for (Trace.Step step : trace.steps()) {
                Stop stop = step.stop();
                if (stop != null && folded(step)) {
                    folded.computeIfAbsent(
                                    new Of(trace.backward() ? step.to() : step.from(), stop), o -> new ArrayList<>())
                            .add(step);
                }
            }
            var folds = new ArrayList<Fold>();
            folded.forEach((of, steps) -> folds.add(new Fold(
                    view.key(of.account),
                    of.why,
                    steps.size(),
                    steps.stream().mapToLong(Trace.Step::attributed).sum(),
                    steps.stream().map(step -> view.factName(step.fact())).toList())));
            return folds;
        }

        private Gap gap(BreakPoints.Break each) {
            return new Gap(
                    view.key(each.node()),
                    each.why(),
                    each.amount(),
                    each.facts().stream()
                            .map(fact -> statements.name(view, fact))
                            .toList(),
                    Instant.ofEpochMilli(each.from()),
                    Instant.ofEpochMilli(each.to()));
        }

        private Request request(BreakPoints.Request each) {
            EntityKey key = view.key(each.account());
            long end = Math.min(each.to(), Instant.parse("2999-12-31T00:00:00Z").toEpochMilli());
            return new Request(
                    key,
                    name(key),
                    statements.bank(each.account()),
                    Instant.ofEpochMilli(each.from()),
                    Instant.ofEpochMilli(end),
                    each.amount(),
                    each.rank(),
                    catches.beyond(each.account(), each.amount()).orElse(null));
        }

        private Proposal proposal(FreezeProposals.Proposal each) {
            EntityKey key = view.key(each.account());
            return new Proposal(
                    key,
                    name(key),
                    statements.bank(each.account()),
                    each.level(),
                    each.cap(),
                    each.balance(),
                    each.goodFaith(),
                    catches.resting(each.account(), each.cap()).orElse(null));
        }

        private Contradiction contradiction(Trace.Contradiction each) {
            return new Contradiction(
                    view.key(each.node()),
                    statements.name(view, each.fact()),
                    Instant.ofEpochMilli(each.at()),
                    each.computed(),
                    each.printed());
        }
    }
}
