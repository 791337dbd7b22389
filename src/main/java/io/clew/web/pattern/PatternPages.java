package io.clew.web.pattern;

import io.clew.access.Access;
import io.clew.analysis.scene.Catalogue;
import io.clew.casework.CaseFiles;
import io.clew.casework.Leads;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.SweepPatterns;
import io.clew.inquiry.money.ShowBalance;
import io.clew.json.Json;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.text.Normalizer;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for patterns at accounts and cases at once, and at everything in the background; keeps hits as leads. */
@Path(PatternPages.PATH)
public class PatternPages {

    public static final String PATH = "/patterns";
    private static final String ENTRY = "patterns";
    private static final int HITS = 200;
    private static final int HERE = 50;
    private static final int SECONDS = 60;
    private static final List<String> OF_CALLS = List.of("phone", "device", "person");

    private final Pages pages;
    private final Visitor visitor;
    private final FindPatterns patterns;
    private final SweepPatterns sweeps;
    private final ShowBalance balances;
    private final Leads leads;
    private final Normalizer normalizer;
    private final CaseFiles files;

    PatternPages(
            Pages pages,
            Visitor visitor,
            FindPatterns patterns,
            SweepPatterns sweeps,
            ShowBalance balances,
            Leads leads,
            Normalizer normalizer,
            CaseFiles files) {
        this.pages = pages;
        this.visitor = visitor;
        this.patterns = patterns;
        this.sweeps = sweeps;
        this.balances = balances;
        this.leads = leads;
        this.normalizer = normalizer;
        this.files = files;
    }

