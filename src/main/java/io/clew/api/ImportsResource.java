package io.clew.api;

import io.clew.access.Caller;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.ingest.file.Preview;
import io.clew.ingest.map.Choice;
import io.clew.intake.ImportFiles;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Brings files in. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports", description = "导入")
public class ImportsResource {

    /** How the files of a preview are to be read, by their names; those that are not named are recognised. */
    @Schema(name = "PreviewAsk")
    public record PreviewAsk(
            @Nullable @Schema(description = "only for starting")
            String source,

            @Nullable Map<String, ChoiceShape> choices,

            @Nullable @Schema(description = "for closed archives and documents; not kept")
            String password) {}

    /** A mapping's name (or auto) and, by header, the mapping's name of the column; an empty name takes it out. */
    @Schema(name = "ImportChoice")
    public record ChoiceShape(
            @Nullable String mapping,
            @Nullable Map<String, String> fields,

            @Schema(description = "whose statement it is, a key or a bare number, where the file does not say")
            @Nullable
            String own) {}

    /** What files would be read as; nothing has been imported. */
    @Schema(name = "ImportPreview")
    public record PreviewShape(String id, List<SeenShape> files) {}

    /** What one file would be read as, and its first rows. */
    @Schema(name = "PreviewedFile")
    public record SeenShape(
            String name,
            long size,
            String format,

            @Schema(description = "empty where none fits") String mapping,

            @Schema(description = "whether it can be imported like this")
            boolean ready,

            String why,

            @Schema(description = "line of the header; 0 where there is none")
            int header,

            List<ColumnShape> columns,
            List<List<String>> rows,

            @Schema(description = "what has to be answered before it is ready, such as own-unknown; empty for nothing")
            String code) {

        static SeenShape of(Preview seen, Tongue tongue) {
            var columns = new ArrayList<ColumnShape>();
            for (int i = 0; i < seen.headers().size(); i++) {
                columns.add(
                        new ColumnShape(seen.headers().get(i), seen.meanings().get(i)));
            }
            return new SeenShape(
                    seen.name(),
                    seen.size(),
                    seen.format(),
                    seen.mapping(),
                    seen.ready(),
                    tongue.say(seen.why()),
                    seen.headerLine(),
                    columns,
                    seen.rows(),
                    seen.code());
        }
    }

    /** A column: its header and the mapping's name for it, empty where it has none. */
    public record ColumnShape(String header, String field) {}

    /** Why rows were refused, and how many. */
    public record ReasonShape(String code, String column, String reason, long rows) {}

    /** An import that was queued. */
    public record Queued(String id) {}

    /** How far an import is. */
    @Schema(name = "Import")
    public record Shape(
            String id,
            String source,

            @Schema(enumeration = {"queued", "running", "done", "failed"})
            String state,

            String stage,
            RowsShape rows,

            @Schema(description = "why rows were rejected, the commonest first")
            List<ReasonShape> reasons,

            long perSecond,

            @Schema(description = "-1 where it cannot be told yet")
            long secondsLeft,

            List<FileShape> files,
            @Nullable String asked,
            @Nullable String ended,

            @Schema(description = "why it failed; empty where it did not")
            String code,

            String message) {

        static Shape of(ImportStatus status, Tongue tongue) {
            return new Shape(
                    status.id(),
                    status.source(),
                    status.state().name(),
                    status.stage(),
                    RowsShape.of(status.rows()),
                    status.reasons().stream()
                            .map(one ->
                                    new ReasonShape(one.code(), one.column(), tongue.say(one.message()), one.rows()))
                            .toList(),
                    status.perSecond(),
                    status.secondsLeft(),
                    status.files().stream()
                            .map(file -> FileShape.of(file, tongue))
                            .toList(),
                    Said.time(status.asked()),
                    Said.time(status.ended()),
                    status.code(),
                    said(status, tongue));
        }
    }

    /** Why it failed: the reason of its first file, or its own. */
    private static String said(ImportStatus status, Tongue tongue) {
        return tongue.say(status.message());
    }

    /** What became of the rows so far. */
    public record RowsShape(
            long read,
            long accepted,
            long duplicate,
            long rejected,

            @Schema(description = "rows whose counterpart is printed and gave no link")
            long untied) {
        static RowsShape of(ImportStatus.Rows rows) {
            return new RowsShape(rows.read(), rows.accepted(), rows.duplicate(), rows.rejected(), rows.untied());
        }
    }

    /** One file of an import; why says how its mapping was chosen. */
    public record FileShape(
            String name,
            String sha256,
            long size,

            @Schema(description = "of size, so far") long bytesRead,

            String state,
            String format,
            String mapping,
            String why,
            RowsShape rows) {
        static FileShape of(ImportStatus.FileStatus file, Tongue tongue) {
            return new FileShape(
                    file.name(),
                    file.sha256(),
                    file.size(),
                    file.bytesRead(),
                    file.state().name(),
                    file.format(),
                    file.mapping(),
                    tongue.say(file.why()),
                    RowsShape.of(file.rows()));
        }
    }

    private final ImportFiles imports;
    private final Asker asker;

