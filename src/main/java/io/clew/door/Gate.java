package io.clew.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clew.access.Caller;
import io.clew.access.entry.RateLimit;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody pass who has not signed in, except to the few addresses that sign-in itself needs. Every resource and page
 * lies behind it, so a new one is closed until somebody is let in.
 *
 * <p>Callers of the API are told so in a problem document; people are led to the sign-in page and back.
 */
public final class Gate {

    /** Cookie that remembers where somebody wanted to go before signing in. */
    public static final String WANTED = "clew-wanted";

    private static final Set<String> OPEN = Set.of("/favicon.ico", "/favicon.svg", "/robots.txt");

    /** Where people sign in to accounts of this installation. */
    private static final Set<String> SIGN_IN = Set.of("/login", "/j_security_check");

    private static final Routes ROUTES = Routes.shipped();

    private static final int WANTED_SECONDS = 600;

    private final AccessConfig config;
    private final SecurityIdentity identity;
    private final RateLimit rates;
    private final Provider provider;

    Gate(AccessConfig config, SecurityIdentity identity, RateLimit rates, Provider provider) {
        this.config = config;
        this.identity = identity;
        this.rates = rates;
        this.provider = provider;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    Optional<Response> pass(ContainerRequestContext request, RoutingContext call) {
        String path = request.getUriInfo().getPath();
        boolean local = config.mode() == AccessConfig.Mode.LOCAL;
        if (open(path) || local && SIGN_IN.contains(path)) {
            return Optional.empty();
        }
        if (!identity.isAnonymous() || path.startsWith("/api/")) {
            admit(identity, request.getMethod(), path, call.response());
            return Optional.empty();
        }
        ClewException refusal = identity.getAttribute(SignIn.REFUSAL);
        if (local) {
            return Optional.of(toSignIn(request));
        }
        if (refusal != null) {
            throw refusal;
        }
        provider.requireUp(); // nobody is sent to an address that does not answer
        throw new UnauthorizedException();
    }

    /**
     * Lets a program pass with what it proved to be; also to what does not lie behind this filter.
     *
     * @param who null for nobody
     * @throws ClewException {@code unauthenticated}, {@code token-refused}, {@code rate-limited}; {@code forbidden} for a
     *     token that does not reach there
     */
    public void admit(@Nullable SecurityIdentity who, String method, String path, HttpServerResponse answer) {
        if (who == null || who.isAnonymous()) {
            ClewException refusal = who == null ? null : who.getAttribute(SignIn.REFUSAL);
            throw refusal != null ? refusal : new ClewException(Message.of("unauthenticated.token"));
        }
        String token = who.getAttribute(SignIn.TOKEN);
        long left =
                rates.take(token != null ? "token " + token : who.getPrincipal().getName());
        answer.putHeader("RateLimit-Limit", Long.toString(rates.most()))
                .putHeader("RateLimit-Remaining", Long.toString(left));
        if (token != null) {
            Caller holder = who.getAttribute(SignIn.CALLER);
            ROUTES.require(method, path, holder.scopes());
        }
    }

    private static boolean open(String path) {
        return OPEN.contains(path) || path.startsWith("/assets/") || path.startsWith("/style/");
    }

    private static Response toSignIn(ContainerRequestContext request) {
        var answer = Response.seeOther(URI.create("/login"));
        if (request.getMethod().equals("GET")) {
            URI wanted = request.getUriInfo().getRequestUri();
            String query = wanted.getRawQuery();
            answer.cookie(new NewCookie.Builder(WANTED)
                    .value(URLEncoder.encode(
                            query == null ? wanted.getRawPath() : wanted.getRawPath() + "?" + query, UTF_8))
                    .path("/")
                    .httpOnly(true)
                    .sameSite(NewCookie.SameSite.LAX)
                    .maxAge(WANTED_SECONDS)
                    .build());
        }
        return answer.build();
    }
}
