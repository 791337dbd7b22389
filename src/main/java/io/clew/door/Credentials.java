package io.clew.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clew.access.entry.Tokens;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials in a call: an API token, HTTP Basic in local mode, or the pages' session cookie. What it does not
 * know it leaves to OpenID Connect, where that is configured.
 */
@ApplicationScoped
public class Credentials implements HttpAuthenticationMechanism {

    public static final String COOKIE = "clew-session";

    private static final int BEFORE_OTHERS = 3_000;
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final boolean local;
    private final OidcAuthenticationMechanism openId;
    private final Provider provider;
    private final Site site;

    Credentials(AccessConfig config, OidcAuthenticationMechanism openId, Provider provider, Site site) {
        this.site = site;
        local = config.mode() == AccessConfig.Mode.LOCAL;
        this.openId = openId;
        this.provider = provider;
    }

    @Override
    public int getPriority() {
        return BEFORE_OTHERS;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SignIn.Credentials.class);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager identities) {
        String from = site.from(call.request());
        String header = call.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            if (starts(header, BEARER) && (local || header.startsWith(Tokens.PREFIX, BEARER.length()))) {
                return prove(
                        call,
                        identities,
                        SignIn.Kind.TOKEN,
                        "",
                        header.substring(BEARER.length()).strip(),
                        from);
            }
            if (local && starts(header, BASIC)) {
                String[] pair = basic(header.substring(BASIC.length()).strip());
                return prove(call, identities, SignIn.Kind.PASSWORD, pair[0], pair[1], from);
            }
        }
        if (!local) {
            return byProvider(call, identities, header != null);
        }
        Cookie cookie = header == null ? call.request().getCookie(COOKIE) : null;
        return cookie != null
                ? prove(call, identities, SignIn.Kind.SESSION, "", cookie.getValue(), from)
                : Uni.createFrom().nullItem();
    }

    /**
     * Leaves the call to OpenID Connect. Where that fails for good, the caller becomes nobody with the reason, so that the
     * {@link Gate} answers with a page or a problem document; where the provider's next step is to ask again, it goes on.
     */
    private Uni<SecurityIdentity> byProvider(RoutingContext call, IdentityProviderManager identities, boolean bearer) {
        return openId.authenticate(call, identities)
                .onFailure(failure -> !(failure instanceof AuthenticationRedirectException))
                .recoverWithUni(failure -> {
                    ClewException refusal = refusal(failure, bearer);
                    return refusal == null
                            ? Uni.createFrom().failure(failure)
                            : Uni.createFrom().item(SignIn.nobody(refusal));
                });
    }

    /** Null where the person is simply to sign in again. */
    private @Nullable ClewException refusal(Throwable failure, boolean bearer) {
        if (failure instanceof OIDCException || !provider.up()) {
            return Provider.away();
        }
        if (bearer) {
            return new ClewException(Message.of("token-refused.expired"));
        }
        return failure instanceof AuthenticationCompletionException
                ? new ClewException(Message.of("sign-in-refused.provider"))
                : null;
    }

    private static Uni<SecurityIdentity> prove(
            RoutingContext call,
            IdentityProviderManager identities,
            SignIn.Kind kind,
            String user,
            String secret,
            String from) {
        return identities.authenticate(
                HttpSecurityUtils.setRoutingContextAttribute(new SignIn.Credentials(kind, user, secret, from), call));
    }

    /** User and password; both empty where the header is not well formed, which proves nothing. */
    private static String[] basic(String encoded) {
        try {
            String decoded = new String(Base64.getDecoder().decode(encoded), UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? new String[] {"", ""}
                    : new String[] {decoded.substring(0, colon), decoded.substring(colon + 1)};
        } catch (IllegalArgumentException notBase64) {
            return new String[] {"", ""};
        }
    }

    private static boolean starts(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** Leaves the challenge to others: the {@link Gate} answers for local sign-in. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext call) {
        return Uni.createFrom().nullItem();
    }
}
