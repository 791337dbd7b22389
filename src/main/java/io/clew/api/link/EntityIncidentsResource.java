package io.clew.api.link;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.inquiry.incident.IncidentsOf;
import io.clew.text.Normalizer;
import jakarta.ws.rs.GET;
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

/** Cases of a person. */
@Path("/api/v1/entities/{key: .+}/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents", description = "由人到案")
public class EntityIncidentsResource {

    private final IncidentsOf incidents;
    private final Normalizer normalizer;
    private final Asker asker;

    EntityIncidentsResource(IncidentsOf incidents, Normalizer normalizer, Asker asker) {
        this.incidents = incidents;
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
    @Operation(
            summary = "Every case that leads to an entity, by role",
            description = "Through all numbers, accounts and devices of the person behind the key.")
    public LinkShapes.CasesShape show(@RestPath String key) {
        Access access = asker.access();
        var answer = incidents.of(access, Said.key(normalizer, "key", key));
        asker.counted(answer.cases().size());
        return LinkShapes.cases(answer);
    }
}
