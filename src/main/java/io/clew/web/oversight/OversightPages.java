package io.clew.web.oversight;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditEntry;
import io.clew.access.entry.Accounts;
import io.clew.door.RecordCsv;
import io.clew.oversight.Alerts;
import io.clew.oversight.Approvals;
import io.clew.oversight.Chain;
import io.clew.oversight.Emergencies;
import io.clew.oversight.Profiles;
import io.clew.oversight.ReadAudit;
import io.clew.oversight.Supervision;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.text.Normalizer;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import io.clew.web.oversight.OversightView.AlertDetail;
import io.clew.web.oversight.OversightView.AlertLine;
import io.clew.web.oversight.OversightView.Choice;
import io.clew.web.oversight.OversightView.DayCell;
import io.clew.web.oversight.OversightView.EntryLine;
import io.clew.web.oversight.OversightView.Looks;
import io.clew.web.oversight.OversightView.OutcomeLine;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who looked at what, what stands out among it, and what came of that; for supervisors and auditors. */
@Path("/oversight")
public class OversightPages {

    private static final int PAGE = 100;
    private static final Duration ALERTS = Duration.ofDays(30);

    private final Pages pages;
    private final Visitor visitor;
    private final ReadAudit audit;
    private final Alerts alerts;
    private final Approvals approvals;
    private final Emergencies emergencies;
    private final Profiles profiles;
    private final Accounts accounts;
    private final Normalizer normalizer;
    private final Chain chain;
    private final Clock clock;

    OversightPages(
            Pages pages,
            Visitor visitor,
            ReadAudit audit,
            Alerts alerts,
            Approvals approvals,
            Emergencies emergencies,
            Profiles profiles,
            Accounts accounts,
            Normalizer normalizer,
            Chain chain,
            Clock clock) {
        this.pages = pages;
        this.visitor = visitor;
        this.audit = audit;
        this.alerts = alerts;
        this.approvals = approvals;
        this.emergencies = emergencies;
        this.profiles = profiles;
        this.accounts = accounts;
        this.normalizer = normalizer;
        this.chain = chain;
        this.clock = clock;
    }

    @GET
    public Response show(
            @Context UriInfo uri,
            @QueryParam("view") @DefaultValue("looks") String view,
            @QueryParam("verify") @DefaultValue("false") boolean verify) {
        return pages.show("oversight", frame -> page(frame, visitor.caller(), uri, view, verify, ""));
    }

    private TemplateInstance page(Frame frame, Caller caller, UriInfo uri, String view, boolean verify, String fault) {
        var sentences = sentences(frame.words());
        return Templates.oversight(
                frame,
                new OversightView(
                        view,
                        Right.SUPERVISE.of(caller),
                        chain.state(caller, verify),
                        view.equals("looks") ? looks(caller, uri, frame.words(), sentences) : null,
                        view.equals("alerts") ? alertLines(caller, frame.words(), sentences) : List.of(),
                        view.equals("alerts") ? alerts.rules().all() : List.of(),
                        view.equals("emergencies")
                                ? ApprovalPages.lines(emergencies.all(caller), caller, sentences, clock.instant())
                                : List.of(),
                        view.equals("approvals")
                                ? ApprovalPages.lines(approvals.decided(caller), sentences)
                                : List.of(),
                        view.equals("people") && Right.SUPERVISE.of(caller) ? profiles.list(caller) : List.of(),
                        fault));
    }

