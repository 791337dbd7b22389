package io.clew.door;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer keeps to: it leads to paths of this site, not to the host that the call named, and cookies keep to TLS. */
public final class Answers {

    private final Site site;

    Answers(Site site) {
        this.site = site;
    }

    @ServerResponseFilter
    void keep(ContainerResponseContext answer, UriInfo asked, RoutingContext call) {
        var headers = answer.getHeaders();
        if (headers.getFirst(HttpHeaders.LOCATION) instanceof URI to
                && to.isAbsolute()
                && asked.getBaseUri().getAuthority().equals(to.getAuthority())) {
            String query = to.getRawQuery();
            headers.putSingle(HttpHeaders.LOCATION, query == null ? to.getRawPath() : to.getRawPath() + "?" + query);
        }
        if (site.isSecure(call.request()) && headers.containsKey(HttpHeaders.SET_COOKIE)) {
            headers.get(HttpHeaders.SET_COOKIE)
                    .replaceAll(one -> one instanceof NewCookie cookie && !cookie.isSecure() ? secure(cookie) : one);
        }
    }

    private static NewCookie secure(NewCookie cookie) {
        return new NewCookie.Builder(cookie.getName())
                .value(cookie.getValue())
                .path(cookie.getPath())
                .maxAge(cookie.getMaxAge())
                .httpOnly(cookie.isHttpOnly())
                .sameSite(cookie.getSameSite())
                .secure(true)
                .build();
    }
}
