package io.clew.app;

import io.clew.access.Caller;
import io.clew.api.Asker;
import io.clew.web.Callers;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Tells pages who is there, as the API knows it: local accounts and OpenID Connect alike. */
@RequestScoped
public class PageCallers implements Callers {

    private final SecurityIdentity identity;
    private final Asker asker;

    PageCallers(SecurityIdentity identity, Asker asker) {
        this.identity = identity;
        this.asker = asker;
    }

    @Override
    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    @Override
    public Caller current() {
        return asker.caller();
    }
}