    private Looks looks(Caller caller, UriInfo uri, Words words, Sentences sentences) {
        var ask = OversightAsk.read(uri.getQueryParameters(), YearMonth.now(clock.withZone(China.ZONE)));
        long[] counts = new long[32];
        var acts = new TreeMap<String, String>();
        var people = new TreeSet<String>();
        Consumer<AuditEntry> counting = entry -> {
            counts[LocalDate.ofInstant(entry.at(), China.ZONE).getDayOfMonth()]++;
            acts.put(entry.act(), words.tell(entry.did()));
            if (!entry.who().isEmpty()) {
                people.add(entry.who());
            }
        };
        var found = audit.oversee(
                caller, ask.href(), ask.monthly(normalizer), counting, ask.listed(normalizer), ask.skip(), PAGE);
        long upTo = ask.skip() + found.entries().size();
        return new Looks(
                ask,
                ask.month().toString(),
                ask.in(ask.month().minusMonths(1)).href(),
                ask.in(ask.month().plusMonths(1)).href(),
                ask.on(0).href(),
                weeks(ask, counts),
                people.stream()
                        .map(one -> new Choice(one, sentences.name(one), one.equals(ask.who())))
                        .toList(),
                acts.entrySet().stream()
                        .map(one -> new Choice(
                                one.getKey(), one.getValue(), one.getKey().equals(ask.act())))
                        .toList(),
                found.ended().stream().map(one -> line(one, sentences)).toList(),
                upTo,
                found.total(),
                upTo < found.total() ? ask.after((int) upTo).href() : "");
    }

    private static List<List<@Nullable DayCell>> weeks(OversightAsk ask, long[] counts) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        var weeks = new ArrayList<List<@Nullable DayCell>>();
        List<@Nullable DayCell> week = new ArrayList<>();
        for (int skip = ask.month().atDay(1).getDayOfWeek().getValue() - 1; skip > 0; skip--) {
            week.add(null);
        }
        for (int day = 1; day <= ask.month().lengthOfMonth(); day++) {
            int level = counts[day] == 0 ? 0 : (int) Math.min(4, 1 + 4 * counts[day] / (most + 1));
            week.add(new DayCell(day, counts[day], level, ask.on(day).href(), day == ask.day()));
            if (week.size() == 7) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        while (!week.isEmpty() && week.size() < 7) {
            week.add(null);
        }
        if (!week.isEmpty()) {
            weeks.add(week);
        }
        return weeks;
    }

    private static EntryLine line(AuditEntry entry, Sentences sentences) {
        String under = entry.under().contains("emergency/")
                ? "emergency"
                : entry.under().isEmpty() ? "" : "approval";
        boolean bad = !entry.outcome().equals(AuditEntry.OK) && !entry.outcome().equals(AuditEntry.BEGUN);
        return new EntryLine(
                Long.toString(entry.n()), sentences.of(entry), entry.keys().size(), under, entry.from(), bad);
    }

    /** The entries that match as a file; cells that a spreadsheet would run are made text. */
    @GET
    @Path("export")
    public Response export(@Context UriInfo uri) {
        return pages.sent("oversight", frame -> {
            var ask = OversightAsk.read(uri.getQueryParameters(), YearMonth.now(clock.withZone(China.ZONE)));
            var entries = audit.export(visitor.caller(), ask.href(), ask.listed(normalizer));
            var sentences = sentences(frame.words());
            StreamingOutput body = out -> write(out, entries, sentences);
            return Response.ok(body)
                    .type("text/csv;charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"clew-audit-" + ask.month() + ".csv\"")
                    .build();
        });
    }

