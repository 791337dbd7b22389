package io.clew.api;

import io.clew.access.Access;
import io.clew.api.wire.RecordShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.inquiry.ReadRecord;
import io.clew.intake.SendRecords;
import io.clew.record.RecordRef;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    private final SendRecords records;
    private final ReadRecord read;
    private final Asker asker;

    RecordsResource(SendRecords records, ReadRecord read, Asker asker) {
        this.records = records;
        this.read = read;
        this.asker = asker;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Takes records, one JSON object a line (NDJSON)",
            description = "Answers after all is durable and searchable. A line sent before counts as duplicate.")
    public Sent send(@QueryParam("source") @Nullable String source, InputStream lines) {
        var sent = records.send(asker.caller(), Said.required("source", source), lines);
        return new Sent(
                sent.accepted(),
                sent.duplicate(),
                sent.rejected().stream()
                        .map(one -> new RejectedShape(
                                one.line(), one.message().code(), asker.tongue().say(one.message())))
                        .toList());
    }

    @GET
    @Path("/{source}/{id: .+}")
    @Operation(summary = "A record with its text, mentions and facts")
    public RecordShape show(@RestPath String source, @RestPath String id) {
        Access access = asker.access();
        var kept = read.read(access, new RecordRef(source, id));
        asker.counted(1);
        return RecordShape.of(kept);
    }
}