    @GET
    public Response page(
            @QueryParam("code") @Nullable List<String> codes,
            @QueryParam("from") @DefaultValue("") String scope,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("") String until,
            @QueryParam("pace") @DefaultValue("") String pace) {
        List<String> chosen = codes == null ? List.of() : codes;
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            if (chosen.isEmpty() || scope.isBlank()) {
                return Templates.patterns(
                        frame, view(frame, new Asked(chosen, scope, since, until, pace), "", List.of(), Map.of(), 0));
            }
            try {
                var found = new ArrayList<PatternsView.Found>();
                var leftOut = new java.util.TreeMap<String, Long>();
                int withheld = 0;
                for (String code : chosen) {
                    var answer = patterns.find(
                            access,
                            new FindPatterns.Question(
                                    code,
                                    where(access, frame, scope, code.startsWith("C")),
                                    "",
                                    when(since, until, frame.words()),
                                    Map.of(),
                                    HITS,
                                    SECONDS,
                                    patterns.catalogue().entry(code).offers(pace) ? pace : ""));
                    found.add(PatternsView.Found.of(answer.entry(), answer.hits(), answer.total(), frame.words()));
                    answer.leftOut().forEach((why, n) -> leftOut.merge(why, n, Long::sum));
                    withheld = answer.withheldSources();
                }
                return Templates.patterns(
                        frame, view(frame, new Asked(chosen, scope, since, until, pace), "", found, leftOut, withheld));
            } catch (ClewException refused) {
                if (Set.of(FailureKind.PURPOSE, FailureKind.PURPOSE_MISSING, FailureKind.FORBIDDEN)
                        .contains(refused.kind())) {
                    throw refused;
                }
                String why = frame.words().told(refused);
                return Templates.patterns(
                        frame, view(frame, new Asked(chosen, scope, since, until, pace), why, List.of(), Map.of(), 0));
            }
        });
    }

    /** What the form says. */
    private record Asked(List<String> codes, String scope, String since, String until, String pace) {}

    private PatternsView view(
            Frame frame,
            Asked asked,
            String fault,
            List<PatternsView.Found> found,
            Map<String, Long> leftOut,
            int withheld) {
        return new PatternsView(
                PatternsView.models(patterns.catalogue().all(), asked.codes, frame.words()),
                PatternsView.paces(patterns.catalogue().all(), asked.pace, frame.words()),
                asked.scope,
                asked.since,
                asked.until,
                !asked.codes.isEmpty() && !asked.scope.isBlank(),
                fault,
                found,
                PatternsView.leftOut(leftOut, frame.words()),
                withheld);
    }

    /** Accounts and cases as typed; the case that one works on stands for the accounts put into it. */
    private List<EntityKey> where(Access access, Frame frame, String scope, boolean calls) {
        var keys = new ArrayList<EntityKey>();
        for (String one : Typed.words(scope)) {
            if (frame.inCase() && one.equals(frame.purpose())) {
                keys.addAll(accountsIn(access, frame, one, calls));
                continue;
            }
            keys.add(typed(one, calls).orElseThrow(() -> new ClewException(Message.of("account-unknown.scope", one))));
        }
        return keys;
    }

    private List<EntityKey> accountsIn(Access access, Frame frame, String id, boolean calls) {
        List<EntityKey> accounts = files.contents(access, id).items().stream()
                .filter(item -> item.kind() == CaseFiles.Kind.ENTITY)
                .map(item -> EntityKey.parse(item.ref()))
                .filter(key -> key.type().equals("account") || calls && OF_CALLS.contains(key.type()))
                .toList();
        if (accounts.isEmpty()) {
            throw new ClewException(Message.of("account-unknown.case", id));
        }
        return accounts;
    }

    /** A case number begins with a letter; what else does is an account of a payment company. */
    private Optional<EntityKey> typed(String one, boolean calls) {
        for (String type : OF_CALLS) {
            if (one.startsWith(type + ":")) {
                return normalizer
                        .normalize(type, one.substring(type.length() + 1))
                        .or(() -> Optional.of(Typed.key(one)));
            }
        }
        Optional<EntityKey> phone = calls ? normalizer.normalize("phone", one) : Optional.empty();
        if (phone.isPresent()) {
            return phone;
        }
        if (one.startsWith("account:")) {
            return normalizer.normalize("account", one.substring("account:".length()));
        }
        if (one.startsWith("case:")) {
            return normalizer.normalize("case", one.substring("case:".length()));
        }
        Optional<EntityKey> account = normalizer.normalize("account", one);
        Optional<EntityKey> number = normalizer.normalize("case", one);
        return Character.isLetter(one.charAt(0)) ? number.or(() -> account) : account.or(() -> number);
    }

    private static TimeRange when(String since, String until, Words words) {
        Instant from = since.isBlank() ? null : day(since, 0, words);
        Instant to = until.isBlank() ? null : day(until, 1, words);
        return new TimeRange(from, to);
    }

    private static Instant day(String written, int later, Words words) {
        try {
            return LocalDate.parse(written.strip())
                    .plusDays(later)
                    .atStartOfDay(China.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("window-unreadable", written), e);
        }
    }

    /** Patterns at one account and its balance over time, as a piece of its dossier. */
    @GET
    @Path("at/{key: .+}")
    public Response at(@PathParam("key") String written) {
        return pages.piece(frame -> {
            Access access = visitor.admit();
            EntityKey key = Typed.key(written);
            var found = new ArrayList<PatternsView.Found>();
            for (Catalogue.Entry entry : patterns.catalogue().all()) {
                if (!entry.code().equals("F8") && !entry.code().startsWith("C")) {
                    var answer = patterns.find(
                            access,
                            new FindPatterns.Question(
                                    entry.code(), List.of(key), "", TimeRange.ALWAYS, Map.of(), HERE, SECONDS));
                    if (answer.total() > 0) {
                        found.add(PatternsView.Found.of(entry, answer.hits(), answer.total(), frame.words()));
                    }
                }
            }
            return Templates.accountmoney(frame, new AccountMoneyView(BalanceLine.of(balances.of(access, key)), found));
        });
    }

    /** Begins a look at everything; with accounts or cases named, looks at those at once instead. */
    @POST
    @Path("runs")
    public Response start(
            @FormParam("code") @Nullable List<String> codes,
            @FormParam("since") @DefaultValue("") String since,
            @FormParam("until") @DefaultValue("") String until,
            @FormParam("pace") @DefaultValue("") String pace) {
        return acting(frame -> PATH + "/runs/"
                + sweeps.start(
                        visitor.admit(), codes == null ? List.of() : codes, when(since, until, frame.words()), pace));
    }

    @GET
    @Path("runs/{id}")
    public Response run(@PathParam("id") String id) {
        return pages.show(
                ENTRY,
                frame -> Templates.patternrun(
                        frame, PatternRunView.of(sweeps.status(visitor.admit(), id), frame.words())));
    }

    @GET
    @Path("runs/{id}/progress")
    public Response progress(@PathParam("id") String id) {
        return pages.piece(frame -> Templates.patternprogress(
                frame, PatternRunView.of(sweeps.progress(visitor.admit(), id), frame.words())));
    }

    @POST
    @Path("runs/{id}/stop")
    public Response stop(@PathParam("id") String id) {
        return acting(frame -> {
            sweeps.stop(visitor.admit(), id);
            return PATH + "/runs/" + id;
        });
    }

    /** Keeps a hit as a lead that a person has to decide. */
    @POST
    @Path("leads")
    public Response keep(
            @FormParam("subject") @DefaultValue("") String subject,
            @FormParam("amount") @DefaultValue("") String amount,
            @FormParam("why") @DefaultValue("") String why,
            @FormParam("facts") @DefaultValue("") String facts) {
        return acting(frame -> {
            leads.propose(
                    visitor.admit(),
                    "pattern",
                    Typed.key(subject),
                    amount,
                    Json.message(why),
                    Arrays.stream(facts.split("\\R"))
                            .filter(fact -> !fact.isBlank())
                            .toList(),
                    null);
            return LeadPages.PATH;
        });
    }

    private interface Act {
        String leadsTo(Frame frame);
    }

    private Response acting(Act act) {
        return pages.sent(ENTRY, frame -> Pages.to(act.leadsTo(frame)));
    }
}