    private static void write(OutputStream out, Consumer<Predicate<AuditEntry>> entries, Sentences sentences)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write("\uFEFF");
        row(writer, "n", "at", "who", "from", "purpose", "act", "asked", "outcome", "returned", "under", "sentence");
        entries.accept(entry -> {
            row(
                    writer,
                    Long.toString(entry.n()),
                    Shown.clock(entry.at()),
                    entry.who(),
                    entry.from(),
                    Sentences.masked(entry.purpose()),
                    entry.act(),
                    sentences.what(entry),
                    entry.outcome(),
                    Long.toString(entry.returned()),
                    entry.under(),
                    sentences.of(entry));
            return true;
        });
        writer.flush();
    }

    private static void row(Writer writer, String... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                writer.write((i == 0 ? "" : ",") + RecordCsv.cell(cells[i]));
            }
            writer.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<AlertLine> alertLines(Caller caller, Words words, Sentences sentences) {
        return recent(caller).reversed().stream()
                .map(seen -> line(seen, words, sentences))
                .toList();
    }

    private List<Alerts.Seen> recent(Caller caller) {
        Instant now = clock.instant();
        return alerts.list(caller, now.minus(ALERTS), now);
    }

    private AlertLine line(Alerts.Seen seen, Words words, Sentences sentences) {
        Supervision.Alert alert = seen.alert();
        var rule = alerts.rules().rule(alert.rule());
        return new AlertLine(
                OversightAsk.PATH + "/alerts/" + Shown.encoded(alert.id()),
                words.chinese() ? rule.zh() : rule.en(),
                sentences.name(alert.who()),
                alert.day().toString(),
                alert.measure(),
                seen.last()
                        .map(one -> words.of(OversightMsg.class)
                                .finding(one.finding().name()))
                        .orElse(words.of(OversightMsg.class).open()),
                seen.last()
                        .map(one -> one.finding() == Alerts.Finding.MISUSE ? "bad" : "")
                        .orElse("warn"));
    }

    @GET
    @Path("alerts/{id}")
    public Response alert(@PathParam("id") String id) {
        return pages.show("oversight", frame -> detail(frame, visitor.caller(), id, ""));
    }

    @POST
    @Path("alerts/{id}/outcomes")
    public Response outcome(
            @PathParam("id") String id,
            @FormParam("outcome") @DefaultValue("") String outcome,
            @FormParam("note") @DefaultValue("") String note) {
        return pages.show("oversight", frame -> {
            Caller caller = visitor.caller();
            try {
                alerts.record(caller, id, finding(outcome), note);
                return detail(frame, caller, id, "");
            } catch (ClewException refused) {
                if (refused.kind() != FailureKind.INPUT) {
                    throw refused;
                }
                return detail(frame, caller, id, frame.words().told(refused));
            }
        });
    }

    private static Alerts.Finding finding(String outcome) {
        return Arrays.stream(Alerts.Finding.values())
                .filter(each -> each.name().equals(outcome))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of("alert-outcome", outcome)));
    }

    private TemplateInstance detail(Frame frame, Caller caller, String id, String fault) {
        var seen = recent(caller).stream()
                .filter(one -> one.alert().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of("alert-unknown.recent", id)));
        var sentences = sentences(frame.words());
        Words words = frame.words();
        var rule = alerts.rules().rule(seen.alert().rule());
        return Templates.alert(
                frame,
                new AlertDetail(
                        id,
                        line(seen, frame.words(), sentences),
                        words.chinese() ? rule.definition() : rule.definitionEn(),
                        words.chinese() ? rule.innocent() : rule.innocentEn(),
                        audit.numbered(caller, seen.alert().entries()).stream()
                                .map(one -> line(one, sentences))
                                .toList(),
                        seen.outcomes().stream()
                                .map(one -> new OutcomeLine(
                                        frame.words()
                                                .of(OversightMsg.class)
                                                .finding(one.finding().name()),
                                        sentences.name(one.by()),
                                        one.at(),
                                        one.note()))
                                .toList(),
                        seen.alert().who().equals(caller.user()),
                        Right.SUPERVISE.of(caller),
                        fault));
    }

    @POST
    @Path("profiles")
    public Response register(
            @Context UriInfo uri,
            @FormParam("user") @DefaultValue("") String user,
            @FormParam("own") @DefaultValue("") String own,
            @FormParam("relatives") @DefaultValue("") String relatives) {
        return pages.acting(
                "oversight",
                caller -> profiles.register(caller, new Profiles.Profile(user.strip(), keys(own), keys(relatives))),
                (frame, fault) -> page(frame, visitor.caller(), uri, "people", false, fault));
    }

    private List<EntityKey> keys(String typed) {
        var keys = new ArrayList<EntityKey>();
        for (String one : Typed.words(typed)) {
            if (one.indexOf(':') <= 0) {
                throw new ClewException(Message.of("profile-key", one));
            }
            EntityKey written = Typed.key(one);
            keys.add(normalizer.normalize(written.type(), written.value()).orElse(written));
        }
        return keys;
    }

    private Sentences sentences(Words words) {
        return new Sentences(words, Names.of(accounts));
    }
}
