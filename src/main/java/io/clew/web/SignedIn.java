package io.clew.web;

import io.clew.access.Caller;
import io.clew.record.ClewException;
import io.quarkus.arc.DefaultBean;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The caller that sign-in left in the identity. */
@RequestScoped
@DefaultBean
public class SignedIn implements Callers {

    private final SecurityIdentity identity;

    SignedIn(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    @Override
    public Caller current() {
        Caller caller = identity.getAttribute("clew.caller");
        if (caller == null) {
            throw new ClewException("forbidden", "请先登录。");
        }
        return caller;
    }
}
