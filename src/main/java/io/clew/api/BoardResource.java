package io.clew.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.api.wire.Drawing;
import io.clew.api.wire.GraphFile;
import io.clew.api.wire.Said;
import io.clew.casework.Boards;
import io.clew.door.Asker;
import io.clew.graph.Ontology;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    private final Ontology ontology;
    private final Asker asker;

    BoardResource(Boards boards, Ontology ontology, Asker asker) {
        this.ontology = ontology;
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
    @APIResponse(
            responseCode = "201",
            description = "kept",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Listed.class)))
    @Operation(summary = "Keeps a new board")
    public Listed create(@Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("title", asked);
        return Listed.of(boards.create(access, Said.required("title", ask.title), Said.required("state", ask.state)));
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, "application/gexf+xml", "application/graphml+xml", "application/x-ndjson"})
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Opened.class)),
                @Content(mediaType = "application/gexf+xml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/graphml+xml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING))
            })
    @Operation(summary = "A board by its link")
    public Response open(
            @RestPath String id,
            @QueryParam("format")
                    @Parameter(
                            description =
                                    "json where nothing is said; gexf and graphml are files for Gephi and others, ftm entities of FollowTheMoney",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"json", "gexf", "graphml", "ftm"}))
                    @Nullable
                    String format) {
        var form = Said.word("format", format, GraphFile.Form.class, GraphFile.Form.JSON);
        var board = boards.open(asker.access(), id);
        var summary = board.summary();
        if (form != GraphFile.Form.JSON) {
            return GraphFile.answer(form, Drawing.of(board.state()), ontology);
        }
        var opened = new Opened(id, summary.version(), summary.title(), summary.owner(), board.state());
        return Response.ok(opened).build();
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Changes a board of one's own",
            description = "409 if it was saved elsewhere since it was read.")
    public Listed change(
            @RestPath String id,
            @HeaderParam("If-Match")
                    @Parameter(description = "the ETag that was read; in place of version", example = "\"3\"")
                    @Nullable
                    String tag,
            @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("title", asked);
        return Listed.of(boards.change(
                access,
                id,
                Said.required("version", ask.version == null ? Said.version(tag) : ask.version),
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
