package io.clew.api.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.after.Catches;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Stop;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.inquiry.FollowMoney;
import io.clew.inquiry.TraceStart;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where money went, and where it came from. */
@Path("/api/v1/traces")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "traces", description = "资金追踪")
public class TraceResource {

    /** What to follow from: a fact, a record (a report) or an account. */
    @Schema(name = "TraceStart")
    public record StartShape(
            @Nullable @Schema(examples = "bank-a/20260301-0001#0")
            String fact,

            @Nullable @Schema(examples = "jq/jq-0001") String record,

            @Nullable @Schema(examples = "account:6222020200112233445")
            String account,

            @Nullable String at,
            @Nullable @Schema(examples = "50000.00") String amount) {}

    /** The question; all but the start has a usual value. */
    @Schema(name = "TraceQuestion")
    public record Ask(
            @Nullable StartShape start,

            @Nullable @Schema(description = "several victims at once")
            List<StartShape> starts,

            @Nullable @Schema(description = "forward or backward")
            String direction,

            @Nullable @Schema(description = "fifo, lifo, haircut, libr or poison")
            String method,

            @Nullable @Schema(description = "1 to 10 levels")
            Integer maxDepth,

            @Nullable @Schema(description = "ISO 8601, or hours as a number", examples = "PT72H")
            JsonNode maxDelay,

            @Nullable @Schema(examples = "100.00") String minAmount,

            @Nullable @Schema(description = "share of the loss, 0 to 1", examples = "0.01")
            Double minShare,

            @Nullable @Schema(description = "receivers of one account that are followed")
            Integer fan,

            @Nullable @Schema(description = "facts from which on a node is a hub")
            Integer hub,

            @Nullable @Schema(description = "later rows are not looked at")
            String until,

            @Nullable
            @Schema(description = "seen: goes on through accounts of which only others' statements tell; or whole")
            String knowledge,

            @Nullable @Schema(description = "list folded branches one by one")
            Boolean opened,

            @Nullable @Schema(description = "of requests and proposals: amount, or expected: amount times probability")
            String order) {}

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

