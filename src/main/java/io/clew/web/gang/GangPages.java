package io.clew.web.gang;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.casework.gang.GangFile;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.gang.DecideMember;
import io.clew.inquiry.gang.FoundGang;
import io.clew.inquiry.gang.KeptGangs;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.text.Normalizer;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds gangs from seeds, shows one with what it rests on, tries it without some of it, and keeps decisions. */
@Path(GangPages.PATH)
public class GangPages {

    public static final String PATH = "/gangs";
    private static final String ENTRY = "gangs";
    private static final int SECONDS = 60;
    private static final List<String> TYPES = List.of("account", "phone", "person", "device", "case");

    private final Pages pages;
    private final Visitor visitor;
    private final AskGangs gangs;
    private final KeptGangs kept;
    private final DecideMember decisions;
    private final Normalizer normalizer;
    private final Accounts accounts;

    GangPages(
            Pages pages,
            Visitor visitor,
            AskGangs gangs,
            KeptGangs kept,
            DecideMember decisions,
            Normalizer normalizer,
            Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.gangs = gangs;
        this.kept = kept;
        this.decisions = decisions;
        this.normalizer = normalizer;
        this.accounts = accounts;
    }

    @GET
    public Response page(
            @QueryParam("seeds") @DefaultValue("") String seeds,
            @QueryParam("scope") @DefaultValue("") String scope,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("") String until) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            Names names = Names.of(accounts);
            boolean everything = scope.equals("everything");
            if (seeds.isBlank() && !everything) {
                return Templates.gangs(frame, GangsView.empty(kept.list(access), names, frame.words()));
            }
            try {
                var question =
                        new AskGangs.Question(everything ? List.of() : seeds(seeds), when(since, until), SECONDS);
                return Templates.gangs(
                        frame,
                        GangsView.of(
                                everything ? "" : seeds,
                                since,
                                until,
                                gangs.find(access, question),
                                names,
                                frame.words()));
            } catch (ClewException refused) {
                if (Set.of(FailureKind.PURPOSE, FailureKind.PURPOSE_MISSING, FailureKind.FORBIDDEN)
                        .contains(refused.kind())) {
                    throw refused;
                }
                return Templates.gangs(
                        frame,
                        GangsView.faulty(seeds, since, until, frame.words().told(refused)));
            }
        });
    }

    private List<EntityKey> seeds(String typed) {
        var keys = new ArrayList<EntityKey>();
        for (String one : Typed.words(typed)) {
            keys.add(typed(one).orElseThrow(() -> new ClewException(Message.of("account-unknown.scope", one))));
        }
        return keys;
    }

    private Optional<EntityKey> typed(String one) {
        int colon = one.indexOf(':');
        if (colon > 0) {
            String type = one.substring(0, colon);
            String value = one.substring(colon + 1);
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(normalizer.normalize(type, value).orElseGet(() -> new EntityKey(type, value)));
        }
        List<String> order = one.matches("1\\d{10}")
                ? List.of("phone")
                : one.matches("\\d{17}[0-9Xx]")
                        ? List.of("person")
                        : Character.isLetter(one.charAt(0)) ? List.of("case") : TYPES;
        return order.stream()
                .flatMap(type -> normalizer.normalize(type, one).stream())
                .findFirst();
    }

    private static TimeRange when(String since, String until) {
        return new TimeRange(since.isBlank() ? null : day(since, 0), until.isBlank() ? null : day(until, 1));
    }

    private static Instant day(String written, int later) {
        try {
            return LocalDate.parse(written.strip())
                    .plusDays(later)
                    .atStartOfDay(China.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("window-unreadable", written), e);
        }
    }

    @GET
    @Path("{id}")
    public Response gang(
            @PathParam("id") String id,
            @QueryParam("kind") @Nullable List<String> kinds,
            @QueryParam("source") @Nullable List<String> sources,
            @QueryParam("facts") @Nullable List<String> facts,
            @QueryParam("only") @DefaultValue("") String only,
            @QueryParam("fault") @DefaultValue("") String fault) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            FoundGang gang = gangs.get(access, id);
            var struck = new AskGangs.Struck(
                    lines(facts), sources == null ? List.of() : sources, kinds == null ? List.of() : kinds);
            var without = struck.isNothing() ? null : gangs.without(access, id, struck);
            String told = switch (fault) {
                case "reason" -> frame.words().tell(Message.of("gang-reason", 2_000));
                case "nobody" -> frame.words().of(GangMsg.class).nobody();
                default -> "";
            };
            var drawn = new GangDrawing(gang, gangs.rules(), Names.of(accounts), frame.words());
            return Templates.gang(frame, drawn.view(struck, without, only, told, access.withheldSources()));
        });
    }

    /** Names of facts as a box sends them, several in one by line breaks. */
    private static List<String> lines(@Nullable List<String> boxes) {
        return boxes == null
                ? List.of()
                : boxes.stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    @POST
    @Path("{id}/decisions")
    public Response decide(
            @PathParam("id") String id,
            @FormParam("key") @Nullable List<String> keys,
            @FormParam("decision") @DefaultValue("") String decision,
            @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent(ENTRY, frame -> {
            Access access = visitor.admit();
            GangFile.Verdict verdict = switch (decision) {
                case "confirm" -> GangFile.Verdict.CONFIRM;
                case "refuse" -> GangFile.Verdict.REFUSE;
                default -> GangFile.Verdict.DEFER;
            };
            String page = PATH + "/" + Shown.encoded(id);
            if (keys == null || keys.isEmpty()) {
                return Pages.to(page + "?fault=nobody#members");
            }
            try {
                decisions.decide(access, id, keys.stream().map(Typed::key).toList(), verdict, reason);
            } catch (ClewException refused) {
                if (!refused.code().equals("gang-reason")) {
                    throw refused;
                }
                return Pages.to(page + "?fault=reason#members");
            }
            return Pages.to(page + "#members");
        });
    }
}
