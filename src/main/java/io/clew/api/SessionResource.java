package io.clew.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Sessions;
import io.clew.door.AccessConfig;
import io.clew.door.Asker;
import io.clew.door.Credentials;
import io.clew.door.Gate;
import io.clew.door.Site;
import io.clew.record.ClewException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLDecoder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Begins and ends the sessions of people at pages. */
@Path("/")
public class SessionResource {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Asker asker;
    private final AccessConfig config;
    private final Site site;

    SessionResource(Accounts accounts, Sessions sessions, Asker asker, AccessConfig config, Site site) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.asker = asker;
        this.config = config;
        this.site = site;
    }

    /** Signs in by password or one-time secret; a fresh session each time, so that none can be planted beforehand. */
    @POST
    @Path("j_security_check")
    @Operation(hidden = true)
    public Response signIn(
            @RestForm("j_username") @Nullable String user,
            @RestForm("j_password") @Nullable String secret,
            @CookieParam(Gate.WANTED) @Nullable String wanted,
            @CookieParam(Credentials.COOKIE) @Nullable String former,
            RoutingContext call) {
        String from = site.from(call.request());
        boolean once = secret != null && secret.startsWith(Accounts.ONCE);
        if (secret == null || user == null && !once) {
            return back("1");
        }
        try {
            Account account =
                    user == null || once ? accounts.redeem(secret, from) : accounts.signIn(user.strip(), secret, from);
            if (former != null && !former.isEmpty()) {
                sessions.end(former);
            }
            return Response.seeOther(landing(wanted))
                    .cookie(cookie(sessions.begin(account)), gone(Gate.WANTED))
                    .build();
        } catch (ClewException refusal) {
            if (refusal.kind().status() >= 500) {
                throw refusal;
            }
            return back(refusal.code().equals("sign-in-locked") ? "locked" : "1");
        }
    }

    /**
     * Ends the session. A provider has to end its own too: the browser goes there by itself, as the content security policy
     * lets no form lead away from this site.
     */
    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signOut(@CookieParam(Credentials.COOKIE) @Nullable String session) {
        if (config.mode() == AccessConfig.Mode.OIDC) {
            return Response.ok("", MediaType.TEXT_HTML)
                    .header("Refresh", "0;url=/logout")
                    .build();
        }
        if (session != null && !session.isEmpty()) {
            sessions.end(session);
        }
        accounts.left(asker.caller());
        return Response.seeOther(URI.create("/login"))
                .cookie(gone(Credentials.COOKIE))
                .build();
    }

    private static Response back(String error) {
        return Response.seeOther(URI.create("/login?error=" + error)).build();
    }

    /** Where somebody wanted to go, if that is a page of this server; else the first page. */
    static URI landing(@Nullable String wanted) {
        if (wanted != null) {
            try {
                String path = URLDecoder.decode(wanted, UTF_8);
                if (path.matches("/[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*") && !path.startsWith("/api/")) {
                    return new URI(path);
                }
            } catch (IllegalArgumentException | java.net.URISyntaxException notAnAddress) {
                return URI.create("/");
            }
        }
        return URI.create("/");
    }

    static NewCookie cookie(String secret) {
        return new NewCookie.Builder(Credentials.COOKIE)
                .value(secret)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static NewCookie gone(String name) {
        return new NewCookie.Builder(name)
                .value("")
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(0)
                .build();
    }
}
