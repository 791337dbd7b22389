package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.after.AccountSums;
import io.clew.analysis.trace.after.Beyond;
import io.clew.analysis.trace.after.BreakPoints;
import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.after.FreezeProposals;
import io.clew.analysis.trace.after.Residuals;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.inquiry.money.TraceAnswer.Break;
import io.clew.inquiry.money.TraceAnswer.Contradiction;
import io.clew.inquiry.money.TraceAnswer.Edge;
import io.clew.inquiry.money.TraceAnswer.Fold;
import io.clew.inquiry.money.TraceAnswer.Later;
import io.clew.inquiry.money.TraceAnswer.Match;
import io.clew.inquiry.money.TraceAnswer.Node;
import io.clew.inquiry.money.TraceAnswer.Proposal;
import io.clew.inquiry.money.TraceAnswer.Request;
import io.clew.inquiry.money.TraceAnswer.Residual;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says a trace in keys, names of facts and instants. */
final class TraceTelling {

    private final Ontology ontology;
    private final GraphView view;
    private final RecordStatements statements;
    private final Trace trace;
    private final FollowMoney.Question question;
    private final Map<EntityKey, List<RecordIndex.NameCount>> names;
    private final Access access;
    private final Set<Long> seen;

    TraceTelling(
            Access access,
            RecordIndex index,
            Ontology ontology,
            GraphView view,
            RecordStatements statements,
            Trace trace,
            FollowMoney.Question question) {
        this.ontology = ontology;
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
                access, trace.accounts().stream().map(a -> view.key(a.node())).toList());
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

    /** What is told of the starts themselves. */
    record Begun(List<Match> matches, Map<String, String> titles, List<TraceAnswer.Unfollowed> unfollowed) {}

    TraceAnswer answer(Catches catches, List<Residuals.Residual> residuals, Begun begun, long leastFreeze) {
        Map<Boolean, List<Proposal>> proposals = FreezeProposals.of(trace).stream()
                .map(proposal -> proposal(proposal, catches))
                .collect(Collectors.partitioningBy(proposal -> proposal.cap() >= leastFreeze));
        var sums = new AccountSums(trace, step -> !folded(step));
        List<Edge> edges = trace.steps().stream()
                .filter(step -> !folded(step))
                .map(this::edge)
                .toList();
        List<Node> nodes = trace.accounts().stream()
                .filter(sums::touches)
                .map(account -> node(account, sums))
                .toList();
        return new TraceAnswer(
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
                        .map(request -> request(request, catches))
                        .toList(),
                residuals.stream().map(this::residual).toList(),
                proposals.getOrDefault(true, List.of()),
                proposals.getOrDefault(false, List.of()),
                trace.contradictions().stream().map(this::contradiction).toList(),
                trace.steps().size(),
                trace.cut(),
                trace.otherCurrencies(),
                trace.undated(),
                access.withheldSources(),
                begun.matches(),
                begun.titles(),
                begun.unfollowed(),
                later(Beyond.of(trace)));
    }

    private Later later(Beyond beyond) {
        return new Later(
                beyond.payments().stream()
                        .map(payment -> statements.name(view, payment.fact()))
                        .toList(),
                beyond.amount(),
                Duration.ofMillis(beyond.payments().isEmpty() ? 0 : beyond.nearest()),
                Duration.ofMillis(beyond.farthest()));
    }

    private Residual residual(Residuals.Residual each) {
        return new Residual(
                view.key(each.account()), trace.victims().get(each.victim()), each.chosen(), each.least(), each.most());
    }

    private Node node(Trace.Account account, AccountSums sums) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (int i = 0; i < account.levels().length; i++) {
            if (account.levels()[i] >= 0) {
                levels.put(trace.victims().get(i), account.levels()[i]);
            }
        }
        EntityKey key = view.key(account.node());
        return new Node(
                key,
                name(key),
                account.level(),
                levels,
                account.received(),
                sums.attributed(account),
                account.rests(),
                byVictim(account.residual()),
                sums.outside(account),
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
                folded.computeIfAbsent(new Of(trace.backward() ? step.to() : step.from(), stop), o -> new ArrayList<>())
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

    private Break gap(BreakPoints.Break each) {
        return new Break(
                view.key(each.node()),
                each.why(),
                each.amount(),
                each.facts().stream().map(fact -> statements.name(view, fact)).toList(),
                Instant.ofEpochMilli(each.from()),
                Instant.ofEpochMilli(each.to()));
    }

    private Request request(BreakPoints.Request each, Catches catches) {
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

    private Proposal proposal(FreezeProposals.Proposal each, Catches catches) {
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
