package io.clew.web.money;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.analysis.trace.after.FreezeProposals;
import io.clew.casework.Leads;
import io.clew.casework.freeze.FreezeItem;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.freeze.TakeOver;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.MoneyFlow;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.json.Json;
import io.clew.print.DocxPrinter;
import io.clew.print.Drawing;
import io.clew.print.DrawingSvg;
import io.clew.print.Drawn;
import io.clew.print.PdfPrinter;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.web.frame.Assets;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows money on a page, as a workbook and as a printed document; keeps what people decide about freezing. */
@Path(MoneyAsk.PATH)
public class MoneyPages {

    private static final int ROWS = 500;
    private static final int CARDS = 8;
    private static final Set<String> FRAME = Set.of("purpose-required", "purpose-refused", "forbidden");
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Pages pages;
    private final Visitor visitor;
    private final FollowMoney money;
    private final Leads leads;
    private final Freezes freezes;
    private final Accounts accounts;
    private final Clock clock = Clock.systemUTC();

    MoneyPages(Pages pages, Visitor visitor, FollowMoney money, Leads leads, Freezes freezes, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.money = money;
        this.leads = leads;
        this.freezes = freezes;
        this.accounts = accounts;
    }

    @GET
    public Response page(@Context UriInfo uri) {
        return pages.show("money", frame -> {
            MoneyAsk ask = MoneyAsk.read(uri.getQueryParameters());
            if (ask.empty()) {
                return Templates.money(frame, new MoneyPage(ask, "", null));
            }
            Access access = visitor.admit();
            try {
                var answer = ask.ordered(money.follow(access, ask.question(frame.words())));
                var view = MoneyView.of(
                        ask, answer, decided(access, answer), Names.of(accounts), frame.words(), ROWS, CARDS);
                return Templates.money(frame, new MoneyPage(ask, "", view));
            } catch (ClewException refused) {
                if (FRAME.contains(refused.code())) {
                    throw refused;
                }
                String why = frame.words().told(refused);
                return Templates.money(frame, new MoneyPage(ask, why, null));
            }
        });
    }

    /** A person's word on a proposal to freeze: it is kept as a lead with its decision and reason. */
    @POST
    @Path("decisions")
    public Response decide(
            @FormParam("subject") @DefaultValue("") String subject,
            @FormParam("amount") @DefaultValue("") String amount,
            @FormParam("why") @DefaultValue("") String why,
            @FormParam("facts") @DefaultValue("") String facts,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("back") @DefaultValue(MoneyAsk.PATH) String back) {
        Response[] done = new Response[1];
        Response shown = pages.show("money", frame -> {
            Access access = visitor.admit();
            MoneyMsg say = frame.words().of(MoneyMsg.class);
            if (reason.isBlank()) {
                throw new ClewException(Message.of("lead-reason"));
            }
            Leads.State decided = state(state, say);
            var lead = leads.propose(
                    access,
                    "freeze",
                    key(subject, say),
                    yuan(amount, say),
                    Json.message(why),
                    Arrays.stream(facts.split("\\R"))
                            .filter(fact -> !fact.isBlank())
                            .toList(),
                    clock.instant().plus(FreezeProposals.STOP_PAYMENT));
            leads.decide(access, lead.id(), decided, reason);
            done[0] = Pages.to(back + "#proposals");
            return Templates.money(frame, new MoneyPage(MoneyAsk.read(new MultivaluedHashMap<>()), "", null));
        });
        Response on = done[0];
        return on == null ? shown : on;
    }

    private MoneyView.Decided decided(Access access, TraceAnswer answer) {
        if (answer.proposals().isEmpty()) {
            return MoneyView.Decided.NOTHING;
        }
        var listed = freezes.list(access, new Freezes.Filter("", access.purpose(), "", true)).lines().stream()
                .map(Freezes.Line::item)
                .collect(Collectors.toMap(FreezeItem::account, FreezeItem::number, (one, other) -> one));
        return new MoneyView.Decided(leads.list(access, null), listed);
    }

    private static Leads.State state(String state, MoneyMsg say) {
        return switch (state) {
            case "accepted" -> Leads.State.ACCEPTED;
            case "refused" -> Leads.State.REFUSED;
            default -> throw new ClewException(Message.of("lead-state", state));
        };
    }

