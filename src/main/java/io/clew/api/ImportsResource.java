package io.clew.api;

import io.clew.access.Caller;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Repeats;
import io.clew.door.Tongue;
import io.clew.ingest.Imports;
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
import java.util.Arrays;
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

    private final ImportFiles imports;
    private final Asker asker;
    private final Repeats repeats;

    ImportsResource(ImportFiles imports, Asker asker, Repeats repeats) {
        this.imports = imports;
        this.asker = asker;
        this.repeats = repeats;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @APIResponse(
            responseCode = "202",
            description = "queued",
            content = @Content(schema = @Schema(implementation = ImportShapes.Queued.class)))
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
        once(files, Arrays.asList(into, mapping, own, password));
        return sent(
                files,
                uploads -> queued(imports.start(
                        asker.caller(), asker.purpose(), into, choice(mapping, null, own), uploads, given(password))));
    }

    private void once(@Nullable List<FileUpload> files, List<@Nullable String> fields) {
        try {
            List<FileUpload> some = files == null ? List.of() : files;
            List<@Nullable String> all = new ArrayList<>(fields);
            some.forEach(file -> all.add(file.fileName()));
            repeats.sent(some.stream().map(FileUpload::uploadedFile).toList(), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response queued(String id) {
        return Response.accepted(new ImportShapes.Queued(id))
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
    public ImportShapes.PreviewShape preview(
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
    public ImportShapes.PreviewShape choose(@RestPath String id, ImportShapes.@Nullable PreviewAsk ask) {
        String password = given(ask == null ? null : ask.password());
        return shape(imports.look(asker.caller(), asker.purpose(), id, files -> choices(ask), password));
    }

    @POST
    @Path("/previews/{id}/start")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "202",
            description = "queued",
            content = @Content(schema = @Schema(implementation = ImportShapes.Queued.class)))
    @Operation(summary = "Queues the files of a preview for import, read as chosen")
    public Response startPreview(@RestPath String id, ImportShapes.@Nullable PreviewAsk ask) {
        String into = Said.required("source", ask == null ? null : ask.source());
        String password = given(ask == null ? null : ask.password());
        return queued(imports.startPreview(asker.caller(), asker.purpose(), id, into, files -> choices(ask), password));
    }

    private static String given(@Nullable String password) {
        return password == null ? "" : password;
    }

    private ImportShapes.PreviewShape shape(ImportFiles.Previewed previewed) {
        Tongue tongue = asker.tongue();
        return new ImportShapes.PreviewShape(
                previewed.id(),
                previewed.files().stream()
                        .map(seen -> ImportShapes.SeenShape.of(seen, tongue))
                        .toList());
    }

    private static Map<String, Choice> choices(ImportShapes.@Nullable PreviewAsk ask) {
        var chosen = new HashMap<String, Choice>();
        if (ask != null && ask.choices() != null) {
            ask.choices()
                    .forEach((file, choice) ->
                            chosen.put(file, choice(choice.mapping(), choice.fields(), choice.own())));
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
    public ImportShapes.Shape cancel(@RestPath String id) {
        return ImportShapes.Shape.of(imports.cancel(asker.caller(), id), asker.tongue());
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
    public List<ImportShapes.Shape> list() {
        Tongue tongue = asker.tongue();
        return imports.list(asker.caller()).stream()
                .map(status -> ImportShapes.Shape.of(status, tongue))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an import is")
    public ImportShapes.Shape status(@RestPath String id) {
        return ImportShapes.Shape.of(imports.status(asker.caller(), id), asker.tongue());
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far an import is, again with each step, until it has ended")
    public Multi<ImportShapes.Shape> events(@RestPath String id) {
        Tongue tongue = asker.tongue();
        Caller caller = asker.caller();
        imports.status(caller, id); // what is refused is refused before the stream begins
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            var heard = imports.follow(caller, id, status -> {
                                emitter.emit(ImportShapes.Shape.of(status, tongue));
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
