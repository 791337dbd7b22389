package io.clew.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.api.gang.GangsResource;
import io.clew.api.graph.CallsResource;
import io.clew.api.graph.TraceAsk;
import io.clew.api.link.CaseNumbers;
import io.clew.api.wire.Said;
import io.clew.casework.series.SeriesBook;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.reports.Given;
import io.clew.reports.ReportQuestion;
import io.clew.reports.Reports;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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

            @Schema(description = "the question of POST /traces") @Nullable @Valid
            TraceAsk trace,

            @Schema(description = "the question of POST /calls") @Valid
            CallsResource.@Nullable Ask calls,

            @Schema(description = "the question of POST /gangs") @Valid
            GangsResource.@Nullable Ask gang,

            @Nullable SeriesAsk series,

            @Nullable @Schema(description = "id of the one lead that is handed over; without it those of the case")
            String lead,

            @Nullable @Schema(description = "unit that leads are handed over to")
            String to,

            @Nullable @Schema(description = "day by which an answer is due", examples = "2026-04-01")
            String due,

            @Nullable @Schema(examples = "2026-03-01") String day,

            @Nullable @Schema(description = "true makes a draft, of which the text can be written before it is signed")
            Boolean draft,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    /** Which cases a report of a series tells of. */
    @Schema(name = "ReportSeriesAsk")
    public record SeriesAsk(
            @Nullable List<String> cases,

            @Nullable @Schema(description = "of a series that people joined, in place of its cases")
            String id) {}

    /** What is written in a draft. */
    @Schema(name = "ReportText")
    public record TextAsk(
            @Nullable @Schema(description = "part of the template, such as opinion")
            String part,

            @Nullable @Schema(description = "none: the generated text stands again")
            List<String> paragraphs,

            @Nullable @Schema(description = "of the draft as the writer has seen it")
            Long version) {}

    /** Signs a draft. */
    @Schema(name = "ReportSignature")
    public record SignAsk(
            @Nullable @Schema(description = "of the draft as the signer has seen it")
            Long version) {}

    /** A kind of report. */
    @Schema(name = "ReportTemplate")
    public record TemplateShape(
            String code,
            String title,

            @Schema(description = "what has to be named; a|b where either does")
            List<String> needs,

            @Schema(description = "of which the text can be written")
            List<String> parts) {}

    /** All kinds. */
    @Schema(name = "ReportTemplates")
    public record TemplatesShape(List<TemplateShape> templates, int total) {}

    /** A part of a report. */
    @Schema(name = "ReportPart")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartShape(
            String part,
            List<String> paragraphs,

            @Nullable @Schema(description = "who wrote it; absent where it is generated")
            String by,

            @Nullable String at) {}

    /** A report that was made. */
    @Schema(name = "Report")
    public record ReportShape(
            String id,
            String template,
            String title,
            @Nullable String made,
            String sequence,
            int records,

            @Schema(description = "whether nothing changes any more")
            boolean signed,

            @Schema(description = "of a draft, to be sent with what is written in it")
            long version,

            List<PartShape> parts,

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
    private final SeriesBook series;
    private final Normalizer normalizer;
    private final Asker asker;

    ReportsResource(Reports reports, SeriesBook series, Normalizer normalizer, Asker asker) {
        this.reports = reports;
        this.series = series;
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
                        new TemplateShape(form.code(), english ? form.en() : form.zh(), form.needs(), form.parts()))
                .toList();
        return new TemplatesShape(forms, forms.size());
    }

    @POST
    @Operation(
            summary = "Makes a report",
            description = "Masked as its maker reads; once signed its documents are always the same.")
    public ReportShape make(@Valid @Nullable Ask asked) {
        Ask ask = Said.required("template", asked);
        Access access = asker.access(ask.asOf);
        var question = question(access, ask);
        var made = Boolean.TRUE.equals(ask.draft) ? reports.draft(access, question) : reports.make(access, question);
        asker.counted(made.manifest().records().size());
        return shape(made);
    }

    private ReportQuestion question(Access access, Ask ask) {
        String lead = word(ask.lead);
        String to = word(ask.to);
        LocalDate due = day(ask.due);
        return ReportQuestion.of(Said.required("template", ask.template))
                .ofCase(word(ask.caseId))
                .following(ask.trace == null ? null : TraceAsk.question(ask.trace, normalizer))
                .calling(ask.calls == null ? null : CallsResource.question(ask.calls, normalizer))
                .ofGang(ask.gang == null ? null : GangsResource.question(ask.gang, normalizer))
                .ofSeries(cases(access, ask.series))
                .handing(lead, to == null && due == null ? null : new Given.HandOver(to == null ? "" : to, due))
                .on(day(ask.day));
    }

    private List<String> cases(Access access, @Nullable SeriesAsk ask) {
        if (ask == null) {
            return List.of();
        }
        String id = word(ask.id);
        if (id != null) {
            return series.show(access, id).cases().stream()
                    .map(one -> one.key().value())
                    .toList();
        }
        return CaseNumbers.read(normalizer, "series.cases", ask.cases).stream()
                .map(EntityKey::value)
                .toList();
    }

    private static @Nullable String word(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }

    private ReportShape shape(Reports.Report made) {
        String path = "/api/v1/reports/" + made.id();
        var documents = new LinkedHashMap<>(Map.of("docx", path + ".docx", "pdf", path + ".pdf"));
        if (made.signed()) {
            documents.put("json", path + ".json");
        }
        return new ReportShape(
                made.id(),
                made.manifest().question().template(),
                made.title(),
                Said.time(made.manifest().made()),
                Long.toString(made.manifest().sequence()),
                made.manifest().records().size(),
                made.signed(),
                made.version(),
                made.parts(reports.templates()).stream()
                        .map(part -> new PartShape(part.code(), part.paragraphs(), part.by(), Said.time(part.at())))
                        .toList(),
                documents,
                made.manifest().json());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A report, draft or signed, with its text")
    public ReportShape show(@RestPath String id) {
        return shape(reports.show(asker.access(), id));
    }

    @PUT
    @Path("/{id}/texts")
    @Operation(
            summary = "Writes the text of a part of a draft",
            description = "Figures in it have to be those of the report, cited as there (#n).")
    public ReportShape write(@RestPath String id, @Nullable TextAsk asked) {
        Access access = asker.access();
        TextAsk ask = Said.required("part", asked);
        return shape(reports.write(
                access,
                id,
                Said.required("version", ask.version),
                Said.required("part", ask.part),
                ask.paragraphs == null ? List.of() : ask.paragraphs));
    }

    @POST
    @Path("/{id}/signature")
    @Operation(summary = "Signs a draft; from then on nothing of it changes")
    public ReportShape sign(@RestPath String id, @Nullable SignAsk asked) {
        Access access = asker.access();
        SignAsk ask = Said.required("version", asked);
        return shape(reports.sign(access, id, Said.required("version", ask.version)));
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

    @GET
    @Path("/{id}.{format}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A document of a report (docx, pdf) or its manifest (json)")
    @APIResponse(
            responseCode = "200",
            description = "the file",
            content = {
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(responseCode = "409", ref = "Conflict")
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
