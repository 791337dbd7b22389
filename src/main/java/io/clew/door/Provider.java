package io.clew.door;

import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * The OpenID Connect provider, where one is configured: whether it answers, and who signed in by it.
 *
 * <p>It is asked every few seconds in the background. While it is away, sessions and tokens that it gave go on until they
 * end; nobody new can sign in, which pages, problem documents and {@code /q/health/well} say. Readiness is not touched, as
 * taking Clew away would help nobody.
 */
@ApplicationScoped
@Default // as itself, besides being a check
@Wellness
public class Provider implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final boolean asked;
    private final Optional<String> address;
    private final AuditLog audit;
    private final Site site;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile boolean up;

    Provider(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> address,
            AuditLog audit,
            Site site) {
        this.asked = config.mode() == AccessConfig.Mode.OIDC && address.isPresent();
        this.address = address;
        this.audit = audit;
        this.site = site;
    }

    /** Whether it answered when last asked; true where accounts are local. */
    boolean up() {
        return !asked || up;
    }

    /** @throws ClewException {@code provider-unavailable} */
    void requireUp() {
        if (!up()) {
            throw away();
        }
    }

    static ClewException away() {
        return new ClewException(Message.of("provider-unavailable"));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        if (asked) {
            up = answers(URI.create(address.orElseThrow().replaceAll("/+$", "") + "/.well-known/openid-configuration"));
        }
    }

    private boolean answers(URI configuration) {
        try {
            var request =
                    HttpRequest.newBuilder(configuration).timeout(PATIENCE).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sign-in provider").status(up()).build();
    }

    /** Keeps who came and went by the provider in the audit. */
    void heard(@Observes SecurityEvent event) {
        Optional<AuditAct> act = switch (event.getEventType()) {
            case OIDC_LOGIN -> Optional.of(AuditAct.SIGN_IN);
            case OIDC_LOGOUT_RP_INITIATED, OIDC_LOGOUT_RP_INITIATED_SESSION_EXPIRED -> Optional.of(AuditAct.SIGN_OUT);
            default -> Optional.empty();
        };
        var who = event.getSecurityIdentity();
        if (act.isPresent() && who != null) {
            RoutingContext call = who.getAttribute(RoutingContext.class.getName());
            String from = call == null ? "" : site.from(call.request());
            audit.note(who.getPrincipal().getName(), from, act.get(), "openid", AuditEntry.OK);
        }
    }
}
