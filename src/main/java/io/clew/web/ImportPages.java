package io.clew.web;

import io.clew.access.AuditEntry;
import io.clew.access.AuditLog;
import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.record.ClewException;
import io.clew.web.NewImportView.MappingChoice;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Handing files in, watching them go in, and fetching the rows that were refused. */
@Path("/imports")
public class ImportPages {

    private final Pages pages;
    private final Visitor visitor;
    private final Imports imports;
    private final Sources sources;
    private final AuditLog audit;

    ImportPages(Pages pages, Visitor visitor, Imports imports, Sources sources, AuditLog audit) {
        this.pages = pages;
        this.visitor = visitor;
        this.imports = imports;
        this.sources = sources;
        this.audit = audit;
    }

    /**
     * One step of an import, as the page puts it in.
     *
     * @param over whether nothing more will come
     */
    public record Progress(String html, String label, String tone, String state, boolean over) {}

    @GET
    @Path("new")
    public Response ask() {
        return pages.show("data", frame -> form(frame, ""));
    }

    @POST
    public Response start(
            @RestForm("file") @Nullable List<FileUpload> files,
            @RestForm("source") @Nullable String source,
            @RestForm("mapping") @Nullable String mapping) {
        String[] started = {""};
        Response page = pages.show("data", frame -> {
            try {
                started[0] = begin(files == null ? List.of() : files, source, mapping, frame.words());
                return form(frame, "");
            } catch (ClewException refused) {
                if (refused.code().equals("purpose-required") || refused.code().equals("forbidden")) {
                    throw refused;
                }
                return form(frame, frame.words().told(refused));
            }
        });
        return started[0].isEmpty() ? page : Pages.to("/imports/" + started[0]);
    }

    private String begin(List<FileUpload> files, @Nullable String source, @Nullable String mapping, Words words) {
        Caller caller = visitor.caller();
        caller.require(Role.INVESTIGATOR, Role.ANALYST, Role.SERVICE);
        var access = visitor.admit();
        var into = sources.readable(access, source == null ? "" : source);
        var uploads = new ArrayList<Imports.Upload>();
        try {
            for (FileUpload file : files) {
                if (file.size() > 0) {
                    uploads.add(new Imports.Upload(file.fileName(), Files.newInputStream(file.uploadedFile())));
                }
            }
            if (uploads.isEmpty()) {
                throw new ClewException("import-empty", words.msg().noFiles());
            }
            String id = imports.start(into.id(), mapping == null ? "auto" : mapping, caller.user(), uploads);
            audit.note(caller.user(), caller.from(), "import", into.id() + " " + id, AuditEntry.OK);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            uploads.forEach(ImportPages::close);
        }
    }

    private static void close(Imports.Upload upload) {
        try {
            upload.content().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return pages.show("data", frame -> Templates.importing(frame, view(visible(id), frame.words())));
    }

    @GET
    @Path("{id}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Progress> progress(@PathParam("id") String id) {
        visible(id);
        Frame frame = visitor.frame("data");
        return Multi.createFrom().emitter(out -> {
            var listening = imports.listen(id, status -> {
                out.emit(progress(frame, status));
                if (status.finished()) {
                    out.complete();
                }
            });
            out.onTermination(() -> {
                try {
                    listening.close();
                } catch (Exception e) {
                    throw new IllegalStateException("a listener of import " + id + " cannot be taken off", e);
                }
            });
        });
    }

    private Progress progress(Frame frame, ImportStatus status) {
        ImportView view = view(status, frame.words());
        String html =
                Templates.importprogress(frame, view).setLocale(frame.lang()).render();
        return new Progress(html, view.stateLabel(), view.tone(), view.state(), status.finished());
    }

    @GET
    @Path("{id}/rejects")
    public Response rejects(@PathParam("id") String id) {
        visible(id);
        Caller caller = visitor.caller();
        audit.note(caller.user(), caller.from(), "import-rejects", id, AuditEntry.OK);
        boolean english = !visitor.words().chinese();
        StreamingOutput csv = out -> {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            imports.rejects(id, english, new OutputStreamWriter(out, StandardCharsets.UTF_8));
        };
        return Response.ok(csv)
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }

    /** @throws ClewException {@code import-unknown} also where the visitor may not read the source */
    private ImportStatus visible(String id) {
        ImportStatus status = imports.status(id);
        Caller caller = visitor.caller();
        boolean readable = sources.readableBy(caller.groups(), caller.clearance()).stream()
                .anyMatch(source -> source.id().equals(status.source()));
        if (!readable) {
            throw new ClewException("import-unknown", "没有这次导入,或无权查看其来源。");
        }
        return status;
    }

    private ImportView view(ImportStatus status, Words words) {
        boolean some = status.rows().rejected() > 0;
        return ImportView.of(
                status, some ? imports.firstRejects(status.id(), ImportView.REJECTS_SHOWN) : List.of(), words);
    }

    private TemplateInstance form(Frame frame, String fault) {
        Caller caller = visitor.caller();
        boolean chinese = frame.words().chinese();
        return Templates.newimport(
                frame,
                new NewImportView(
                        sources.readableBy(caller.groups(), caller.clearance()),
                        imports.mappings().all().stream()
                                .map(mapping ->
                                        new MappingChoice(mapping.name(), chinese ? mapping.zh() : mapping.en()))
                                .toList(),
                        fault));
    }
}
