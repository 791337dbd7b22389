package io.clew.api.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.statement.Stop;
import io.clew.api.wire.Said;
import io.clew.door.Tongue;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.record.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trace as it is sent: {@link TraceAnswer} with amounts in yuan, instants in ISO 8601 and keys as text. */
public final class TraceShapes {

    private TraceShapes() {}

    /** How probable it is that money still lies where it came to, by how long money lay in the accounts that are known. */
    @Schema(name = "TraceCatch")
    public record CatchShape(
            @Schema(description = "0 to 1") double probability,

            @Schema(description = "amount times probability")
            String expected,

            @Schema(description = "payments on which the estimate rests")
            int payments,

            @Schema(description = "of these, payments that had not left by the end of their statement")
            int stayed,

            @Schema(description = "bank-and-level, level or all: the accounts on which it rests")
            String basis,

            @Schema(description = "nothing was seen to lie so long: the probability is an upper bound")
            boolean atMost) {}

    /** What moved on only after money had rested longer than maxDelay. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TraceLater")
    public record LaterShape(
            int payments,
            String amount,
            List<String> facts,

            @Nullable @Schema(description = "hours of maxDelay with which the first would be followed")
            Long nearestHours,

            @Nullable @Schema(description = "hours of maxDelay with which all would be followed")
            Long allHours) {}

    /** An account or place; amounts in yuan. Outgoing edges + residual + outside = attributed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TraceNode")
    public record NodeShape(
            String account,
            String name,
            int level,
            Map<String, Integer> levels,
            String received,
            String attributed,
            String residual,
            Map<String, String> residuals,
            String outside,
            @Nullable String balance,
            @Nullable String leaf,
            @Nullable String leafZh,
            @Nullable String first,
            @Nullable String last,

            @Schema(description = "whole: its own statement is there; seen: only others' statements tell; or unseen")
            String knowledge,

            @Schema(description = "Least and most that may rest, over the orders of rows that print none")
            List<String> residualRange,

            @Nullable @Schema(description = "Must have lain there before, although no row tells of it")
            String openingUnknown) {}

    /** One payment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TraceEdge")
    public record EdgeShape(
            String fact,
            String from,
            String to,
            String link,
            @Nullable String at,
            String amount,
            String attributed,
            Map<String, String> byVictim,
            int level,
            long delaySeconds,
            @Nullable String stop,

            @Schema(description = "whether only the payee's statement tells of it")
            boolean seen) {}

    /** 其他 n 笔. */
    public record FoldShape(
            String account, String why, String whyZh, int payments, String amount, List<String> facts) {}

    /** 断点. */
    @Schema(name = "TraceBreak")
    public record BreakShape(
            String account,
            String why,
            String whyZh,
            String amount,
            List<String> facts,
            @Nullable String from,
            @Nullable String to) {}

    /** 调证清单. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StatementRequest")
    public record RequestShape(
            int rank,
            String account,
            String name,

            @Schema(description = "The bank that keeps the account, as rows name it; empty where none does")
            String bank,

            @Nullable String from,
            @Nullable String to,
            String amount,

            @Nullable @Schema(description = "absent where nothing is known of how long money lies")
            CatchShape caught) {}

    /** What remains, by the chosen method and over the lawful ones. */
    @Schema(name = "TraceResidual")
    public record ResidualShape(String account, String victim, String chosen, String min, String max) {}

    /** 冻结建议: an amount, never an account; a lead until a named person decides. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FreezeProposal")
    public record ProposalShape(
            String account,
            String name,
            int level,
            String cap,
            String balance,
            String goodFaith,

            @Nullable @Schema(description = "absent where nothing is known of how long money lies")
            CatchShape caught) {}

    /** 流水矛盾. */
    @Schema(name = "StatementContradiction")
    public record ContradictionShape(
            String account, String fact, @Nullable String at, String computed, String printed) {}

    /** What a report tells of one payment. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ToldPayment")
    public record ToldShape(
            String account,
            @Nullable String amount,
            @Nullable String at) {}

    /** A told payment beside the booked one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportMatch")
    public record MatchShape(
            ToldShape told,

            @Nullable @Schema(description = "Fact of the booked payment; absent where nothing booked is like it")
            String booked,

            @Schema(description = "account, amount, time, name: in what the two differ")
            List<String> differs) {}

    /** A start that leads nowhere. */
    @Schema(name = "UnfollowedStart")
    public record UnfollowedShape(String start, String code, String detail) {}

    /** The answer. */
    @Schema(name = "Trace")
    public record Answer(
            String direction,
            String method,
            String currency,
            Map<String, String> losses,
            List<NodeShape> nodes,
            List<EdgeShape> edges,
            List<FoldShape> folds,
            List<BreakShape> breaks,
            List<RequestShape> requests,
            List<ResidualShape> residuals,
            List<ProposalShape> proposals,

            @Schema(description = "What would be proposed if it were not below the least amount of this site")
            List<ProposalShape> small,

            List<ContradictionShape> contradictions,
            int shown,
            int total,
            String order,
            boolean complete,
            String cut,
            long otherCurrencies,
            long undated,
            int withheldSources,

            @Schema(description = "For reports: what they tell beside what is booked")
            List<MatchShape> matches,

            @Schema(description = "Starts from which nothing could be followed, and why; never all of them")
            List<UnfollowedShape> unfollowed,

            @Schema(description = "What lies just beyond maxDelay; ask again with more hours to follow it")
            LaterShape later) {}

    private static String yuan(long fen) {
        return new Money(fen).toString();
    }

