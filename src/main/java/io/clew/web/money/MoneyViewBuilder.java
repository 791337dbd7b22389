package io.clew.web.money;

import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Stop;
import io.clew.casework.Leads;
import io.clew.inquiry.money.MoneyFlow;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.inquiry.money.TraceRows;
import io.clew.json.Json;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.money.MoneyView.Asked;
import io.clew.web.money.MoneyView.BreakView;
import io.clew.web.money.MoneyView.ContradictionView;
import io.clew.web.money.MoneyView.EdgeView;
import io.clew.web.money.MoneyView.Figure;
import io.clew.web.money.MoneyView.FoldView;
import io.clew.web.money.MoneyView.Later;
import io.clew.web.money.MoneyView.LevelView;
import io.clew.web.money.MoneyView.MatchView;
import io.clew.web.money.MoneyView.NodeView;
import io.clew.web.money.MoneyView.ProposalView;
import io.clew.web.money.MoneyView.RequestView;
import io.clew.web.money.MoneyView.ResidualView;
import io.clew.web.money.MoneyView.Tab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says an answer in words; adds up nothing. */
final class MoneyViewBuilder {

    private static final int BOARD = 40;
    private static final int WHOSE = 4;
    private static final int FACTS = 200;
    private static final double BAR = 100;

    private final MoneyAsk ask;
    private final TraceAnswer answer;
    private final TraceRows rows;
    private final MoneyView.Decided decided;
    private final Names people;
    private final Words words;
    private final MoneyMsg say;
    private final MoneyWords in;

    MoneyViewBuilder(MoneyAsk ask, TraceAnswer answer, MoneyView.Decided decided, Names people, Words words) {
        this.ask = ask;
        this.answer = answer;
        this.rows = new TraceRows(answer);
        this.decided = decided;
        this.people = people;
        this.words = words;
        this.say = words.of(MoneyMsg.class);
        this.in = new MoneyWords(words, answer.currency());
    }

    MoneyView view(int mostRows, int mostNodes) {
        return new MoneyView(
                ask,
                answer,
                figures(),
                tabs(),
                answer.levels().stream().map(level -> level(level, mostNodes)).toList(),
                IntStream.range(0, Math.min(mostRows, answer.edges().size()))
                        .mapToObj(i -> edge(i + 1, answer.edges().get(i)))
                        .toList(),
                answer.folds().stream().map(this::fold).toList(),
                residuals(),
                answer.proposals().stream().map(this::proposal).toList(),
                small(),
                answer.breaks().stream().map(this::gap).toList(),
                answer.requests().stream().map(this::request).toList(),
                answer.contradictions().stream().map(this::contradiction).toList(),
                answer.matches().stream().map(this::match).toList(),
                asked(),
                whose(),
                answer.unfollowed().stream().map(each -> words.tell(each.why())).toList(),
                answer.later().facts().isEmpty() ? null : later(answer.later()),
                Json.write(MoneyFlow.of(answer, new FlowWords(words))),
                board(),
                Math.max(0, answer.nodes().size() - BOARD));
    }

    private String small() {
        long sum = answer.small().stream().mapToLong(TraceAnswer.Proposal::cap).sum();
        return answer.small().isEmpty() ? "" : say.smallProposals(answer.small().size(), in.money(sum));
    }

    private String board() {
        return answer.largest(BOARD).stream()
                .map(node -> "node=" + Shown.encoded(node.account().toString()) + "&level="
                        + (answer.backward() ? -node.level() : node.level()))
                .collect(Collectors.joining("&", "/board?", ""));
    }

    private List<Asked> asked() {
        return answer.titles().isEmpty()
                ? List.of()
                : ask.from().stream()
                        .map(start -> {
                            String title = answer.titles().getOrDefault(start, "");
                            return title.isEmpty()
                                    ? new Asked(start, start, "")
                                    : new Asked(start, title, MoneyWords.href(start));
                        })
                        .toList();
    }

