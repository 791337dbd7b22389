package io.clew.web.frame;

import io.clew.record.ClewException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Draws what was refused before any page began, such as at the door, as a page for people. */
public final class Refusals {

    /** Where whoever refused leaves the {@link ClewException}. */
    private static final String FAILURE = "clew.failure";

    private final Pages pages;

    Refusals(Pages pages) {
        this.pages = pages;
    }

    @ServerResponseFilter
    void draw(ContainerRequestContext request, ContainerResponseContext response) {
        boolean page = !request.getUriInfo().getPath().startsWith("/api/")
                && request.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE);
        if (page && request.getProperty(FAILURE) instanceof ClewException refused) {
            response.setEntity(pages.refused(refused), null, MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }
}
