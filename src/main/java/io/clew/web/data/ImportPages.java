package io.clew.web.data;

import io.clew.ingest.Imports;
import io.clew.ingest.file.Preview;
import io.clew.ingest.map.Choice;
import io.clew.intake.ImportFiles;
import io.clew.intake.KeepSources;
import io.clew.record.ClewException;
import io.clew.record.Messages;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Handing files in, watching them go in, and fetching the rows that were refused. */
@Path("/imports")
public class ImportPages {

    /** Chosen for a column that a person says does not matter, unlike one that nobody has said anything of. */
    static final String INDIFFERENT = "-";

    private final Pages pages;
    private final Visitor visitor;
    private final ImportFiles imports;
    private final KeepSources sources;

    ImportPages(Pages pages, Visitor visitor, ImportFiles imports, KeepSources sources) {
        this.pages = pages;
        this.visitor = visitor;
        this.imports = imports;
        this.sources = sources;
    }

    /**
     * One step of an import, as the page puts it in.
     *
     * @param over whether nothing more will come
     */
    public record Progress(String html, String label, String tone, String state, boolean over) {}

    @GET
    @Path("new")
    public Response ask(@QueryParam("source") @DefaultValue("") String source) {
        if (visitor.purpose().isEmpty() && !isAdmitted()) { // asked for later it would find the files gone
            String here = "/imports/new" + (source.isEmpty() ? "" : "?source=" + Shown.encoded(source));
            return Pages.to("/purpose?back=" + Shown.encoded(here));
        }
        return pages.show("data", frame -> form(frame, source, ""));
    }

    private boolean isAdmitted() {
        try {
            visitor.admit();
            return true;
        } catch (ClewException refused) {
            return false;
        }
    }

    /** Takes files in to be looked at, and leads to the page that shows them. */
    @POST
    @Path("preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response preview(
            @RestForm("file") @Nullable List<FileUpload> files, @RestForm("source") @Nullable String source) {
        String into = source == null ? "" : source;
        String[] kept = {""};
        Response page = pages.show("data", frame -> {
            try {
                kept[0] = keep(files == null ? List.of() : files);
                return form(frame, into, "");
            } catch (ClewException refused) {
                if (!redrawn(refused)) {
                    throw refused;
                }
                return form(frame, into, frame.words().told(refused));
            }
        });
        return kept[0].isEmpty()
                ? page
                : Pages.to("/imports/preview/" + kept[0] + (into.isEmpty() ? "" : "?source=" + Shown.encoded(into)));
    }

