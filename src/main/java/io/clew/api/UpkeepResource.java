package io.clew.api;

import io.clew.door.Asker;
import io.clew.upkeep.GraphUpkeep;
import io.clew.upkeep.MaintainGraph;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an operator does to the graph of a running server; the command line asks here. Nobody's data comes back. */
@Path("/api/v1/upkeep/graph")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "upkeep", description = "运维：核对与重建图谱")
public class UpkeepResource {

    /** What a comparison of all facts said. */
    @Schema(name = "GraphVerified")
    public record Verified(
            boolean agrees,
            long records,
            long facts,

            @Schema(description = "facts of records that the graph leaves out, because their link type is unknown")
            long unknownLinks,

            List<GraphUpkeep.Compared> differences,

            @Schema(description = "whether some fact is missing in one of its two directions")
            boolean oneSided,

            @Schema(description = "records whose name another record has too, so that both count")
            long doubled,

            @Schema(description = "parts of the files of records and documents whose bytes are not what was written")
            List<String> damaged,

            @Schema(description = "whether records came in meanwhile, so that differences may be of the moment only")
            boolean moved) {}

    /** What the graph holds that was made anew. */
    @Schema(name = "GraphRebuilt")
    public record Rebuilt(long nodes, long facts) {}

    private final MaintainGraph graph;
    private final Asker asker;

    UpkeepResource(MaintainGraph graph, Asker asker) {
        this.graph = graph;
        this.asker = asker;
    }

    @POST
    @Path("/verify")
    @Operation(
            summary = "Compares every fact of the graph with the records",
            description = "Reads all of both and answers when done: about a second for a million facts.")
    public Verified verify() {
        var report = graph.verify(asker.caller());
        return new Verified(
                report.agrees(),
                report.records(),
                report.facts(),
                report.unknownLinks(),
                report.differences(),
                report.oneSided(),
                report.doubled(),
                report.damaged(),
                report.moved());
    }

    @POST
    @Path("/rebuild")
    @Operation(
            summary = "Makes the graph anew from all records",
            description = "The present graph answers meanwhile, and nothing that comes in is lost; answers when done.")
    public Rebuilt rebuild() {
        var health = graph.rebuild(asker.caller());
        return new Rebuilt(health.nodes(), health.facts());
    }
}