            @Schema(description = "What lies just beyond maxDelay; ask again with more hours to follow it")
            LaterShape later) {}

    private final FollowMoney money;
    private final Normalizer normalizer;
    private final Asker asker;

    TraceResource(FollowMoney money, Normalizer normalizer, Asker asker) {
        this.money = money;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @POST
    @Operation(
            summary = "Follows money",
            description = "Strictly in time order, with each victim's share in whole 分 by the method asked for.")
    public Answer follow(@Nullable Ask asked) {
        Access access = asker.access();
        FollowMoney.Question question = question(asked, normalizer);
        boolean expected =
                asked != null && Said.word("order", asked.order, Order.class, Order.AMOUNT) == Order.EXPECTED;
        var answer = money.follow(access, question);
        asker.counted(answer.edges().size());
        return shape(expected ? answer.byExpected() : answer, asker.tongue());
    }

    /** The question that somebody sent, here or as a part of another call. */
    public static FollowMoney.Question question(@Nullable Ask asked, Normalizer normalizer) {
        Ask ask = Said.required("start", asked);
        var starts = new ArrayList<TraceStart>();
        if (ask.start != null) {
            starts.add(start(ask.start, normalizer));
        }
        if (ask.starts != null) {
            ask.starts.forEach(each -> starts.add(start(each, normalizer)));
        }
        if (starts.isEmpty()) {
            throw Said.wrong("start", Message.of("invalid.start"));
        }
        boolean backward =
                Said.word("direction", ask.direction, Direction.class, Direction.FORWARD) == Direction.BACKWARD;
        return new FollowMoney.Question(starts, backward, limits(ask), Boolean.TRUE.equals(ask.opened));
    }

    /** Which way to follow. */
    public enum Direction {
        FORWARD,
        BACKWARD
    }

    /** By what requests and proposals are ordered. */
    public enum Order {
        AMOUNT,
        EXPECTED
    }

    /** Through which accounts money is followed. */
    public enum Known {
        SEEN,
        WHOLE
    }

    private static TraceStart start(StartShape said, Normalizer normalizer) {
        EntityKey account = null;
        if (said.account != null && !said.account.isBlank()) {
            String written = said.account.strip();
            account = Said.key(normalizer, "start.account", written.contains(":") ? written : "account:" + written);
        }
        return new TraceStart(
                said.fact,
                said.record,
                account,
                Said.instant("start.at", said.at),
                Said.money("start.amount", said.amount));
    }

    private static TraceQuestion limits(Ask ask) {
        TraceQuestion usual = TraceQuestion.USUAL;
        Money least = Said.money("minAmount", ask.minAmount);
        Instant until = Said.instant("until", ask.until);
        return new TraceQuestion(
                ask.method == null ? usual.method() : Method.of(ask.method),
                ask.maxDepth == null ? usual.maxDepth() : ask.maxDepth,
                ask.maxDelay == null || ask.maxDelay.isNull() ? usual.maxDelay() : delay(ask.maxDelay),
                least == null ? usual.minAmount() : least.fen(),
                ask.minShare == null ? usual.minShare() : ask.minShare,
                ask.minShare == null ? usual.minAttributed() : Long.MAX_VALUE,
                ask.fan == null ? usual.fan() : ask.fan,
                ask.hub == null ? usual.hub() : ask.hub,
                until == null ? usual.until() : until.toEpochMilli(),
                Said.word("knowledge", ask.knowledge, Known.class, Known.SEEN) == Known.SEEN);
    }

    private static long delay(JsonNode said) {
        try {
            return said.isNumber()
                    ? Math.round(said.asDouble() * 3_600_000)
                    : Duration.parse(said.asText()).toMillis();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Said.wrong("maxDelay", Message.of("invalid.delay", said.asText()));
        }
    }

    private static String yuan(long fen) {
        return new Money(fen).toString();
    }

    private static Map<String, String> yuan(Map<String, Long> fen) {
        Map<String, String> said = new LinkedHashMap<>();
        fen.forEach((name, amount) -> said.put(name, yuan(amount)));
        return said;
    }

    private static @Nullable String word(@Nullable Stop stop) {
        return stop == null ? null : stop.word();
    }

    private static Answer shape(FollowMoney.Answer answer, Tongue tongue) {
        return new Answer(
                answer.backward() ? "backward" : "forward",
                answer.method().word(),
                answer.currency(),
                yuan(answer.losses()),
                answer.nodes().stream().map(TraceResource::node).toList(),
                answer.edges().stream().map(TraceResource::edge).toList(),
                answer.folds().stream()
                        .map(each -> new FoldShape(
                                each.account().toString(),
                                each.why().word(),
                                each.why().zh(),
                                each.payments(),
                                yuan(each.amount()),
                                each.facts()))
                        .toList(),
                answer.breaks().stream()
                        .map(each -> new BreakShape(
                                each.account().toString(),
                                each.why().word(),
                                each.why().zh(),
                                yuan(each.amount()),
                                each.facts(),
                                Said.time(each.from()),
                                Said.time(each.to())))
                        .toList(),
                answer.requests().stream()
                        .map(each -> new RequestShape(
                                each.rank(),
                                each.account().toString(),
                                each.name(),
                                each.bank(),
                                Said.time(each.from()),
                                Said.time(each.to()),
                                yuan(each.amount()),
                                caught(each.caught())))
                        .toList(),
                answer.residuals().stream()
                        .map(each -> new ResidualShape(
                                each.account().toString(),
                                each.victim(),
                                yuan(each.chosen()),
                                yuan(each.least()),
                                yuan(each.most())))
                        .toList(),
                answer.proposals().stream()
                        .map(each -> new ProposalShape(
                                each.account().toString(),
                                each.name(),
                                each.level(),
                                yuan(each.cap()),
                                yuan(each.balance()),
                                each.goodFaith().map(tongue::say).orElse(""),
                                caught(each.caught())))
                        .toList(),
                answer.contradictions().stream()
                        .map(each -> new ContradictionShape(
                                each.account().toString(),
                                each.fact(),
                                Said.time(each.at()),
                                yuan(each.computed()),
                                yuan(each.printed())))
                        .toList(),
                answer.edges().size(),
                answer.total(),
                "time",
                answer.cut().isEmpty(),
                answer.cut(),
                answer.otherCurrencies(),
                answer.undated(),
                answer.withheldSources(),
                answer.matches().stream().map(TraceResource::match).toList(),
                later(answer.later()));
    }

    private static LaterShape later(FollowMoney.Later later) {
        boolean none = later.facts().isEmpty();
        return new LaterShape(
                later.facts().size(),
                yuan(later.amount()),
                later.facts(),
                none ? null : later.nearest().toHours() + 1,
                none ? null : later.farthest().toHours() + 1);
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

    private static MatchShape match(FollowMoney.Match match) {
        FollowMoney.Told told = match.told();
        Money amount = told.amount();
        return new MatchShape(
                new ToldShape(
                        told.account().toString(),
                        amount == null ? null : amount.toString(),
                        told.at() == null ? null : Said.time(told.at())),
                match.booked(),
                match.differs());
    }

    private static NodeShape node(FollowMoney.Node node) {
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

    private static EdgeShape edge(FollowMoney.Edge edge) {
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
}