    private String keep(List<FileUpload> files) {
        var uploads = new ArrayList<Imports.Upload>();
        try {
            for (FileUpload file : files) {
                if (file.fileName() != null
                        && !file.fileName().isBlank()) { // a form without files sends one without a name
                    uploads.add(new Imports.Upload(file.fileName(), Files.newInputStream(file.uploadedFile())));
                }
            }
            return imports.keep(visitor.caller(), visitor.purpose(), uploads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            uploads.forEach(ImportPages::close);
        }
    }

    @GET
    @Path("preview/{id}")
    public Response look(@PathParam("id") String id, @QueryParam("source") @DefaultValue("") String source) {
        return pages.show("data", frame -> looked(frame, id, source, none -> Map.of(), "", ""));
    }

    /** Shows the files again as chosen, or imports them. */
    @POST
    @Path("preview/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        String into = Objects.requireNonNullElse(form.getFirst("source"), "");
        String password = Objects.requireNonNullElse(form.getFirst("password"), "");
        String[] started = {""};
        Response page = pages.show("data", frame -> {
            if (!"go".equals(form.getFirst("act"))) {
                return looked(frame, id, into, seen -> choices(form, seen), password, "");
            }
            try {
                started[0] = imports.startPreview(
                        visitor.caller(), visitor.purpose(), id, into, seen -> choices(form, seen), password);
                return form(frame, into, "");
            } catch (ClewException refused) {
                if (!redrawn(refused)) {
                    throw refused;
                }
                return looked(
                        frame,
                        id,
                        into,
                        seen -> choices(form, seen),
                        password,
                        frame.words().told(refused));
            }
        });
        return started[0].isEmpty() ? page : Pages.to("/imports/" + started[0]);
    }

    /** Whether the form comes again with what was refused on it. */
    private static boolean redrawn(ClewException refused) {
        return switch (refused.kind()) {
            case FORBIDDEN, PURPOSE, PURPOSE_MISSING, AWAY -> false;
            default -> !refused.code().equals("preview-unknown");
        };
    }

    /**
     * What the form says: {@code m.2} is the mapping of the third file, {@code o.2} whose it is, {@code f.2.0} the field of its first column, and
     * {@code was.2} the mapping for which fields were offered, {@code d.2.0} the field that was offered. Fields that were offered for another mapping say nothing.
     */
    private static Map<String, Choice> choices(MultivaluedMap<String, String> form, List<Preview> seen) {
        var choices = new HashMap<String, Choice>();
        for (int n = 0; n < seen.size(); n++) {
            String mapping = form.getFirst("m." + n);
            if (mapping == null) {
                continue;
            }
            var fields = new HashMap<String, String>();
            boolean same = mapping.equals(form.getFirst("was." + n));
            for (int c = 0; same && form.containsKey("f." + n + "." + c); c++) {
                String header = Objects.requireNonNullElse(form.getFirst("h." + n + "." + c), "");
                String field = Objects.requireNonNullElse(form.getFirst("f." + n + "." + c), "");
                boolean untouched = field.isEmpty() && "".equals(form.getFirst("d." + n + "." + c));
                if (!untouched) {
                    fields.put(header.strip(), field.equals(INDIFFERENT) ? "" : field);
                }
            }
            choices.put(seen.get(n).name(), new Choice(mapping, fields, form.getFirst("o." + n)));
        }
        return choices;
    }

    private TemplateInstance looked(
            Frame frame,
            String id,
            String into,
            Function<List<Preview>, Map<String, Choice>> choices,
            String password,
            String fault) {
        var seen = imports.look(visitor.caller(), visitor.purpose(), id, choices, password);
        return Templates.importpreview(
                frame,
                PreviewView.of(
                        id,
                        sources.readable(visitor.caller()),
                        into,
                        seen.files(),
                        seen.choices(),
                        imports.mappings(),
                        frame.words(),
                        new PreviewView.Said(password, fault)));
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") String id) {
        return pages.sent("data", frame -> {
            imports.cancel(visitor.caller(), id);
            return Pages.to("/imports/" + id);
        });
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
        return pages.show(
                "data",
                frame -> Templates.importing(
                        frame, view(imports.read(visitor.admit(), id, ImportView.REJECTS_SHOWN), frame.words())));
    }

    @GET
    @Path("{id}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Progress> progress(@PathParam("id") String id) {
        Frame frame = visitor.frame("data");
        var steps = imports.watch(visitor.admit(), id, ImportView.REJECTS_SHOWN);
        return Multi.createFrom().emitter(out -> {
            var listening = steps.tell(seen -> {
                out.emit(progress(frame, seen));
                if (seen.status().finished()) {
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

    private static Progress progress(Frame frame, ImportFiles.Seen seen) {
        ImportView view = view(seen, frame.words());
        String html =
                Templates.importprogress(frame, view).setLocale(frame.lang()).render();
        return new Progress(
                html,
                view.stateLabel(),
                view.tone(),
                view.state(),
                seen.status().finished());
    }

    @GET
    @Path("{id}/rejects")
    public Response rejects(@PathParam("id") String id) {
        return pages.sent("data", frame -> {
            var rejects = imports.rejects(visitor.admit(), id);
            Messages words = frame.words().messages();
            StreamingOutput csv = out -> {
                out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
                rejects.write(words, new OutputStreamWriter(out, StandardCharsets.UTF_8));
            };
            return Response.ok(csv)
                    .type("text/csv;charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"rejects-" + id + ".csv\"")
                    .build();
        });
    }

    private static ImportView view(ImportFiles.Seen seen, Words words) {
        return ImportView.of(seen.status(), seen.rejects(), words);
    }

    private TemplateInstance form(Frame frame, String into, String fault) {
        return Templates.newimport(frame, new NewImportView(sources.readable(visitor.caller()), into, fault));
    }
}
