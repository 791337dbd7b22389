package io.clew.web.frame;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The sign-in page, and the page of a one-time link: a form, because opening a link alone must not sign anybody in. */
@Path("/login")
@PermitAll
public class SignInPages {

    private final Pages pages;

    SignInPages(Pages pages) {
        this.pages = pages;
    }

    /**
     * @param secret of a one-time link; empty for the plain page
     * @param fault {@code locked} after too many attempts, something else for another refusal; empty for none
     */
    @GET
    public Response signIn(
            @QueryParam("once") @DefaultValue("") String secret, @QueryParam("error") @DefaultValue("") String fault) {
        return pages.show("", frame -> {
            if (!secret.isEmpty()) {
                return Templates.once(frame, secret);
            }
            Msg msg = frame.words().msg();
            return Templates.login(
                    frame,
                    switch (fault) {
                        case "" -> "";
                        case "locked" -> msg.signInLocked();
                        default -> msg.signInRefused();
                    });
        });
    }
}
