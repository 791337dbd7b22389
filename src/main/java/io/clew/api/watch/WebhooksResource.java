package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.alerts.push.Webhooks;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks: addresses that hear of changes, signed and in order. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks", description = "推送")
public class WebhooksResource {

    /** A webhook to be made. */
    @Schema(name = "WebhookDraft")
    public record Draft(
            @Nullable @Schema(description = "on the list of clew.webhooks.allow")
            String url,

            @Nullable @Schema(description = "with which deliveries are signed")
            String secret,

            @Nullable @Schema(description = "record, fact, alert, decision; all where none is given")
            List<String> kinds,

            @Nullable
            @Schema(description = "sequence after which it hears; what comes from now on where it is left out")
            BigDecimal after) {}

    /** From where to send once more. */
    @Schema(name = "WebhookReplay")
    public record Replay(@Nullable BigDecimal after) {}

    /** A webhook; its secret is never told. */
    @Schema(name = "Webhook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HookShape(
            String id,
            String url,
            List<String> kinds,
            String owner,
            String madeAt,

            @Schema(description = "place up to which it has all")
            BigDecimal after,

            @Schema(description = "in a row") int failures,
            @Nullable String failure,
            @Nullable String deliveredAt) {}

    /** Webhooks. */
    @Schema(name = "Webhooks")
    public record HooksShape(List<HookShape> webhooks, long total) {}

    private final Webhooks webhooks;
    private final Asker asker;

    WebhooksResource(Webhooks webhooks, Asker asker) {
        this.webhooks = webhooks;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The caller's webhooks and how far each has heard")
    public HooksShape list() {
        var known = webhooks.list(asker.access());
        return new HooksShape(known.stream().map(WebhooksResource::shape).toList(), known.size());
    }

    @POST
    @Operation(
            summary = "Makes a webhook",
            description =
                    "Each delivery is a POST of {webhook, items, next} with the header Clew-Signature: sha256=… over its"
                            + " body; items are as GET /changes gives them. Deliveries come in order and at least once.")
    public HookShape make(@Nullable Draft draft) {
        Access access = asker.access();
        Draft said = Said.required("url", draft);
        return shape(webhooks.make(
                access,
                Said.required("url", said.url),
                Said.required("secret", said.secret),
                ChangesResource.kinds(said.kinds),
                said.after == null ? null : ChangesResource.stamp(said.after.toPlainString())));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Sends a webhook everything after a sequence once more")
    public HookShape replay(@PathParam("id") String id, @Nullable Replay replay) {
        Access access = asker.access();
        BigDecimal after = Said.required("after", replay == null ? null : replay.after);
        return shape(webhooks.replay(access, id, ChangesResource.stamp(after.toPlainString())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a webhook")
    public void delete(@PathParam("id") String id) {
        webhooks.delete(asker.access(), id);
    }

    @DELETE
    @Operation(summary = "Removes a webhook that is named by parameter")
    public void remove(@QueryParam("id") @Nullable String id) {
        Access access = asker.access();
        webhooks.delete(access, Said.required("id", id));
    }

    private static HookShape shape(Webhooks.Known known) {
        var hook = known.hook();
        var delivery = known.delivery();
        return new HookShape(
                hook.id(),
                hook.url(),
                hook.kinds(),
                hook.owner().user(),
                Objects.requireNonNull(Said.time(hook.madeAt())),
                delivery.after(),
                delivery.failures(),
                delivery.failure().isEmpty() ? null : delivery.failure(),
                Said.time(delivery.deliveredAt()));
    }
}
