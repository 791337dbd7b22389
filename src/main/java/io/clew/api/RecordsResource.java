package io.clew.api;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.api.wire.RecordShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.ingest.SentRecords;
import io.clew.inquiry.ReadRecord;
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

    private final SentRecords records;
    private final ReadRecord read;
    private final Sources sources;
    private final AuditLog audit;
    private final Asker asker;

    RecordsResource(SentRecords records, ReadRecord read, Sources sources, AuditLog audit, Asker asker) {
        this.records = records;
        this.read = read;
        this.sources = sources;
        this.audit = audit;
        this.asker = asker;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Takes records, one JSON object a line (NDJSON)",
            description = "Answers after all is durable and searchable. A line sent before counts as duplicate.")
    public Sent send(@QueryParam("source") @Nullable String source, InputStream lines) {
        Caller caller = asker.caller();
        caller.require(Role.INVESTIGATOR, Role.ANALYST, Role.SERVICE);
        String into = Said.required("source", source).strip();
        if (sources.readableBy(caller.groups(), caller.clearance()).stream()
                .noneMatch(one -> one.id().equals(into))) {
            throw Said.noSource(into);
        }
        var sent = records.send(into, lines);
        audit.note(
                caller.user(),
                caller.from(),
                AuditAct.RECORDS_SEND,
                into + " accepted " + sent.accepted() + " duplicate " + sent.duplicate() + " rejected "
                        + sent.rejected().size(),
                AuditEntry.OK);
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
