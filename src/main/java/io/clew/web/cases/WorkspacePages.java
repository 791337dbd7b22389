package io.clew.web.cases;

import io.clew.access.Access;
import io.clew.casework.workspace.EvidenceBag;
import io.clew.casework.workspace.EvidenceZip;
import io.clew.casework.workspace.Notes;
import io.clew.casework.workspace.Tasks;
import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What is written on the sides of a case: notes, tasks, evidence. */
@Path("/cases/{id}")
public class WorkspacePages {

    private static final Set<FailureKind> NO_PAGE =
            Set.of(FailureKind.FORBIDDEN, FailureKind.PURPOSE, FailureKind.PURPOSE_MISSING);

    private final Pages pages;
    private final Visitor visitor;
    private final CaseScreen screen;
    private final Notes notes;
    private final Tasks tasks;
    private final EvidenceBag bag;

    WorkspacePages(Pages pages, Visitor visitor, CaseScreen screen, Notes notes, Tasks tasks, EvidenceBag bag) {
        this.pages = pages;
        this.visitor = visitor;
        this.screen = screen;
        this.notes = notes;
        this.tasks = tasks;
        this.bag = bag;
    }

    @POST
    @Path("notes")
    public Response note(@PathParam("id") String id, @FormParam("text") @DefaultValue("") String text) {
        return acting(id, CaseTab.NOTES, text, access -> notes.add(access, id, text));
    }

    @POST
    @Path("notes/{note}")
    public Response change(
            @PathParam("id") String id,
            @PathParam("note") String note,
            @FormParam("version") @DefaultValue("0") long version,
            @FormParam("text") @DefaultValue("") String text) {
        return acting(id, CaseTab.NOTES, text, access -> notes.change(access, id, note, version, text));
    }

    @POST
    @Path("notes/{note}/remove")
    public Response remove(@PathParam("id") String id, @PathParam("note") String note) {
        return acting(id, CaseTab.NOTES, "", access -> notes.remove(access, id, note));
    }

    @POST
    @Path("tasks")
    public Response task(
            @PathParam("id") String id,
            @FormParam("title") @DefaultValue("") String title,
            @FormParam("owner") @DefaultValue("") String owner,
            @FormParam("due") @DefaultValue("") String due) {
        return acting(id, CaseTab.TASKS, title, access -> tasks.add(access, id, title, owner, day(due)));
    }

    @POST
    @Path("tasks/{task}")
    public Response step(
            @PathParam("id") String id,
            @PathParam("task") String task,
            @FormParam("version") @DefaultValue("0") long version,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("owner") @DefaultValue("") String owner,
            @FormParam("due") @DefaultValue("") String due) {
        return acting(
                id,
                CaseTab.TASKS,
                "",
                access -> tasks.change(access, id, task, version, state(state), owner, day(due)));
    }

    @POST
    @Path("evidence")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response bring(
            @PathParam("id") String id,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("origin") @Nullable String origin) {
        String from = origin == null ? "" : origin;
        return acting(id, CaseTab.EVIDENCE, from, access -> {
            String name = file == null || file.fileName() == null ? "" : file.fileName();
            if (file == null || name.isEmpty()) {
                throw new ClewException(Message.of("invalid.file"));
            }
            try (InputStream content = Files.newInputStream(file.uploadedFile())) {
                bag.bring(access, id, name, from, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @POST
    @Path("evidence/{piece}/copies")
    public Response copy(
            @PathParam("id") String id,
            @PathParam("piece") String piece,
            @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent("cases", frame -> {
            var copy = bag.read(visitor.admit(), id, piece, reason);
            return file(copy.name(), out -> Files.copy(copy.file(), out));
        });
    }

    @POST
    @Path("evidence/copies")
    public Response export(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent("cases", frame -> {
            var bundle = bag.export(visitor.admit(), id, reason);
            return file(bundle.caseId() + ".zip", out -> EvidenceZip.write(bundle, out));
        });
    }

    private static Response file(String name, StreamingOutput content) {
        return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + Shown.encoded(name))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Does it and goes back to that side of the case; what was refused is said there, with what was typed. */
    private Response acting(String id, CaseTab tab, String typed, Consumer<Access> act) {
        return pages.sent("cases", frame -> {
            try {
                act.accept(visitor.admit());
                return Pages.to("/cases/" + Shown.encoded(id) + "?tab=" + tab.word());
            } catch (ClewException refused) {
                if (NO_PAGE.contains(refused.kind())) {
                    throw refused;
                }
                return pages.show(
                        "cases",
                        again -> screen.draw(again, id, tab, again.words().told(refused), typed));
            }
        });
    }

    private static Tasks.State state(String word) {
        for (Tasks.State state : Tasks.State.values()) {
            if (state.name().equalsIgnoreCase(word)) {
                return state;
            }
        }
        throw new ClewException(Message.of("invalid.word", "open, done, dropped", word));
    }

    private static @Nullable LocalDate day(String said) {
        if (said.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(said.strip());
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.time", said));
        }
    }
}
