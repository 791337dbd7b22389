package io.clew.api;

import io.clew.access.Access;
import io.clew.api.wire.Reason;
import io.clew.api.wire.RecordShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.inquiry.ReadRecord;
import io.clew.intake.RemoveRecords;
import io.clew.intake.SendRecords;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Takes records in one by one, and opens them. */
@Path("/api/v1/records")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records", description = "记录")
public class RecordsResource {

    /** What became of the records sent. */
    @Schema(name = "Sent")
    public record Sent(long accepted, long duplicate, List<RejectedShape> rejected) {}

    /** A line that could not be used; nothing of it was kept. */
    public record RejectedShape(long line, String code, String message) {}

    private static final String LINE = "{\"id\":\"jq-0001\",\"type\":\"incident\",\"title\":\"王某被电信网络诈骗案\","
            + "\"occurredAt\":\"2026-03-01T10:20:00+08:00\"}";

    private final SendRecords records;
    private final ReadRecord read;
    private final RemoveRecords removal;
    private final Asker asker;

    RecordsResource(SendRecords records, ReadRecord read, RemoveRecords removal, Asker asker) {
        this.records = records;
        this.removal = removal;
        this.read = read;
        this.asker = asker;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Takes records, one JSON object a line (NDJSON)",
            description = "Answers after all is durable and searchable. A line sent before counts as duplicate.")
    public Sent send(
            @QueryParam("source")
                    @Parameter(description = "id of the source", required = true, example = "jq-2026")
                    @Nullable
                    String source,
            @RequestBody(
                            required = true,
                            description = "a record a line, such as " + LINE + "; gzip too",
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            schema = @Schema(type = SchemaType.STRING)))
                    InputStream lines) {
        var sent = records.send(asker.caller(), asker.purpose(), Said.required("source", source), lines);
        return new Sent(
                sent.accepted(),
                sent.duplicate(),
                sent.rejected().stream()
                        .map(one -> new RejectedShape(
                                one.line(), one.message().code(), asker.tongue().say(one.message())))
                        .toList());
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Path("/{source}/{id: .+}")
    @Operation(summary = "A record with its text, mentions and facts")
    public RecordShape show(@RestPath String source, @RestPath String id) {
        Access access = asker.access();
        var kept = read.read(access, ReadRecord.ref(source, id));
        asker.counted(1);
        return RecordShape.of(kept);
    }

    @DELETE
    @Path("/{source}/{id: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Removes a record",
            description =
                    "Answers when index and graph have forgotten it. A payment or call that another row tells too is "
                            + "told by that one from then on.")
    public void remove(
            @RestPath String source,
            @RestPath String id,
            @QueryParam("reason") @Nullable String reason,
            @Nullable Reason body) {
        removal.record(asker.caller(), ReadRecord.ref(source, id), Reason.said(body, reason));
    }
}
