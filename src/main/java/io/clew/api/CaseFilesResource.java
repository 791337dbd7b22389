package io.clew.api;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.CaseFiles;
import io.clew.door.Asker;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What was put into a case; the purpose has to be that case. */
@Path("/api/v1/cases/{id}/files")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件")
public class CaseFilesResource {

    /** A record or an entity in a case. */
    @Schema(name = "CaseFile")
    public record Shape(
            String id,
            @Schema(description = "record or entity") String kind,

            @Schema(description = "source/id of a record, key of an entity")
            String ref,

            String label,
            String by,
            @Nullable String at,
            String note) {

        static Shape of(CaseFiles.Item item) {
            return new Shape(
                    item.id(),
                    item.kind().name().toLowerCase(Locale.ROOT),
                    item.ref(),
                    item.label(),
                    item.by(),
                    Said.time(item.at()),
                    item.note());
        }
    }

    /** @param hidden how many more the reader may not see */
    @Schema(name = "CaseFiles")
    public record Contents(List<Shape> files, int hidden) {}

    /** What to put into the case. */
    @Schema(name = "CaseFileAsk")
    public record Ask(
            @Nullable @Schema(required = true, description = "record or entity")
            String kind,

            @Nullable @Schema(required = true, description = "source/id of a record, key of an entity")
            String ref,

            @Nullable String note) {}

    private final CaseFiles files;
    private final Asker asker;

    CaseFilesResource(CaseFiles files, Asker asker) {
        this.files = files;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "What the case holds, as the reader may see it")
    public Contents list(@RestPath String id) {
        var contents = files.contents(asker.access(), id);
        return new Contents(contents.items().stream().map(Shape::of).toList(), contents.hidden());
    }

    @POST
    @Operation(summary = "Puts a record or an entity into the case", description = "Twice changes nothing.")
    public Shape put(@RestPath String id, @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("kind", asked);
        Said.required("kind", ask.kind);
        return Shape.of(files.put(
                access,
                id,
                Said.word("kind", ask.kind, CaseFiles.Kind.class, CaseFiles.Kind.ENTITY),
                Said.required("ref", ask.ref),
                ask.note == null ? "" : ask.note));
    }

    @DELETE
    @Path("/{item}")
    @Operation(summary = "Takes something out of the case again")
    public void remove(@RestPath String id, @RestPath String item) {
        files.remove(asker.access(), id, item);
    }
}
