package io.clew.api;

import io.clew.api.wire.Said;
import io.clew.casework.Cases;
import io.clew.door.Asker;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Cases and who works on them; the id of an open one is a purpose for its members. */
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件")
public class CasesResource {

    /** What to open. */
    @Schema(name = "CaseAsk")
    public record Ask(
            @Nullable @Schema(required = true, examples = "案2026-031")
            String id,

            @Nullable @Schema(required = true) String title) {}

    /** Whom to let in, until when. */
    @Schema(name = "MemberAsk")
    public record MemberAsk(
            @Nullable @Schema(required = true) String user,

            @Nullable @Schema(description = "within a year; ninety days where nothing is said")
            String until) {}

    /** What becomes of it. */
    @Schema(name = "CaseState")
    public record StateAsk(
            @Nullable @Schema(required = true) Boolean closed) {}

    /** A case as the API tells it; times are ISO 8601. */
    @Schema(name = "Case")
    public record Shape(
            String id,
            String title,
            String openedBy,
            @Nullable String openedAt,
            @Nullable String closedAt,
            List<MemberShape> members) {

        static Shape of(Cases.Case one) {
            return new Shape(
                    one.id(),
                    one.title(),
                    one.openedBy(),
                    Said.time(one.openedAt()),
                    Said.time(one.closedAt()),
                    one.members().stream()
                            .map(each -> new MemberShape(
                                    each.user(), each.grantedBy(), Said.time(each.since()), Said.time(each.until())))
                            .toList());
        }
    }

    /** Somebody who works on a case. */
    @Schema(name = "CaseMember")
    public record MemberShape(
            String user,
            String grantedBy,
            @Nullable String since,
            @Nullable String until) {}

    private final Cases cases;
    private final Asker asker;

    CasesResource(Cases cases, Asker asker) {
        this.cases = cases;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The caller's cases; all of them for supervisors and auditors")
    public List<Shape> list() {
        return cases.list(asker.caller()).stream().map(Shape::of).toList();
    }

    @POST
    @Operation(summary = "Opens a case")
    public Shape open(@Nullable Ask asked) {
        var caller = asker.caller();
        Ask ask = Said.required("id", asked);
        return Shape.of(cases.open(caller, Said.required("id", ask.id).strip(), Said.required("title", ask.title)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A case and its members")
    public Shape show(@RestPath String id) {
        return Shape.of(cases.show(asker.caller(), id));
    }

    @POST
    @Path("/{id}/members")
    @Operation(summary = "Makes somebody a member, or gives a member another term")
    public Shape grant(@RestPath String id, @Nullable MemberAsk asked) {
        MemberAsk ask = Said.required("user", asked);
        return Shape.of(
                cases.grant(asker.caller(), id, Said.required("user", ask.user), Said.instant("until", ask.until)));
    }

    @DELETE
    @Path("/{id}/members/{user}")
    @Operation(summary = "Ends a membership at once")
    public Shape withdraw(@RestPath String id, @RestPath String user) {
        return Shape.of(cases.withdraw(asker.caller(), id, user));
    }

    @POST
    @Path("/{id}/state")
    @Operation(summary = "Closes a case, or opens it again")
    public Shape close(@RestPath String id, @Nullable StateAsk asked) {
        StateAsk ask = Said.required("closed", asked);
        return Shape.of(cases.close(asker.caller(), id, Said.required("closed", ask.closed)));
    }
}
