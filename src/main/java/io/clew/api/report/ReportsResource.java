package io.clew.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.api.graph.TraceAsk;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.reports.ReportQuestion;
import io.clew.reports.Reports;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Reports of which every figure is cited, with the manifest by which anybody can hold them against the records. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "研判报告")
public class ReportsResource {

    /** What to make. */
    @Schema(name = "ReportAsk")
    public record Ask(
            @Nullable @Schema(examples = "money") String template,

            @Nullable @JsonProperty("case") @Schema(name = "case")
            String caseId,

            @Schema(description = "the question of POST /traces") @Nullable
            TraceAsk trace,

            @Nullable JsonNode gang,
            @Nullable JsonNode series,

            @Nullable @Schema(examples = "2026-03-01") String day,

            @Nullable @Schema(description = "a sequence or a time; what was known earlier than now is refused")
            JsonNode asOf) {}

    /** A kind of report. */
    @Schema(name = "ReportTemplate")
    public record TemplateShape(
            String code,
            String title,

            @Schema(description = "what has to be named") List<String> needs,

            @Schema(description = "whether it can be made; the others are refused with report-not-ready")
            boolean ready) {}

    /** All kinds. */
    @Schema(name = "ReportTemplates")
    public record TemplatesShape(List<TemplateShape> templates, int total) {}

    /** A report that was made. */
    @Schema(name = "Report")
    public record ReportShape(
            String id,
            String template,
            String title,
            @Nullable String made,
            String sequence,
            int records,

            @Schema(description = "where the documents and the manifest are: docx, pdf, json")
            Map<String, String> documents,

            @JsonRawValue @Schema(implementation = Object.class)
            String manifest) {}

    /** What a verification found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportVerdict")
    public record VerdictShape(
            boolean holds,

            @Schema(description = "whether the signature is that of the key in the manifest")
            boolean signed,

            @Schema(description = "whether that key is this installation's")
            boolean ours,

            int records,

            @Nullable
            @Schema(description = "whether the same bytes were made again; absent where it could not be tried")
            Boolean same,

            List<String> changed,
            List<String> missing) {}

    private final Reports reports;
    private final Normalizer normalizer;
    private final Asker asker;

    ReportsResource(Reports reports, Normalizer normalizer, Asker asker) {
        this.reports = reports;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Path("/templates")
    @Operation(summary = "What reports there are")
    public TemplatesShape templates() {
        asker.access();
        boolean english = asker.tongue() == Tongue.ENGLISH;
        var forms = reports.templates().stream()
                .map(form ->
                        new TemplateShape(form.code(), english ? form.en() : form.zh(), form.needs(), form.ready()))
                .toList();
        return new TemplatesShape(forms, forms.size());
    }

    @POST
    @Operation(
            summary = "Makes a report",
            description = "Masked as its maker reads; its documents are always the same.")
    public ReportShape make(@Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("template", asked);
        var question = new ReportQuestion(
                Said.required("template", ask.template),
                ask.caseId == null || ask.caseId.isBlank() ? null : ask.caseId.strip(),
                ask.trace == null ? null : TraceAsk.question(ask.trace, normalizer),
                day(ask.day),
                List.of());
        var made = reports.make(access, new Reports.Asked(question, asOf(ask.asOf)));
        asker.counted(made.manifest().records().size());
        String path = "/api/v1/reports/" + made.id();
        return new ReportShape(
                made.id(),
                made.manifest().question().template(),
                made.title(),
                Said.time(made.manifest().made()),
                Long.toString(made.manifest().sequence()),
                made.manifest().records().size(),
                Map.of("docx", path + ".docx", "pdf", path + ".pdf", "json", path + ".json"),
                made.manifest().json());
    }

    static @Nullable LocalDate day(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(said.strip());
        } catch (DateTimeParseException e) {
            throw Said.wrong("day", Message.of("invalid.time", said));
        }
    }

    /** A time that is not before now is now. */
    private static @Nullable Long asOf(@Nullable JsonNode said) {
        if (said == null || said.isNull() || said.asText().isBlank()) {
            return null;
        }
        String text = said.asText().strip();
        if (text.matches("\\d{1,18}")) {
            return Long.valueOf(text);
        }
        Instant at = Said.instant("asOf", text);
        if (at != null && at.isBefore(Instant.now())) {
            throw new ClewException(Message.of("report-as-of.time", at));
        }
        return null;
    }

    @GET
    @Path("/{id}.{format}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A document of a report (docx, pdf) or its manifest (json)")
    public Response paper(@RestPath String id, @RestPath String format) {
        var paper = reports.paper(asker.access(), id, format);
        return Response.ok(paper.bytes())
                .type(paper.type())
                .header("Content-Disposition", "attachment; filename=\"" + paper.name() + "\"")
                .build();
    }

    @POST
    @Path("/verify")
    @Operation(summary = "Holds a manifest against the records that are here")
    public VerdictShape verify(@Nullable String manifest) {
        var verdict = reports.verify(asker.access(), Said.required("manifest", manifest));
        return new VerdictShape(
                verdict.holds(),
                verdict.signed(),
                verdict.ours(),
                verdict.records(),
                verdict.same(),
                verdict.changed(),
                verdict.missing());
    }
}
