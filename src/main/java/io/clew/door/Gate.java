package io.clew.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clew.access.Caller;
import io.clew.access.entry.RateLimit;
import io.clew.access.entry.Tokens;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

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
    Optional<Response> pass(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean local = config.mode() == AccessConfig.Mode.LOCAL;
        if (open(path) || local && SIGN_IN.contains(path)) {
            return Optional.empty();
        }
        if (!identity.isAnonymous()) {
            rates.take(caller());
            if (identity.getAttribute(SignIn.TOKEN) != null) {
                requireForTokens(request.getMethod(), path);
            }
            requireScope(request.getMethod(), path, identity);
            return Optional.empty();
        }
        ClewException refusal = identity.getAttribute(SignIn.REFUSAL);
        if (path.startsWith("/api/")) {
            throw refusal != null ? refusal : new ClewException(Message.of("unauthenticated.token"));
        }
        if (local) {
            return Optional.of(toSignIn(request));
        }
        if (refusal != null) {
            throw refusal;
        }
        provider.requireUp(); // nobody is sent to an address that does not answer
        throw new UnauthorizedException();
    }

    private String caller() {
        String token = identity.getAttribute(SignIn.TOKEN);
        return token != null ? "token " + token : identity.getPrincipal().getName();
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

    /**
     * A token reaches no page, since pages know no scopes and whatever it may not do would lie there open to it; and it makes
     * nothing with which somebody could sign in.
     */
    private static void requireForTokens(String method, String path) {
        if (!path.startsWith("/api/")) {
            throw new ClewException(Message.of("forbidden.pages"));
        }
        boolean signsIn = path.equals("/api/v1/me/password")
                || path.startsWith("/api/v1/accounts/") && path.endsWith("/link")
                || path.equals("/api/v1/tokens");
        if (signsIn && !method.equals("GET")) {
            throw new ClewException(Message.of("forbidden.token"));
        }
    }

    /** A token that was made for some things does not do others. */
    private static void requireScope(String method, String path, SecurityIdentity identity) {
        Caller caller = identity.getAttribute(SignIn.CALLER);
        if (caller == null || caller.scopes().isEmpty()) {
            return;
        }
        String needed = scope(method, path);
        if (!caller.scopes().contains(needed)) {
            throw new ClewException(Message.of("forbidden.scope", needed, Tokens.SCOPES));
        }
    }

    static String scope(String method, String path) {
        if (path.startsWith("/api/v1/audit")) {
            return "audit";
        }
        if (path.startsWith("/api/v1/accounts")) {
            return "admin";
        }
        boolean writes = path.startsWith("/api/v1/records")
                || path.startsWith("/api/v1/imports")
                || path.startsWith("/api/v1/sources")
                || path.startsWith("/api/v1/cases")
                || path.startsWith("/api/v1/approvals")
                || path.startsWith("/api/v1/emergencies");
        return writes && !method.equals("GET") ? "write" : "read";
    }
}
