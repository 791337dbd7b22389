package io.clew.api;

import io.clew.access.Caller;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.oversight.Profiles;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Users' own identifiers and their relatives', for supervision; kept by supervisors and administrators. */
@Path("/api/v1/profiles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "profiles", description = "用户本人标识")
public class ProfilesResource {

    /** What the API tells and takes of a user's own and relatives' identifiers. */
    @Schema(name = "Profile")
    public record Shape(
            @Nullable String user,

            @Nullable @Schema(description = "entity keys of the user's phones, ID number, accounts")
            List<String> own,

            @Nullable @Schema(description = "entity keys of relatives' identifiers")
            List<String> relatives) {

        static Shape of(Profiles.Profile profile) {
            return new Shape(
                    profile.user(),
                    profile.own().stream().map(Object::toString).toList(),
                    profile.relatives().stream().map(Object::toString).toList());
        }
    }

    private final Profiles profiles;
    private final Normalizer normalizer;
    private final Asker asker;

    ProfilesResource(Profiles profiles, Normalizer normalizer, Asker asker) {
        this.profiles = profiles;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "Every registered profile")
    public List<Shape> list() {
        return profiles.list(asker.caller()).stream().map(Shape::of).toList();
    }

    @PUT
    @Path("/{user}")
    @Operation(summary = "Registers a user's own identifiers and those of relatives, in place of what there was")
    public Shape register(@RestPath String user, @Nullable Shape asked) {
        Caller caller = asker.caller();
        Shape ask = Said.required("own", asked);
        return Shape.of(profiles.register(
                caller,
                new Profiles.Profile(
                        user,
                        Said.keys(normalizer, "own", ask.own),
                        Said.keys(normalizer, "relatives", ask.relatives))));
    }
}
