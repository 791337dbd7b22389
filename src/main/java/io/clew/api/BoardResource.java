package io.clew.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.Boards;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Keeps boards. */
@Path("/api/v1/boards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "boards", description = "画布")
public class BoardResource {

    /** A board to keep. */
    @Schema(name = "BoardAsk")
    public record Ask(
            @Nullable @Schema(required = true) String title,

            @Nullable @Schema(description = "the version that was read; only for a change")
            Long version,

            @Nullable
            @Schema(implementation = Object.class, description = "nodes with key, x and y; edges; filters; history")
            JsonNode state) {}

    /** A board as it is listed. */
    @Schema(name = "BoardSummary")
    public record Listed(
            String id,
            long version,
            String title,
            String owner,
            @Nullable String changed,
            int nodes) {

        static Listed of(Boards.Summary board) {
            return new Listed(
                    board.id(),
                    board.version(),
                    board.title(),
                    board.owner(),
                    Said.time(board.changed()),
                    board.nodes());
        }
    }

    /** A board with what is on it, as far as the caller may read it. */
    @Schema(name = "Board")
    public record Opened(
            String id,
            long version,
            String title,
            String owner,
            @Schema(implementation = Object.class) JsonNode state) {}

    private final Boards boards;
    private final Asker asker;

    BoardResource(Boards boards, Asker asker) {
        this.boards = boards;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The caller's own boards, latest change first")
    public List<Listed> list() {
        return boards.list(asker.access()).stream().map(Listed::of).toList();
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Keeps a new board")
    public Listed create(@Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("title", asked);
        return Listed.of(boards.create(access, Said.required("title", ask.title), Said.required("state", ask.state)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A board by its link")
    public Opened open(@RestPath String id) {
        var board = boards.open(asker.access(), id);
        var summary = board.summary();
        return new Opened(id, summary.version(), summary.title(), summary.owner(), board.state());
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Changes a board of one's own",
            description = "409 if it was saved elsewhere since it was read.")
    public Listed change(@RestPath String id, @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("title", asked);
        return Listed.of(boards.change(
                access,
                id,
                Said.required("version", ask.version),
                Said.required("title", ask.title),
                Said.required("state", ask.state)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Throws a board of one's own away")
    public void delete(@RestPath String id) {
        boards.delete(asker.access(), id);
    }
}