    private static EntityKey key(String written, MoneyMsg say) {
        try {
            return EntityKey.parse(written);
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("lead-subject", written), e);
        }
    }

    private static String yuan(String written, MoneyMsg say) {
        try {
            return Money.parse(written).toString();
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("lead-amount", written), e);
        }
    }

    /**
     * Puts what the trace proposes on the worklist of freezes: of one account, or of all. The trace is asked anew, so no
     * amount comes from the page.
     *
     * @param back address of the trace as this page writes it
     */
    @POST
    @Path("freezes")
    public Response freeze(
            @FormParam("subject") @DefaultValue("") String subject,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("back") @DefaultValue("") String back) {
        return pages.sent("money", frame -> {
            Access access = visitor.admit();
            MoneyAsk ask = MoneyAsk.read(query(back));
            if (ask.empty()) {
                throw new ClewException(Message.of("trace-start.none"));
            }
            Set<EntityKey> accounts = subject.isBlank()
                    ? Set.of()
                    : Set.of(key(subject, frame.words().of(MoneyMsg.class)));
            var taken = freezes.take(access, new TakeOver.Asked(ask.question(frame.words()), accounts, reason));
            if (taken.items().isEmpty() && !taken.skipped().isEmpty()) {
                throw new ClewException(taken.skipped().getFirst().why());
            }
            return Pages.to(back + "#proposals");
        });
    }

    private static MultivaluedMap<String, String> query(String address) {
        var said = new MultivaluedHashMap<String, String>();
        int mark = address.indexOf('?');
        for (String part : (mark < 0 ? "" : address.substring(mark + 1)).split("&")) {
            int equal = part.indexOf('=');
            if (equal > 0) {
                said.add(
                        URLDecoder.decode(part.substring(0, equal), StandardCharsets.UTF_8),
                        URLDecoder.decode(part.substring(equal + 1), StandardCharsets.UTF_8));
            }
        }
        return said;
    }

    /** Every row, without a cap. */
    @GET
    @Path("export")
    public Response workbook(@Context UriInfo uri) {
        Words words = visitor.words();
        MoneyView view = exported(uri, words, "xlsx");
        StreamingOutput book = out -> new MoneyWorkbook(view, words).write(out);
        return Response.ok(book)
                .type(SHEET)
                .header("Content-Disposition", "attachment; filename=\"clew-trace.xlsx\"")
                .build();
    }

    /** For the browser's own printing. */
    @GET
    @Path("report")
    public Response report(@Context UriInfo uri) {
        return pages.show("money", frame -> Templates.moneyreport(document(uri, "print", "")));
    }

    @GET
    @Path("report.pdf")
    public Response pdf(@Context UriInfo uri) {
        byte[][] made = new byte[1][];
        Response shown = pages.show("money", frame -> {
            var page = Templates.moneyreport(document(uri, "pdf", css()))
                    .setLocale(frame.words().lang());
            made[0] = PdfPrinter.print(page.render());
            return page;
        });
        byte[] paper = made[0];
        return paper == null
                ? shown
                : Response.ok(paper)
                        .type("application/pdf")
                        .header("Content-Disposition", "attachment; filename=\"clew-trace.pdf\"")
                        .build();
    }

    /** The same document for a word processor. */
    @GET
    @Path("report.docx")
    public Response word(@Context UriInfo uri) {
        return pages.sent("money", frame -> {
            var page = Templates.moneyreport(document(uri, "docx", ""))
                    .setLocale(frame.words().lang());
            return Response.ok(DocxPrinter.print(page.render()))
                    .type(WORD)
                    .header("Content-Disposition", "attachment; filename=\"clew-trace.docx\"")
                    .build();
        });
    }

    private MoneyReport document(UriInfo uri, String form, String css) {
        Words words = visitor.words();
        MoneyView view = exported(uri, words, form);
        return new MoneyReport(
                view,
                visitor.caller().user(),
                visitor.purpose(),
                Shown.clock(clock.instant()),
                words.of(MoneyMsg.class).method(view.answer().method().word()),
                words.of(MoneyMsg.class).methodText(view.answer().method().word()),
                words.lang(),
                picture(view, words, form),
                css);
    }

    private static String picture(MoneyView view, Words words, String form) {
        if (view.answer().edges().isEmpty()) {
            return "";
        }
        Drawing flow = MoneyFlow.drawing(view.answer(), new FlowWords(words));
        return form.equals("print")
                ? DrawingSvg.of(flow, words.of(MoneyMsg.class).flow())
                : Drawn.element(flow);
    }

    private MoneyView exported(UriInfo uri, Words words, String form) {
        MoneyAsk ask = MoneyAsk.read(uri.getQueryParameters());
        if (ask.empty()) {
            throw new ClewException(Message.of("trace-start.none"));
        }
        Access access = visitor.admit();
        var answer = ask.ordered(money.export(access, ask.question(words), form.toLowerCase(Locale.ROOT)));
        return MoneyView.of(
                ask, answer, decided(access, answer), Names.of(accounts), words, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static String css() {
        try (InputStream in =
                MoneyPages.class.getResourceAsStream("/META-INF/resources" + Assets.path("document.css"))) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style of the printed document cannot be read", e);
        }
    }
}
