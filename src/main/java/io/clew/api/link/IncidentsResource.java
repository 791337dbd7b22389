package io.clew.api.link;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.inquiry.incident.SayKind;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Cases of the records (案件编号). */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents", description = "由案到人")
public class IncidentsResource {

    /** What somebody says of the kind of a case. */
    @Schema(name = "IncidentKind")
    public record Ask(
            @Nullable @Schema(description = "code of a kind, or none", examples = "service")
            String kind,

            @Nullable @Schema(description = "needed") String reason) {}

    private final ShowIncident incidents;
    private final SayKind kinds;
    private final Normalizer normalizer;
    private final Asker asker;

    IncidentsResource(ShowIncident incidents, SayKind kinds, Normalizer normalizer, Asker asker) {
        this.incidents = incidents;
        this.kinds = kinds;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Path("/{case}")
    @Operation(
            summary = "One case: victims, suspects with the way that leads there, the seven elements, loss",
            description = "The number with or without case: before it.")
    public LinkShapes.IncidentShape show(@RestPath("case") String number) {
        Access access = asker.access();
        var shown = incidents.show(access, CaseNumbers.read(normalizer, "case", number));
        asker.counted(shown.papers().size());
        return LinkShapes.incident(shown, incidents.vocabulary(), asker.tongue());
    }

    @POST
    @Path("/{case}/kinds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says of what kind a case is, where its words were read wrongly",
            description =
                    "Kept with who, when and why; earlier words stay. Links are proposed by the kind that was said.")
    public LinkShapes.IncidentShape say(@RestPath("case") String number, @Nullable Ask asked) {
        kinds.admit(asker.caller());
        Access access = asker.access();
        Ask ask = Said.required("kind", asked);
        var shown = kinds.say(
                access,
                CaseNumbers.read(normalizer, "case", number),
                Said.required("kind", ask.kind),
                ask.reason == null ? "" : ask.reason);
        asker.counted(1);
        return LinkShapes.incident(shown, incidents.vocabulary(), asker.tongue());
    }
}
