package io.clew.api.freeze;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.api.graph.TraceAsk;
import io.clew.api.wire.Said;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.freeze.ReturnMethod;
import io.clew.casework.freeze.TakeOver;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The worklist of what is to be stopped, frozen and given back. */
@Path("/api/v1/freezes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "freezes", description = "止付、冻结、返还")
public class FreezesResource {

    private static final int USUAL = 100;
    private static final int MOST = 10_000;

    /** What of a trace is to be taken over. */
    @Schema(name = "FreezeTake")
    public record TakeShape(
            @Schema(description = "the question of POST /traces; it is asked anew") @Nullable @Valid
            TraceAsk trace,

            @Nullable @Schema(description = "of which accounts; left out for all that are proposed")
            List<String> accounts,

            @Nullable @Schema(description = "needed") String reason) {}

    /** A step. */
    @Schema(name = "FreezeMove")
    public record MoveShape(
            @Nullable @Schema(examples = "approved") String state,
            @Nullable @Schema(description = "needed") String reason,

            @Nullable @Schema(description = "what the bank froze, with answered; else what the step is about")
            String amount,

            @Nullable @Schema(description = "number of the letter or answer")
            String document,

            @Nullable @Schema(description = "of the item as it was read; somebody who was first makes a conflict")
            String version,

            @Nullable @Schema(description = "with returned: direct, time or pro-rata")
            String method) {}

    /** The same step for many. */
    @Schema(name = "FreezeMoves")
    public record MovesShape(
            @Nullable List<String> ids,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String amount,
            @Nullable String document) {}

    /** What was not taken over, and why. */
    @Schema(name = "FreezeSkipped")
    public record SkippedShape(String account, String code, String why) {}

    /** The items as they stand on the worklist. */
    @Schema(name = "FreezesTaken")
    public record TakenShape(List<FreezeShape> items, List<SkippedShape> skipped) {}

    /** One that a step did not reach. */
    @Schema(name = "FreezeUnmoved")
    public record UnmovedShape(String id, String code, String detail) {}

    /** What became of a step for many. */
    @Schema(name = "FreezesMoved")
    public record MovedShape(List<FreezeShape> items, List<UnmovedShape> refused) {}

    /** A page of the worklist. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Freezes")
    public record ListShape(
            List<FreezeShape> items,
            int shown,
            int total,
            String order,

            @Schema(description = "yuan that can still be saved or given back, of all that fit")
            String recoverable,

            int withheld,
            @Nullable String cursor) {}

    /** A month, in China; amounts in yuan. */
    @Schema(name = "FreezeMonth")
    public record MonthShape(
            String month,
            int items,
            String proposed,
            int answers,
            String frozen,
            String released,
            int returns,
            String returned) {}

    /** All months, latest first. */
    @Schema(name = "FreezeMonths")
    public record MonthsShape(List<MonthShape> months, int total) {}

    /** What comes first. */
    public enum Order {
        CLOCK,
        EXPECTED
    }

    private final Freezes freezes;
    private final Normalizer normalizer;
    private final Asker asker;

    FreezesResource(Freezes freezes, Normalizer normalizer, Asker asker) {
        this.freezes = freezes;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(
            summary = "The worklist over all cases",
            description =
                    "What falls due first, of the same clock the largest amount; with order=expected what is to be expected first.")
    public ListShape list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("case") @Nullable String caseId,
            @QueryParam("account") @Nullable String account,
            @QueryParam("bank") @Nullable String bank,
            @QueryParam("open") @Nullable String open,
            @QueryParam("order") @Nullable String order,
            @QueryParam("size") @Min(0) @Max(MOST) @Nullable Integer size,
            @QueryParam("cursor") @Nullable String cursor) {
        Access access = asker.access();
        Tongue tongue = asker.tongue();
        boolean expected = Said.word("order", order, Order.class, Order.CLOCK) == Order.EXPECTED;
        var work = freezes.list(
                access,
                new Freezes.Filter(
                        state == null || state.isBlank()
                                ? ""
                                : freezes.rules().asked(state).code(),
                        caseId == null ? "" : caseId.strip(),
                        account == null || account.isBlank()
                                ? ""
                                : account("account", account).toString(),
                        text(bank).strip(),
                        Said.flag("open", open),
                        expected));
        int from = Said.number("cursor", cursor, 0, 0, Integer.MAX_VALUE);
        int most = size == null ? USUAL : size;
        var lines = work.lines();
        var page = lines.stream().skip(from).limit(most).toList();
        int end = from + page.size();
        asker.counted(page.size());
        return new ListShape(
                page.stream().map(line -> FreezeShape.of(line, tongue)).toList(),
                page.size(),
                lines.size(),
                expected ? "expected,recoverable" : "clock,recoverable",
                FreezeShape.yuan(lines.stream()
                        .mapToLong(line -> line.item().catchable())
                        .sum()),
                work.withheld(),
                end < lines.size() && !page.isEmpty() ? Integer.toString(end) : null);
    }

    @POST
    @Operation(
            summary = "Takes over what a trace proposes to freeze",
            description =
                    "The trace is made anew, so no amount is ever more than lies there or than is surely the victims'.")
    public TakenShape take(@Valid @Nullable TakeShape asked) {
        Access access = asker.access();
        TakeShape ask = Said.required("trace", asked);
        Tongue tongue = asker.tongue();
        var accounts = new HashSet<EntityKey>();
        if (ask.accounts != null) {
            ask.accounts.forEach(each -> accounts.add(account("accounts", each)));
        }
        var taken = freezes.take(
                access,
                new TakeOver.Asked(
                        TraceAsk.question(Said.required("trace", ask.trace), normalizer), accounts, text(ask.reason)));
        return new TakenShape(
                freezes.lines(taken.items()).stream()
                        .map(line -> FreezeShape.of(line, tongue))
                        .toList(),
                taken.skipped().stream()
                        .map(each -> new SkippedShape(
                                each.account().toString(), each.why().key(), tongue.say(each.why())))
                        .toList());
    }

    @GET
    @Path("/totals")
    @Operation(summary = "Frozen and returned by month")
    public MonthsShape totals() {
        var months = freezes.totals(asker.access()).stream()
                .map(month -> new MonthShape(
                        month.month().toString(),
                        month.items(),
                        FreezeShape.yuan(month.proposed()),
                        month.answers(),
                        FreezeShape.yuan(month.frozen()),
                        FreezeShape.yuan(month.released()),
                        month.returns(),
                        FreezeShape.yuan(month.returned())))
                .toList();
        return new MonthsShape(months, months.size());
    }

    @POST
    @Path("/states")
    @Operation(summary = "One step for many, with one reason")
    public MovedShape moveAll(@Nullable MovesShape asked) {
        Access access = asker.access();
        MovesShape ask = Said.required("ids", asked);
        Tongue tongue = asker.tongue();
        var move = move(new MoveShape(ask.state, ask.reason, ask.amount, ask.document, null, null));
        var moved = freezes.moveAll(access, Said.required("ids", ask.ids), move);
        return new MovedShape(
                moved.lines().stream().map(line -> FreezeShape.of(line, tongue)).toList(),
                moved.refused().stream()
                        .map(each -> new UnmovedShape(
                                each.id(),
                                each.why().code(),
                                tongue.say(each.why().message())))
                        .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One item with its history")
    public FreezeShape show(@RestPath String id) {
        return FreezeShape.of(freezes.show(asker.access(), id), asker.tongue());
    }

    @GET
    @Path("/{id}/letters/{kind}.{format}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A letter to the bank: stop, freeze, release or evidence, as docx or pdf")
    public Response letter(@RestPath String id, @RestPath String kind, @RestPath String format) {
        var paper = freezes.letters().make(asker.access(), id, kind, format);
        return Response.ok(paper.bytes())
                .type(paper.type())
                .header("Content-Disposition", "attachment; filename=\"" + paper.name() + "\"")
                .build();
    }

    @POST
    @Path("/{id}/states")
    @Operation(summary = "Records a step, with a reason")
    public FreezeShape move(@RestPath String id, @Nullable MoveShape asked) {
        Access access = asker.access();
        return FreezeShape.of(freezes.move(access, id, move(Said.required("state", asked))), asker.tongue());
    }

    private static Freezes.Move move(MoveShape ask) {
        return new Freezes.Move(
                Said.required("state", ask.state),
                text(ask.reason),
                Said.money("amount", ask.amount),
                text(ask.document),
                ask.version == null || ask.version.isBlank()
                        ? null
                        : Long.valueOf(Said.number("version", ask.version, 0, 0, Integer.MAX_VALUE)),
                ask.method == null || ask.method.isBlank() ? null : ReturnMethod.of(ask.method));
    }

    /** A key, or the bare number of an account. */
    private EntityKey account(String field, String said) {
        String bare = said.strip();
        return Said.key(normalizer, field, bare.contains(":") ? bare : "account:" + bare);
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