    private static Map<String, String> yuan(Map<String, Long> fen) {
        Map<String, String> yuan = new LinkedHashMap<>();
        fen.forEach((name, amount) -> yuan.put(name, yuan(amount)));
        return yuan;
    }

    private static @Nullable String word(@Nullable Stop stop) {
        return stop == null ? null : stop.word();
    }

    /** The answer as it is sent; a name is the answer's own. */
    static Answer of(TraceAnswer answer, Tongue tongue) {
        return new Answer(
                answer.backward() ? "backward" : "forward",
                answer.method().word(),
                answer.currency(),
                yuan(answer.losses()),
                answer.nodes().stream().map(TraceShapes::node).toList(),
                answer.edges().stream().map(TraceShapes::edge).toList(),
                answer.folds().stream().map(TraceShapes::fold).toList(),
                answer.breaks().stream().map(TraceShapes::gap).toList(),
                answer.requests().stream().map(TraceShapes::request).toList(),
                answer.residuals().stream().map(TraceShapes::residual).toList(),
                answer.proposals().stream().map(each -> proposal(each, tongue)).toList(),
                answer.small().stream().map(each -> proposal(each, tongue)).toList(),
                answer.contradictions().stream().map(TraceShapes::contradiction).toList(),
                answer.edges().size(),
                answer.total(),
                "time",
                answer.cut().isEmpty(),
                answer.cut(),
                answer.otherCurrencies(),
                answer.undated(),
                answer.withheldSources(),
                answer.matches().stream().map(TraceShapes::match).toList(),
                answer.unfollowed().stream()
                        .map(each ->
                                new UnfollowedShape(each.start(), each.why().code(), tongue.say(each.why())))
                        .toList(),
                later(answer.later()));
    }

    private static LaterShape later(TraceAnswer.Later later) {
        boolean none = later.facts().isEmpty();
        return new LaterShape(
                later.facts().size(),
                yuan(later.amount()),
                later.facts(),
                none ? null : later.nearestHours(),
                none ? null : later.allHours());
    }

    private static @Nullable CatchShape caught(Catches.@Nullable Catch caught) {
        return caught == null
                ? null
                : new CatchShape(
                        Math.round(caught.chance().probability() * 1e4) / 1e4,
                        yuan(caught.expected()),
                        caught.chance().payments(),
                        caught.chance().stayed(),
                        caught.chance().basis().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        caught.chance().atMost());
    }

    private static MatchShape match(TraceAnswer.Match match) {
        TraceAnswer.Told told = match.told();
        Money amount = told.amount();
        return new MatchShape(
                new ToldShape(
                        told.account().toString(),
                        amount == null ? null : amount.toString(),
                        told.at() == null ? null : Said.time(told.at())),
                match.booked(),
                match.differs());
    }

    private static NodeShape node(TraceAnswer.Node node) {
        Long balance = node.balance();
        Stop leaf = node.leaf();
        return new NodeShape(
                node.account().toString(),
                node.name(),
                node.level(),
                node.levels(),
                yuan(node.received()),
                yuan(node.attributed()),
                yuan(node.residual()),
                yuan(node.residuals()),
                yuan(node.outside()),
                balance == null ? null : yuan(balance),
                word(leaf),
                leaf == null ? null : leaf.zh(),
                Said.time(node.first()),
                Said.time(node.last()),
                node.knowledge().word(),
                List.of(yuan(node.least()), yuan(node.most())),
                node.openingUnknown() == 0 ? null : yuan(node.openingUnknown()));
    }

    private static EdgeShape edge(TraceAnswer.Edge edge) {
        return new EdgeShape(
                edge.fact(),
                edge.from().toString(),
                edge.to().toString(),
                edge.link(),
                Said.time(edge.at()),
                yuan(edge.amount()),
                yuan(edge.attributed()),
                yuan(edge.byVictim()),
                edge.level(),
                edge.delaySeconds(),
                word(edge.stop()),
                edge.seen());
    }

    private static FoldShape fold(TraceAnswer.Fold fold) {
        return new FoldShape(
                fold.account().toString(),
                fold.why().word(),
                fold.why().zh(),
                fold.payments(),
                yuan(fold.amount()),
                fold.facts());
    }

    private static BreakShape gap(TraceAnswer.Break gap) {
        return new BreakShape(
                gap.account().toString(),
                gap.why().word(),
                gap.why().zh(),
                yuan(gap.amount()),
                gap.facts(),
                Said.time(gap.from()),
                Said.time(gap.to()));
    }

    private static RequestShape request(TraceAnswer.Request request) {
        return new RequestShape(
                request.rank(),
                request.account().toString(),
                request.name(),
                request.bank(),
                Said.time(request.from()),
                Said.time(request.to()),
                yuan(request.amount()),
                caught(request.caught()));
    }

    private static ResidualShape residual(TraceAnswer.Residual residual) {
        return new ResidualShape(
                residual.account().toString(),
                residual.victim(),
                yuan(residual.chosen()),
                yuan(residual.least()),
                yuan(residual.most()));
    }

    private static ProposalShape proposal(TraceAnswer.Proposal proposal, Tongue tongue) {
        return new ProposalShape(
                proposal.account().toString(),
                proposal.name(),
                proposal.level(),
                yuan(proposal.cap()),
                yuan(proposal.balance()),
                proposal.goodFaith().map(tongue::say).orElse(""),
                caught(proposal.caught()));
    }

    private static ContradictionShape contradiction(TraceAnswer.Contradiction contradiction) {
        return new ContradictionShape(
                contradiction.account().toString(),
                contradiction.fact(),
                Said.time(contradiction.at()),
                yuan(contradiction.computed()),
                yuan(contradiction.printed()));
    }
}