    private String whose() {
        List<TraceAnswer.Paid> starts = answer.starts();
        String first = starts.stream()
                .limit(WHOSE)
                .map(paid -> say.paid(
                        MoneyView.label(paid.payer(), rows.name(paid.payer())),
                        MoneyView.label(paid.payee(), rows.name(paid.payee())),
                        paid.payments(),
                        in.money(paid.amount()).replace(' ', '\u00a0')))
                .collect(Collectors.joining(say.whoseJoin()));
        return starts.size() > WHOSE ? first + say.whoseJoin() + say.whoseMore(starts.size()) : first;
    }

    private Later later(TraceAnswer.Later later) {
        long hours = later.allHours();
        return new Later(
                later.facts().size(),
                Shown.yuan(later.amount()),
                Long.toString(later.nearest().toHours()),
                hours,
                ask.hours(hours).href());
    }

    private Figure figure(String label, long amount, String tone) {
        return new Figure(label, in.money(amount), Shown.said(amount), tone);
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        figures.add(figure(answer.backward() ? say.asked() : say.loss(), answer.loss(), ""));
        if (!answer.backward()) {
            figures.add(figure(say.remains(), answer.remaining(), ""));
            figures.add(figure(say.freezable(), answer.freezable(), "good"));
        }
        figures.add(figure(say.unexplained(), answer.unexplained(), "warn"));
        figures.add(new Figure(say.accounts(), Shown.counted(answer.nodes().size()), "", ""));
        figures.add(new Figure(say.payments(), Shown.counted(answer.total()), "", ""));
        return figures;
    }

    private List<Tab> tabs() {
        return Arrays.stream(Method.values())
                .map(method -> new Tab(
                        method.word(),
                        say.method(method.word()),
                        say.methodText(method.word()),
                        ask.method(method).href(),
                        method == answer.method()))
                .toList();
    }

    private LevelView level(TraceAnswer.Level level, int most) {
        List<NodeView> nodes = level.nodes().stream().map(this::node).toList();
        int shown = Math.min(most, nodes.size());
        return new LevelView(
                level.level(),
                say.level(level.level()),
                in.money(level.attributed()),
                nodes.subList(0, shown),
                nodes.subList(shown, nodes.size()));
    }

    private NodeView node(TraceAnswer.Node node) {
        Stop leaf = node.leaf();
        Long balance = node.balance();
        return new NodeView(
                node,
                node.hasSeveralLevels() ? levels(node) : "",
                in.money(node.received()),
                in.money(node.attributed()),
                in.money(rows.passed(node.account())),
                in.money(node.residual()),
                node.outside() > 0 ? in.money(node.outside()) : "",
                balance == null ? "" : in.money(balance),
                rounded(BAR * node.share()),
                leaf == null ? "" : words.stop(leaf),
                tone(leaf),
                in.cited(rows.in(node.account())),
                in.cited(rows.out(node.account())),
                node.isSeen() ? say.seenAccount() : "",
                node.isOpen() ? say.between(in.money(node.least()), in.money(node.most())) : "",
                node.openingUnknown() > 0 ? in.money(node.openingUnknown()) : "");
    }

    private String levels(TraceAnswer.Node node) {
        return node.levels().entrySet().stream()
                .map(each -> MoneyWords.victim(each.getKey()) + " " + say.level(each.getValue()))
                .collect(Collectors.joining(";"));
    }

    private EdgeView edge(int number, TraceAnswer.Edge edge) {
        Stop stop = edge.stop();
        return new EdgeView(
                number,
                edge,
                say.level(edge.level()),
                rows.name(edge.from()),
                rows.name(edge.to()),
                words.link(edge.link()),
                in.money(edge.amount()),
                in.money(edge.attributed()),
                edge.level() <= 1 ? "" : in.delay(edge.delaySeconds()),
                stop == null ? "" : words.stop(stop),
                tone(stop),
                MoneyWords.href(edge.fact()),
                edge.seen() ? say.seenPayment() : "");
    }

    private FoldView fold(TraceAnswer.Fold fold) {
        return new FoldView(
                fold,
                rows.name(fold.account()),
                words.stop(fold.why()),
                in.money(fold.amount()),
                ask.opened(true).href());
    }

