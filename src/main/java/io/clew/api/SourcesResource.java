package io.clew.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Source;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The registry of sources. */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "来源：数据从哪里来、密级、谁可以看")
public class SourcesResource {

    /** A source as it is sent and answered. */
    @Schema(name = "Source", description = "A data set with an owner.")
    public record Shape(
            @Nullable @JsonProperty("id") @Schema(required = true, examples = "jq-2026")
            String id,

            @Nullable @Schema(examples = "2026 年警情") String title,

            @Nullable @Schema(description = "密级 0–3", examples = "1")
            Integer grade,

            @Nullable @Schema(description = "groups that may read it; empty for all with the clearance")
            Set<String> groups) {

        static Shape of(Source source) {
            return new Shape(source.id(), source.title(), source.grade(), new TreeSet<>(source.groups()));
        }

        Source source() {
            String named = Said.required("id", id);
            return new Source(
                    named,
                    title == null || title.isBlank() ? named : title.strip(),
                    grade == null ? 0 : grade,
                    groups == null ? Set.of() : groups);
        }
    }

    private final Sources sources;
    private final AuditLog audit;
    private final Asker asker;

    SourcesResource(Sources sources, AuditLog audit, Asker asker) {
        this.sources = sources;
        this.audit = audit;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The sources that the caller may read")
    public List<Shape> list() {
        Caller caller = asker.caller();
        if (caller.is(Role.ADMINISTRATOR)) {
            return sources.list().stream().map(Shape::of).toList(); // their names and grades, not what is in them
        }
        return sources.readableBy(caller.groups(), caller.clearance()).stream()
                .map(Shape::of)
                .toList();
    }

    @POST
    @Operation(
            summary = "Adds a source",
            description = "Adding the same one again changes nothing; another of that id is refused (source-exists).")
    public Shape create(@Nullable Shape asked) {
        Caller caller = entitled();
        Source source = sources.create(Said.required("source", asked).source());
        audit.note(caller.user(), caller.from(), AuditAct.SOURCE_CREATE, source.id(), AuditEntry.OK);
        return Shape.of(source);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Gives a source another title, grade or groups")
    public Shape change(@org.jboss.resteasy.reactive.RestPath String id, @Nullable Shape asked) {
        Caller caller = asker.caller();
        caller.require(Role.ADMINISTRATOR);
        Source source = Said.required("source", asked).source();
        if (!source.id().equals(id)) {
            throw Said.wrong("id", Message.of("invalid.other-id"));
        }
        Source before = sources.get(id).orElseThrow(() -> new ClewException(Message.of("source-unknown.none", id)));
        Source changed = sources.change(source);
        audit.note(
                caller.user(),
                caller.from(),
                AuditAct.SOURCE_CHANGE,
                id + " grade " + before.grade() + "→" + changed.grade() + " groups " + new TreeSet<>(before.groups())
                        + "→" + new TreeSet<>(changed.groups()),
                AuditEntry.OK);
        return Shape.of(changed);
    }

    private Caller entitled() {
        Caller caller = asker.caller();
        caller.require(Role.ADMINISTRATOR, Role.ANALYST, Role.INVESTIGATOR, Role.SERVICE);
        return caller;
    }
}
