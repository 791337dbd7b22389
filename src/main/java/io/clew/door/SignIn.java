package io.clew.door;

import io.clew.access.Caller;
import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Sessions;
import io.clew.access.entry.Tokens;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proves the credentials that a call brings. Credentials that do not hold make nobody of the caller, with the reason. */
@ApplicationScoped
public class SignIn implements IdentityProvider<SignIn.Credentials> {

    /** Attribute of an identity: the {@link Caller}. */
    static final String CALLER = "clew.caller";

    /** Attribute of an identity that came by a token: its id. */
    static final String TOKEN = "clew.token";

    /** Attribute of an anonymous identity: the {@link ClewException} that says why. */
    static final String REFUSAL = "clew.refusal";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;

    SignIn(Accounts accounts, Sessions sessions, Tokens tokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    enum Kind {
        PASSWORD,
        SESSION,
        TOKEN
    }

    /** @param user empty unless the secret is a password */
    static final class Credentials extends BaseAuthenticationRequest {
        private final Kind kind;
        private final String user;
        private final String secret;
        private final String from;

        Credentials(Kind kind, String user, String secret, String from) {
            this.kind = kind;
            this.user = user;
            this.secret = secret;
            this.from = from;
        }
    }

    @Override
    public Class<Credentials> getRequestType() {
        return Credentials.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Credentials credentials, AuthenticationRequestContext context) {
        return context.runBlocking(() -> {
            try {
                return prove(credentials);
            } catch (ClewException refusal) {
                return nobody(refusal);
            }
        });
    }

    /** Somebody who could not prove who they are, and why. */
    static SecurityIdentity nobody(ClewException refusal) {
        return QuarkusSecurityIdentity.builder()
                .setAnonymous(true)
                .addAttribute(REFUSAL, refusal)
                .build();
    }

    private SecurityIdentity prove(Credentials asked) {
        return switch (asked.kind) {
            case PASSWORD ->
                identity(accounts.verify(asked.user, asked.secret, asked.from), Set.of(), asked.from, null);
            case SESSION ->
                identity(
                        sessions.account(asked.secret)
                                .orElseThrow(() -> new ClewException(Message.of("unauthenticated.expired"))),
                        Set.of(),
                        asked.from,
                        null);
            case TOKEN -> {
                Tokens.Token token = tokens.use(asked.secret);
                Account account = accounts.get(token.user())
                        .filter(one -> !one.disabled())
                        .orElseThrow(() -> new ClewException(Message.of("token-refused.account")));
                yield identity(account, token.scopes(), asked.from, token.id());
            }
        };
    }

    private static SecurityIdentity identity(Account account, Set<String> scopes, String from, @Nullable String token) {
        Caller caller = account.caller(scopes, from);
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.user()))
                .addRoles(account.roleWords())
                .addAttribute(CALLER, caller);
        if (token != null) {
            identity.addAttribute(TOKEN, token);
        }
        return identity.build();
    }
}
