package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.alerts.Alert;
import io.clew.alerts.AlertDesk;
import io.clew.alerts.Proportion;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts on records: what somebody waited for and has come in. Those on people who look are under /audit/alerts. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "预警")
public class AlertsResource {

    /** Alerts, those first that changed last. */
    @Schema(name = "RecordAlerts")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            List<AlertShape> alerts, long total, @Nullable String cursor) {}

    /** What a person found. */
    @Schema(name = "RecordAlertFinding")
    public record Found(
            @Nullable @Schema(description = "true or false", implementation = String.class)
            JsonNode outcome,

            @Nullable @Schema(description = "needed") String reason) {}

    private final AlertDesk alerts;
    private final Asker asker;

    AlertsResource(AlertDesk alerts, Asker asker) {
        this.alerts = alerts;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "Alerts that the caller may know of")
    public Answer list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("source") @Nullable String source,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("size") @Min(1) @Max(10_000) @Nullable Integer size,
            @QueryParam("cursor") @Nullable String cursor) {
        Access access = asker.access();
        Tongue tongue = asker.tongue();
        var filter = new AlertDesk.Filter(
                state == null || state.isBlank()
                        ? null
                        : Said.word("state", state, Alert.State.class, Alert.State.OPEN),
                absent(kind),
                absent(source),
                absent(owner));
        int from = Said.number("cursor", cursor, 0, 0, Integer.MAX_VALUE);
        int most = size == null ? 100 : size;
        var page = alerts.list(access, filter, from, most);
        asker.counted(page.alerts().size());
        return new Answer(
                page.alerts().stream()
                        .map(alert -> AlertShape.of(
                                alert,
                                page.precision()
                                        .getOrDefault(
                                                alert.origin().kind() + ":"
                                                        + alert.origin().id(),
                                                Proportion.of(0, 0)),
                                tongue))
                        .toList(),
                page.total(),
                from + most < page.total() ? Integer.toString(from + most) : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One alert")
    public AlertShape get(@PathParam("id") String id) {
        var alert = alerts.get(asker.access(), id);
        asker.counted(1);
        return AlertShape.of(alert, alerts.precision(alert), asker.tongue());
    }

    @POST
    @Path("/{id}/outcomes")
    @Operation(summary = "Says what came of an alert, with a reason")
    public AlertShape decide(@PathParam("id") String id, @Nullable Found found) {
        Access access = asker.access();
        Found said = Said.required("outcome", found);
        String outcome = Said.required("outcome", said.outcome).asText("");
        Said.required("outcome", outcome);
        var alert = alerts.decide(
                access,
                id,
                Said.word("outcome", outcome, Alert.State.class, Alert.State.OPEN),
                said.reason == null ? "" : said.reason);
        return AlertShape.of(alert, alerts.precision(alert), asker.tongue());
    }

    static @Nullable String absent(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
