package io.clew.api.casework;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.workspace.Notes;
import io.clew.door.Asker;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Notes in a case; the purpose has to be that case. */
@Path("/api/v1/cases/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件")
public class NotesResource {

    /** A part of a note. */
    @Schema(name = "NotePart")
    public record PartShape(
            @Schema(description = "text, person, entity, record, passage or hidden")
            String kind,

            @Schema(description = "the words; the title of a record, the words of a passage; empty for what is hidden")
            String text,

            @Schema(description = "user, key or source/id that it leads to; empty for text")
            String ref) {}

    /** A note as its reader may see it. */
    @Schema(name = "Note")
    public record Shape(
            String id,

            @Schema(description = "to state when it is changed")
            long version,

            String by,
            @Nullable String at,

            @Nullable @Schema(description = "when it was last changed")
            String changed,

            String text,
            List<PartShape> parts,
            boolean editable) {

        static Shape of(Notes.Note note) {
            return new Shape(
                    note.id(),
                    note.version(),
                    note.by(),
                    Said.time(note.at()),
                    Said.time(note.changed()),
                    note.text(),
                    note.parts().stream()
                            .map(part ->
                                    new PartShape(part.kind().name().toLowerCase(Locale.ROOT), part.text(), part.ref()))
                            .toList(),
                    note.editable());
        }
    }

    /** The notes of a case. */
    @Schema(name = "Notes")
    public record Listed(List<Shape> notes) {}

    /** A note to write. */
    @Schema(name = "NoteAsk")
    public record Ask(
            @Nullable
            @Schema(
                    required = true,
                    description = "text; @user names a person, [[type:value]] an entity, [[source/id]] a record,"
                            + " [[source/id:120-180]] a passage of it in UTF-16 offsets")
            String text,

            @Nullable @Schema(description = "the version that was read; to change a note")
            Long version) {}

    private final Notes notes;
    private final Asker asker;

    NotesResource(Notes notes, Asker asker) {
        this.notes = notes;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The notes of the case, latest first")
    public Listed list(@RestPath String id) {
        return new Listed(notes.list(asker.access(), id).stream().map(Shape::of).toList());
    }

    @POST
    @Operation(summary = "Writes a note")
    public Shape add(@RestPath String id, @Nullable Ask asked) {
        Access access = asker.access();
        return Shape.of(notes.add(access, id, Said.required("text", asked == null ? null : asked.text)));
    }

    @PUT
    @Path("/{note}")
    @Operation(summary = "Writes a note of one's own anew", description = "What it said before is kept.")
    public Shape change(@RestPath String id, @RestPath String note, @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("text", asked);
        return Shape.of(
                notes.change(access, id, note, Said.required("version", ask.version), Said.required("text", ask.text)));
    }

    @DELETE
    @Path("/{note}")
    @Operation(summary = "Takes a note of one's own away")
    public void remove(@RestPath String id, @RestPath String note) {
        notes.remove(asker.access(), id, note);
    }
}