    ImportsResource(ImportFiles imports, Asker asker) {
        this.imports = imports;
        this.asker = asker;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @APIResponse(
            responseCode = "202",
            description = "queued",
            content = @Content(schema = @Schema(implementation = Queued.class)))
    @Operation(
            summary = "Queues files for import",
            description =
                    "Parts: file (one or more), source, mapping (a name, or auto), own (whose statement the files are, where they"
                            + " do not say), password (for closed archives and documents; forgotten when the import"
                            + " ends). Answers once the files are kept.")
    public Response start(
            @RestForm("file") @Nullable List<FileUpload> files,
            @RestForm @Nullable String source,
            @RestForm @Nullable String mapping,
            @RestForm @Nullable String own,
            @RestForm @Nullable String password) {
        String into = Said.required("source", source);
        return sent(
                files,
                uploads -> queued(imports.start(
                        asker.caller(), asker.purpose(), into, choice(mapping, null, own), uploads, given(password))));
    }

    private static Response queued(String id) {
        return Response.accepted(new Queued(id))
                .location(URI.create("/api/v1/imports/" + id))
                .build();
    }

    private static <T> T sent(@Nullable List<FileUpload> files, Function<List<Imports.Upload>, T> use) {
        if (files == null || files.isEmpty()) {
            throw Said.wrong("file", Message.of("invalid.file"));
        }
        var uploads = new ArrayList<Imports.Upload>();
        try {
            for (FileUpload file : files) {
                uploads.add(new Imports.Upload(
                        file.fileName() == null ? "file" : file.fileName(), Files.newInputStream(file.uploadedFile())));
            }
            return use.apply(uploads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            uploads.forEach(upload -> close(upload.content()));
        }
    }

    @POST
    @Path("/previews")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Shows what files would be read as, before they are imported",
            description =
                    "Parts: file (one or more), own, password. The files wait a day for being started, for who sent"
                            + " them alone.")
    public PreviewShape preview(
            @RestForm("file") @Nullable List<FileUpload> files,
            @RestForm @Nullable String own,
            @RestForm @Nullable String password) {
        return sent(
                files,
                uploads -> shape(imports.preview(
                        asker.caller(), asker.purpose(), uploads, choice(null, null, own), given(password))));
    }

    @POST
    @Path("/previews/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Shows the same files again, read as chosen")
    public PreviewShape choose(@RestPath String id, @Nullable PreviewAsk ask) {
        String password = given(ask == null ? null : ask.password());
        return shape(imports.look(asker.caller(), asker.purpose(), id, files -> choices(ask), password));
    }

    @POST
    @Path("/previews/{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "202",
            description = "queued",
            content = @Content(schema = @Schema(implementation = Queued.class)))
    @Operation(summary = "Queues the files of a preview for import, read as chosen")
    public Response startPreview(@RestPath String id, @Nullable PreviewAsk ask) {
        String into = Said.required("source", ask == null ? null : ask.source());
        String password = given(ask == null ? null : ask.password());
        return queued(imports.startPreview(asker.caller(), asker.purpose(), id, into, files -> choices(ask), password));
    }

    private static String given(@Nullable String password) {
        return password == null ? "" : password;
    }

    private PreviewShape shape(ImportFiles.Previewed previewed) {
        Tongue tongue = asker.tongue();
        return new PreviewShape(
                previewed.id(),
                previewed.files().stream()
                        .map(seen -> SeenShape.of(seen, tongue))
                        .toList());
    }

    private static Map<String, Choice> choices(@Nullable PreviewAsk ask) {
        var chosen = new HashMap<String, Choice>();
        if (ask != null && ask.choices() != null) {
            ask.choices().forEach((file, said) -> chosen.put(file, choice(said.mapping(), said.fields(), said.own())));
        }
        return chosen;
    }

    private static Choice choice(@Nullable String mapping, @Nullable Map<String, String> fields, @Nullable String own) {
        return new Choice(mapping == null ? "" : mapping, fields == null ? Map.of() : fields, own);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(
            summary = "Stops an import; what it has brought in stays",
            description = "Answers how far it is; it ends as failed, stage cancelled, a moment later.")
    public Shape cancel(@RestPath String id) {
        return Shape.of(imports.cancel(asker.caller(), id), asker.tongue());
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Operation(summary = "The imports into sources that the caller may read, latest first")
    public List<Shape> list() {
        Tongue tongue = asker.tongue();
        return imports.list(asker.caller()).stream()
                .map(status -> Shape.of(status, tongue))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an import is")
    public Shape status(@RestPath String id) {
        return Shape.of(imports.status(asker.caller(), id), asker.tongue());
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far an import is, again with each step, until it has ended")
    public Multi<Shape> events(@RestPath String id) {
        Tongue tongue = asker.tongue();
        Caller caller = asker.caller();
        imports.status(caller, id); // what is refused is refused before the stream begins
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            var heard = imports.follow(caller, id, status -> {
                                emitter.emit(Shape.of(status, tongue));
                                if (status.finished()) {
                                    emitter.complete();
                                }
                            });
                            emitter.onTermination(() -> stop(heard));
                        },
                        BackPressureStrategy.LATEST);
    }

    private static void stop(AutoCloseable heard) {
        try {
            heard.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @GET
    @Path("/{id}/rejects")
    @Produces("text/csv; charset=UTF-8")
    @APIResponse(
            responseCode = "200",
            description = "CSV in UTF-8",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @Operation(
            summary = "The rows that could not be used, as CSV",
            description =
                    "file, line, column, code, reason, then the row itself; mended, the same file can be imported.")
    public Response rejects(@RestPath String id) {
        var rejects = imports.rejects(asker.access(), id);
        Messages words = asker.tongue().words();
        StreamingOutput csv = out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            rejects.write(words, writer);
            writer.flush();
        };
        return Response.ok(csv)
                .header("Content-Disposition", "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }
}
