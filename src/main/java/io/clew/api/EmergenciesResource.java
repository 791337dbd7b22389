package io.clew.api;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.oversight.Emergencies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Breaking the glass, and the review that follows. */
@Path("/api/v1/emergencies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "emergencies", description = "紧急查看")
public class EmergenciesResource {

    /** The caller's own, and what waits for a review. */
    @Schema(name = "Emergencies")
    public record Lists(
            List<Shape> own,

            @Schema(description = "oldest first; empty unless the caller is a supervisor or auditor")
            List<Shape> unreviewed) {}

    /** One emergency. */
    @Schema(name = "Emergency")
    public record Shape(
            String id,
            String user,
            @Schema(description = "grade, source or case") String kind,
            String target,
            String purpose,
            String reason,
            @Nullable String since,
            @Nullable String until,
            @Nullable String reviewBy,
            boolean open,
            boolean overdue,
            @Nullable ReviewShape review) {

        static Shape of(Emergencies.Emergency one, Instant now) {
            return new Shape(
                    one.id(),
                    one.user(),
                    one.kind().name().toLowerCase(Locale.ROOT),
                    one.target(),
                    one.purpose(),
                    one.reason(),
                    Said.time(one.since()),
                    Said.time(one.until()),
                    Said.time(one.reviewBy()),
                    one.holds(now),
                    one.overdue(now),
                    one.review() == null
                            ? null
                            : new ReviewShape(
                                    one.review().by(),
                                    Said.time(one.review().at()),
                                    one.review().justified(),
                                    one.review().note()));
        }
    }

    /** What a supervisor recorded. */
    @Schema(name = "EmergencyReview")
    public record ReviewShape(String by, @Nullable String at, boolean justified, String note) {}

    /** What to open, and why. */
    @Schema(name = "EmergencyAsk")
    public record Ask(
            @Nullable @Schema(required = true, description = "grade, source or case")
            String kind,

            @Nullable @Schema(required = true, description = "a grade, or the id of a source or case")
            String target,

            @Nullable @Schema(description = "with which the reads will come; for a case its id")
            String purpose,

            @Nullable @Schema(required = true) String reason) {}

    /** What the reviewer found. */
    @Schema(name = "EmergencyReviewAsk")
    public record ReviewAsk(
            @Nullable @Schema(required = true) Boolean justified,

            @Nullable @Schema(required = true) String note) {}

    private final Emergencies emergencies;
    private final Asker asker;
    private final Clock clock;

    EmergenciesResource(Emergencies emergencies, Asker asker, Clock clock) {
        this.emergencies = emergencies;
        this.asker = asker;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The caller's own, and for supervisors and auditors what waits for a review")
    public Lists list() {
        Caller caller = asker.caller();
        return new Lists(
                shapes(emergencies.own(caller)),
                Right.OVERSEE.of(caller) ? shapes(emergencies.unreviewed(caller)) : List.of());
    }

    @POST
    @Operation(
            summary = "Opens a grade, a source or a case at once, for a short time; investigators",
            description = "Every read under it is marked in the audit, and a supervisor has to review it.")
    public Shape open(@Nullable Ask asked) {
        Caller caller = asker.caller();
        Ask ask = Said.required("kind", asked);
        Said.required("kind", ask.kind);
        return shape(emergencies.open(
                caller,
                Said.word("kind", ask.kind, Emergencies.Kind.class, Emergencies.Kind.GRADE),
                Said.required("target", ask.target),
                ask.purpose == null ? "" : ask.purpose,
                ask.reason == null ? "" : ask.reason));
    }

    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Ends one's own before its time")
    public Shape end(@RestPath String id) {
        return shape(emergencies.end(asker.caller(), id));
    }

    @POST
    @Path("/{id}/review")
    @Operation(summary = "Records the outcome of the review; supervisors, never its own user")
    public Shape review(@RestPath String id, @Nullable ReviewAsk asked) {
        Caller caller = asker.caller();
        ReviewAsk ask = Said.required("justified", asked);
        return shape(emergencies.review(
                caller, id, Said.required("justified", ask.justified), ask.note == null ? "" : ask.note));
    }

    private Shape shape(Emergencies.Emergency one) {
        return Shape.of(one, clock.instant());
    }

    private List<Shape> shapes(List<Emergencies.Emergency> some) {
        Instant now = clock.instant();
        return some.stream().map(one -> Shape.of(one, now)).toList();
    }
}
