package io.clew.api;

import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditProofs;
import io.clew.access.audit.AuditSearch;
import io.clew.access.audit.AuditVerify;
import io.clew.access.audit.SignedHead;
import io.clew.access.audit.TreeHead;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.oversight.Alerts;
import io.clew.oversight.ReadAudit;
import io.clew.record.Message;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Who looked at what, and why; for auditors. Their own looks are entries too. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "审计")
public class AuditResource {

    private static final int PAGE = 100;
    private static final int MOST = 10_000;

    /** Entries that match, newest first. */
    @Schema(name = "AuditEntries")
    public record Entries(long total, List<EntryShape> entries) {}

    /** One entry. */
    @Schema(name = "AuditEntry")
    public record EntryShape(
            String n,

            @Schema(description = "number of the entry that this one continues; 0 for none")
            String look,

            @Nullable String at,
            String who,
            String from,
            String purpose,
            String act,
            String asked,

            @Schema(description = "ok, begun, failed, or the code of the refusal")
            String outcome,

            long returned,
            List<String> keys,

            @Schema(description = "the approval or emergency that it was done under; empty for none")
            String under) {

        static EntryShape of(AuditEntry entry) {
            return new EntryShape(
                    Long.toString(entry.n()),
                    Long.toString(entry.look()),
                    Said.time(entry.at()),
                    entry.who(),
                    entry.from(),
                    entry.purpose(),
                    entry.act(),
                    entry.asked(),
                    entry.outcome(),
                    entry.returned(),
                    entry.keys(),
                    entry.under());
        }
    }

    /** Whether the log is whole. */
    @Schema(name = "AuditState")
    public record State(
            boolean whole,
            long entries,

            @Schema(description = "RFC 6962 root over all entries, SHA-256 in hex")
            String head,

            List<AuditVerify.Fault> faults,

            @Schema(description = "bytes at the end that are no entry yet")
            long unfinished) {}

    /** What somebody should be asked about. */
    @Schema(name = "AuditAlert")
    public record AlertShape(
            String id,
            String rule,
            String who,
            String day,
            long measure,

            @Schema(description = "numbers of the entries that it rests on, at most fifty")
            List<String> entries,

            @Schema(description = "what supervisors recorded, oldest first; the last one holds")
            List<OutcomeShape> outcomes) {
        static AlertShape of(Alerts.Seen seen) {
            var alert = seen.alert();
            return new AlertShape(
                    alert.id(),
                    alert.rule(),
                    alert.who(),
                    alert.day().toString(),
                    alert.measure(),
                    alert.entries().stream().map(String::valueOf).toList(),
                    seen.outcomes().stream().map(OutcomeShape::of).toList());
        }
    }

    /** What a supervisor found out about an alert. */
    @Schema(name = "AuditOutcome")
    public record OutcomeShape(
            @Schema(description = "explained, misuse or unfounded")
            String outcome,

            String by,
            @Nullable String at,
            String note) {
        static OutcomeShape of(Alerts.Outcome one) {
            return new OutcomeShape(
                    one.finding().name().toLowerCase(Locale.ROOT), one.by(), Said.time(one.at()), one.note());
        }
    }

    /** An outcome to record. */
    @Schema(name = "AuditOutcomeAsk")
    public record OutcomeAsk(
            @Nullable @Schema(required = true, description = "explained, misuse or unfounded")
            String outcome,

            @Nullable @Schema(required = true) String note) {}

    /** Length and root, for keeping elsewhere. */
    public record HeadShape(
            String size,
            String root,
            @Nullable String at,

            @Schema(description = "what to keep, and to hold the log against later; signed where there is a key")
            String line) {
        static HeadShape of(SignedHead signed) {
            TreeHead head = signed.head();
            return new HeadShape(Long.toString(head.size()), head.root(), Said.time(head.at()), signed.line());
        }
    }

    private final ReadAudit audit;
    private final Alerts alerts;
    private final Asker asker;

