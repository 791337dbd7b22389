package io.clew.api.link;

import io.clew.access.Access;
import io.clew.door.Asker;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.text.Normalizer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Cases of the records (案件编号). */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents", description = "由案到人")
public class IncidentsResource {

    private final ShowIncident incidents;
    private final Normalizer normalizer;
    private final Asker asker;

    IncidentsResource(ShowIncident incidents, Normalizer normalizer, Asker asker) {
        this.incidents = incidents;
        this.normalizer = normalizer;
        this.asker = asker;
    }

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
}
