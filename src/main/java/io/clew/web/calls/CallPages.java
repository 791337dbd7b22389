package io.clew.web.calls;

import io.clew.access.Access;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.call.CallAnswer;
import io.clew.inquiry.call.CallRows;
import io.clew.inquiry.call.OwnStrip;
import io.clew.inquiry.call.ShowCalls;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.text.Normalizer;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.pattern.PatternsView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranks and compares numbers, opens the calls behind each figure, and gives the rankings as a file. */
@Path(CallsAsk.PATH)
public class CallPages {

    private static final String ENTRY = "calls";
    private static final int ROWS = 50;
    private static final int ALL = 100_000;
    private static final int CALLS = 1_000;
    private static final int HITS = 20;
    private static final int SECONDS = 20;
    /** What stands beside a ranking: change of number, many cards, SIM boxes, victims in common. */
    private static final List<String> SIGNS = List.of("C6", "C7", "C10", "C12");
    /** Numbers of which the patterns are looked for without being asked. */
    private static final int SIGNED = 10;

    private static final Set<FailureKind> FRAME =
            Set.of(FailureKind.PURPOSE, FailureKind.PURPOSE_MISSING, FailureKind.FORBIDDEN);

    private final Pages pages;
    private final Visitor visitor;
    private final ShowCalls calls;
    private final CallRows rows;
    private final OwnStrip strip;
    private final FindPatterns patterns;
    private final Normalizer normalizer;

    CallPages(
            Pages pages,
            Visitor visitor,
            ShowCalls calls,
            CallRows rows,
            OwnStrip strip,
            FindPatterns patterns,
            Normalizer normalizer) {
        this.pages = pages;
        this.visitor = visitor;
        this.calls = calls;
        this.rows = rows;
        this.strip = strip;
        this.patterns = patterns;
        this.normalizer = normalizer;
    }

    @GET
    public Response page(@Context UriInfo uri) {
        CallsAsk ask = CallsAsk.read(uri.getQueryParameters());
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            if (ask.empty()) {
                return Templates.calls(frame, new CallsPage(ask, "", null));
            }
            try {
                return Templates.calls(frame, new CallsPage(ask, "", view(access, frame, ask)));
            } catch (ClewException refused) {
                if (FRAME.contains(refused.kind())) {
                    throw refused;
                }
                return Templates.calls(frame, new CallsPage(ask, frame.words().told(refused), null));
            }
        });
    }

    private CallsView view(Access access, Frame frame, CallsAsk ask) {
        CallAnswer answer = calls.show(access, ask.question(normalizer, ROWS));
        List<EntityKey> numbers =
                answer.numbers().stream().map(CallAnswer.Number::key).toList();
        boolean signed = !numbers.isEmpty() && numbers.size() <= SIGNED;
        var drawn = numbers.isEmpty()
                ? new OwnStrip.Strip(List.of(), List.of(), "")
                : strip.of(access, numbers.getFirst(), ask.window());
        return new CallsTelling(ask, frame.words())
                .view(
                        answer,
                        signed ? signs(access, frame, ask, numbers) : List.of(),
                        signed,
                        StripDrawing.of(drawn, frame.words()));
    }

    private List<PatternsView.Found> signs(Access access, Frame frame, CallsAsk ask, List<EntityKey> numbers) {
        var signs = new ArrayList<PatternsView.Found>();
        for (String code : SIGNS) {
            var found = patterns.find(
                    access, new FindPatterns.Question(code, numbers, "", ask.window(), Map.of(), HITS, SECONDS));
            if (found.total() > 0) {
                signs.add(PatternsView.Found.of(found.entry(), found.hits(), found.total(), frame.words()));
            }
        }
        return signs;
    }

    /** The calls behind a figure. */
    @GET
    @Path("rows")
    public Response rows(
            @Context UriInfo uri,
            @QueryParam("number") @DefaultValue("") String number,
            @QueryParam("other") @DefaultValue("") String other,
            @QueryParam("weekday") @DefaultValue("-1") int weekday,
            @QueryParam("hour") @DefaultValue("-1") int hour,
            @QueryParam("month") @DefaultValue("") String month) {
        CallsAsk ask = CallsAsk.read(uri.getQueryParameters());
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            EntityKey key = key(number);
            var answer = rows.open(
                    access,
                    new CallRows.Question(
                            key, other.isEmpty() ? null : key(other), weekday, hour, month, ask.window(), CALLS));
            var telling = new CallsTelling(ask, frame.words());
            return Templates.callrows(
                    frame,
                    new CallRowsView(
                            key,
                            what(frame, other.isEmpty() ? null : key(other), weekday, hour, month),
                            answer.calls().stream().map(telling::call).toList(),
                            frame.words()
                                    .of(CallMsg.class)
                                    .shownOf(Shown.counted(answer.calls().size()), Shown.counted(answer.total())),
                            answer.withheldSources(),
                            ask.empty() ? "" : CallsAsk.PATH + "?" + ask.parameters()));
        });
    }

    private static String what(Frame frame, @Nullable EntityKey other, int weekday, int hour, String month) {
        var said = new ArrayList<String>();
        if (other != null) {
            said.add(Shown.shown(other));
        }
        if (weekday >= 0 && weekday < 7) {
            said.add(frame.words().msg().weekday(weekday + 1));
        }
        if (hour >= 0) {
            said.add(hour + ":00–" + hour + ":59");
        }
        if (!month.isEmpty()) {
            said.add(month);
        }
        return String.join(" · ", said);
    }

    private EntityKey key(String written) {
        return CallsAsk.key(normalizer, written)
                .orElseThrow(() -> new ClewException(Message.of("entity-unknown.number", written)));
    }

    /** Every counterpart of every number. */
    @GET
    @Path("contacts.csv")
    public Response sheet(@Context UriInfo uri) {
        CallsAsk ask = CallsAsk.read(uri.getQueryParameters());
        return pages.sent(ENTRY, frame -> {
            CallAnswer answer = calls.export(visitor.admit(), ask.question(normalizer, ALL), "csv");
            byte[] sheet =
                    ContactSheet.of(answer, frame.words().of(CallMsg.class)).getBytes(StandardCharsets.UTF_8);
            return Response.ok(sheet)
                    .type("text/csv;charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"clew-calls.csv\"")
                    .build();
        });
    }
}
