package io.clew.api.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.door.AccessConfig;
import io.clew.door.Gate;
import io.clew.door.Guards;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Who comes in at {@code /mcp}, which lies beside the resources: nobody where it is not configured; else whoever proved
 * who they are, and a token as far as the table of routes lets it. Every message is one call, by itself and with its own
 * credentials: there are no streams that stay open, and no several questions in one body.
 */
@ApplicationScoped
public class McpDoor {

    /** The one address. */
    static final String PATH = "/mcp";

    private static final int BEHIND_SIGN_IN = 50;
    private static final int BEHIND_BODY = 40;
    private static final long LARGEST = 4L << 20;

    private final AccessConfig config;
    private final Gate gate;
    private final Guards guards;
    private final ObjectMapper json;
    private final BodyHandler body = BodyHandler.create(false).setBodyLimit(LARGEST);

    McpDoor(AccessConfig config, Gate gate, Guards guards, ObjectMapper json) {
        this.config = config;
        this.gate = gate;
        this.guards = guards;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEHIND_SIGN_IN);
        filters.register(this::read, BEHIND_BODY);
    }

    private void admit(RoutingContext call) {
        if (!isHere(call)) {
            call.next();
            return;
        }
        String method = call.request().method().name();
        try {
            if (!config.mcp() || !call.normalizedPath().equals(PATH)) {
                throw new ClewException(Message.of("not-found.route"));
            }
            gate.admit(identity(call), method, PATH, call.response());
            if (!method.equals("POST") && !method.equals("DELETE")) {
                throw new ClewException(Message.of("method-not-allowed", method));
            }
        } catch (ClewException refusal) {
            guards.refuse(call, refusal);
            return;
        }
        body.handle(call);
    }

    /** The extension would write into the log what it cannot read. */
    private void read(RoutingContext call) {
        if (!isHere(call) || call.request().method().name().equals("DELETE")) {
            call.next();
            return;
        }
        byte[] sent = call.body().buffer() == null
                ? new byte[0]
                : call.body().buffer().getBytes();
        try {
            if (!json.readTree(new String(sent, StandardCharsets.UTF_8)).isObject()) {
                throw new ClewException(Message.of("invalid.request"));
            }
        } catch (JsonProcessingException e) {
            guards.refuse(call, new ClewException(Message.of("malformed-json")));
            return;
        } catch (ClewException refusal) {
            guards.refuse(call, refusal);
            return;
        }
        call.next();
    }

    private static boolean isHere(RoutingContext call) {
        String path = call.normalizedPath();
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    private static @Nullable SecurityIdentity identity(RoutingContext call) {
        return call.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
    }
}
