package io.clew.web.frame;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Every address that nobody else answers, those of systems left out. */
@Path("/")
public class AbsentPage {

    private final Pages pages;

    AbsentPage(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("{any: (?!api/|q/|assets/).+}")
    public Response absent() {
        return pages.absent("");
    }
}