    private List<ResidualView> residuals() {
        List<TraceAnswer.Residual> largest = answer.residuals().stream()
                .filter(residual -> residual.most() > 0)
                .sorted(Comparator.comparingLong(TraceAnswer.Residual::most).reversed())
                .toList();
        double unit = largest.isEmpty() ? 1 : BAR / largest.getFirst().most();
        return largest.stream().map(residual -> residual(residual, unit)).toList();
    }

    private ResidualView residual(TraceAnswer.Residual residual, double unit) {
        return new ResidualView(
                residual,
                rows.name(residual.account()),
                MoneyWords.victim(residual.victim()),
                in.money(residual.chosen()),
                in.money(residual.least()),
                in.money(residual.most()),
                rounded(residual.least() * unit),
                Math.max(1, rounded((residual.most() - residual.least()) * unit)),
                rounded(residual.chosen() * unit));
    }

    private ProposalView proposal(TraceAnswer.Proposal proposal) {
        String why = Json.write(Message.of(
                "freeze",
                Message.of("method." + answer.method().word()),
                new Money(proposal.cap()),
                new Money(proposal.balance())));
        var lead = decided.leads().stream()
                .filter(each -> each.kind().equals("freeze")
                        && each.subject().equals(proposal.account().toString())
                        && !each.decisions().isEmpty())
                .max(Comparator.comparing(each -> each.decisions().getLast().at()));
        return new ProposalView(
                proposal,
                say.level(proposal.level()),
                in.money(proposal.cap()),
                in.money(proposal.balance()),
                proposal.goodFaith().map(words::tell).orElse(""),
                why,
                rows.factsIn(proposal.account()).stream().limit(FACTS).collect(Collectors.joining("\n")),
                in.cited(rows.in(proposal.account())),
                lead.map(each -> each.state().name().toLowerCase(Locale.ROOT)).orElse("open"),
                lead.map(this::decision).orElse(""),
                caught(proposal.caught()),
                decided.worklist().getOrDefault(proposal.account().toString(), ""));
    }

    private String caught(Catches.@Nullable Catch caught) {
        if (caught == null) {
            return "";
        }
        var chance = caught.chance();
        String percent = Math.round(chance.probability() * 100) + " %";
        return say.caught(
                chance.atMost() ? say.atMost(percent) : percent,
                in.money(caught.expected()),
                chance.payments(),
                chance.stayed());
    }

    private String decision(Leads.Lead lead) {
        var last = lead.decisions().getLast();
        return say.decided(
                people.of(last.by()),
                Shown.clock(last.at()),
                say.state(lead.state().name()),
                lead.amount().isEmpty() ? "" : Shown.yuan(Money.parse(lead.amount())),
                last.reason());
    }

    private BreakView gap(TraceAnswer.Break gap) {
        return new BreakView(
                gap,
                rows.name(gap.account()),
                words.stop(gap.why()),
                in.money(gap.amount()),
                in.cited(rows.of(gap.facts())),
                Shown.clock(gap.from()) + (gap.to().equals(gap.from()) ? "" : " – " + Shown.clock(gap.to())));
    }

    private RequestView request(TraceAnswer.Request request) {
        return new RequestView(
                request,
                Shown.day(request.from()),
                Shown.day(request.to()),
                in.money(request.amount()),
                caught(request.caught()));
    }

    private MatchView match(TraceAnswer.Match match) {
        var told = match.told();
        String booked = match.booked();
        boolean same = match.differs().isEmpty();
        String verdict = booked == null ? say.matchNone() : same ? say.matchSame() : say.matchDiffers();
        return new MatchView(
                told.account(),
                told.amount() == null ? "" : in.money(told.amount().fen()),
                told.at() == null ? "" : Shown.clock(told.at()),
                booked == null ? "" : MoneyWords.href(booked),
                verdict,
                match.differs().stream().map(say::differs).collect(Collectors.joining(say.listComma())),
                booked != null && same ? "on" : "warn");
    }

    private ContradictionView contradiction(TraceAnswer.Contradiction contradiction) {
        return new ContradictionView(
                contradiction,
                rows.name(contradiction.account()),
                in.money(contradiction.computed()),
                in.money(contradiction.printed()),
                MoneyWords.href(contradiction.fact()));
    }

    private static String tone(@Nullable Stop stop) {
        return stop == null ? "" : stop.breaks() ? "warn" : "on";
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
