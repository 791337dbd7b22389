package io.clew.api;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.oversight.Approvals;
import jakarta.ws.rs.Consumes;
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

/** Acts that wait for a second person. */
@Path("/api/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "approvals", description = "审批")
public class ApprovalsResource {

    /** What the caller asked for, and what waits for them to decide. */
    @Schema(name = "Approvals")
    public record Lists(
            List<Shape> own,

            @Schema(description = "requests of others that wait; empty unless the caller is a supervisor")
            List<Shape> queue) {}

    /** A request for a second person's agreement. */
    @Schema(name = "Approval")
    public record Shape(
            String id,
            String user,

            @Schema(description = "compare, export or grade")
            String kind,

            String asked,
            String size,
            String purpose,
            @Nullable String at,

            @Schema(description = "waiting, approved, refused, used, withdrawn or lapsed")
            String state,

            @Nullable String by,
            @Nullable String reason,
            @Nullable String until) {

        static Shape of(Approvals.Request one) {
            return new Shape(
                    one.id(),
                    one.user(),
                    one.kind(),
                    one.asked(),
                    Long.toString(one.size()),
                    one.purpose(),
                    Said.time(one.at()),
                    one.state().name().toLowerCase(Locale.ROOT),
                    one.by(),
                    one.reason(),
                    Said.time(one.until()));
        }
    }

    /** The purpose for which guarded sources are asked for. */
    @Schema(name = "ApprovalAsk")
    public record Ask(@Nullable @Schema(required = true) String purpose) {}

    /** What a supervisor decides. */
    @Schema(name = "ApprovalDecision")
    public record DecisionAsk(
            @Nullable @Schema(required = true) Boolean approved,

            @Nullable @Schema(required = true) String reason) {}

    private final Approvals approvals;
    private final Asker asker;

    ApprovalsResource(Approvals approvals, Asker asker) {
        this.approvals = approvals;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The caller's requests, and for supervisors the queue")
    public Lists list() {
        Caller caller = asker.caller();
        return new Lists(
                approvals.own(caller).stream().map(Shape::of).toList(),
                Right.SUPERVISE.of(caller)
                        ? approvals.queue(caller).stream().map(Shape::of).toList()
                        : List.of());
    }

    @POST
    @Operation(
            summary = "Asks for sources of the guarded grades, for one purpose",
            description = "Requests for comparisons and exports are made by trying them: 403 approval-required.")
    public Shape ask(@Nullable Ask asked) {
        Caller caller = asker.caller();
        Ask ask = Said.required("purpose", asked);
        return Shape.of(approvals.askForGrade(caller, Said.required("purpose", ask.purpose)));
    }

    @POST
    @Path("/{id}/decision")
    @Operation(summary = "Agrees or refuses, with a reason; supervisors, never the asker")
    public Shape decide(@RestPath String id, @Nullable DecisionAsk asked) {
        Caller caller = asker.caller();
        DecisionAsk ask = Said.required("approved", asked);
        return Shape.of(approvals.decide(
                caller, id, Said.required("approved", ask.approved), Said.required("reason", ask.reason)));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Takes back a request of one's own that still waits")
    public Shape withdraw(@RestPath String id) {
        return Shape.of(approvals.withdraw(asker.caller(), id));
    }
}
