package io.clew.web.frame;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The sign of Clew for browser tabs. */
@Path("/favicon.svg")
@PermitAll
public class Drawings {

    private static final String SIGN = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#1f4f9e" stroke-width="2" \
            stroke-linecap="round"><circle cx="10.5" cy="11" r="7.5"/><path d="M3.6 8.6c4 .2 9.6 2.6 12.2 7.8"/>\
            <path d="M6.200 5c5 .5 10 4 11.600 8.200"/><path d="M4.300 15.200C6 11 11.500 6 17 7.600"/>\
            <path d="M10 18.500c3 1.800 6.500 2.800 11 2.500"/></svg>
            """;

    @GET
    @Produces("image/svg+xml")
    public Response sign() {
        return Response.ok(SIGN)
                .header("Cache-Control", "public, max-age=86400")
                .build();
    }
}