    AuditResource(ReadAudit audit, Alerts alerts, Asker asker) {
        this.audit = audit;
        this.alerts = alerts;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "Finds entries, newest first")
    public Entries entries(
            @QueryParam("who") @Nullable String who,
            @QueryParam("act") @Nullable String act,
            @QueryParam("purpose") @Nullable String purpose,
            @QueryParam("entity") @Parameter(description = "an entity key: who looked at it") @Nullable String entity,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("q") @Parameter(description = "part of what was asked or of the purpose") @Nullable String text,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("skip") @Min(0) @Nullable Integer skip,
            @QueryParam("size") @Min(0) @Max(MOST) @Nullable Integer size) {
        var window = Said.window(from, to);
        var query = new AuditSearch.Query(
                or(who),
                or(act),
                or(purpose),
                or(entity).isEmpty() ? Set.of() : Set.of(or(entity)),
                or(outcome),
                or(text),
                window.from(),
                window.to());
        int passed = skip == null ? 0 : skip;
        int most = size == null ? PAGE : size;
        var page = audit.find(asker.caller(), query, passed, most);
        return new Entries(
                page.total(), page.entries().stream().map(EntryShape::of).toList());
    }

    @GET
    @Path("/verify")
    @Operation(
            summary = "Verifies the log from its first byte",
            description =
                    "Holds it against the heads that the configured witness file keeps, and those that are given.")
    public State verify(
            @QueryParam("head") @Parameter(description = "a head that was kept, as /audit/head or the witness gave it")
                    List<String> heads) {
        var verdict = audit.verify(asker.caller(), heads);
        return new State(verdict.whole(), verdict.entries(), verdict.head(), verdict.faults(), verdict.unfinished());
    }

    @GET
    @Path("/alerts")
    @Operation(
            summary = "Looks that somebody should be asked about; for supervisors and auditors",
            description =
                    "Rules: own-circle, unlinked, enumeration, parts, bulk-at-night, above-peers, look-then-delete. An alert is a"
                            + " question, not a finding.")
    public List<AlertShape> alerts(
            @QueryParam("from") @Parameter(description = "thirty days before now where nothing is said") @Nullable
                    String from,
            @QueryParam("to") @Nullable String to) {
        var window = Said.window(from, to);
        Instant end = window.to() == null ? Instant.now() : window.to();
        Instant start = window.from() == null ? end.minus(Duration.ofDays(30)) : window.from();
        return alerts.list(asker.caller(), start, end).stream()
                .map(AlertShape::of)
                .toList();
    }

    @POST
    @Path("/alerts/{id}/outcomes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Records what came of an alert; supervisors, never about themselves")
    public OutcomeShape outcome(@RestPath String id, @Nullable OutcomeAsk asked) {
        OutcomeAsk ask = Said.required("outcome", asked);
        Said.required("outcome", ask.outcome);
        return OutcomeShape.of(alerts.record(
                asker.caller(),
                id,
                Said.word(
                        "outcome",
                        Said.required("outcome", ask.outcome),
                        Alerts.Finding.class,
                        Alerts.Finding.EXPLAINED),
                ask.note == null ? "" : ask.note));
    }

    @GET
    @Path("/head")
    @Operation(summary = "Length and root of the log, for keeping elsewhere")
    public HeadShape head() {
        return HeadShape.of(audit.head(asker.caller()));
    }

    @GET
    @Path("/entries/{n}/proof")
    @Operation(summary = "Proof, in the manner of RFC 6962, that an entry belongs to the log")
    public AuditProofs.Inclusion proof(@RestPath String n) {
        var proofs = audit.proofs(asker.caller());
        return Said.of("n", number(n), proofs::inclusion);
    }

    @GET
    @Path("/consistency")
    @Operation(summary = "Proof that the log of now begins with the log of a former length")
    public AuditProofs.Consistency consistency(@QueryParam("from") @Nullable String from) {
        var proofs = audit.proofs(asker.caller());
        return Said.of("from", number(Said.required("from", from)), proofs::consistency);
    }

    private static long number(String said) {
        try {
            return Long.parseLong(said);
        } catch (NumberFormatException e) {
            throw Said.wrong("n", Message.of("invalid.number"));
        }
    }

    private static String or(@Nullable String said) {
        return said == null ? "" : said.strip();
    }
}
