package io.clew.web;

import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.casework.Cases;
import io.clew.record.ClewException;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/** The visitor's cases: open one, let others in, close it. */
@Path("/cases")
public class CasePages {

    private final Pages pages;
    private final Visitor visitor;
    private final Cases cases;

    CasePages(Pages pages, Visitor visitor, Cases cases) {
        this.pages = pages;
        this.visitor = visitor;
        this.cases = cases;
    }

    private interface Act {
        void by(Caller caller);
    }

    @GET
    public Response list() {
        return pages.show("cases", frame -> page(frame, ""));
    }

    @POST
    public Response open(
            @FormParam("id") @DefaultValue("") String id, @FormParam("title") @DefaultValue("") String title) {
        return acting(caller -> cases.open(caller, id.strip(), title));
    }

    @POST
    @Path("{id}/members")
    public Response grant(
            @PathParam("id") String id,
            @FormParam("user") @DefaultValue("") String user,
            @FormParam("days") @DefaultValue("90") int days) {
        return acting(caller -> cases.grant(caller, id, user, Instant.now().plus(Duration.ofDays(days))));
    }

    @POST
    @Path("{id}/members/withdraw")
    public Response withdraw(@PathParam("id") String id, @FormParam("user") @DefaultValue("") String user) {
        return acting(caller -> cases.withdraw(caller, id, user));
    }

    @POST
    @Path("{id}/state")
    public Response close(@PathParam("id") String id, @FormParam("closed") @DefaultValue("false") boolean closed) {
        return acting(caller -> cases.close(caller, id, closed));
    }

    private Response acting(Act act) {
        return pages.show("cases", frame -> {
            try {
                act.by(visitor.caller());
                return page(frame, "");
            } catch (ClewException refused) {
                if (refused.code().equals("forbidden")) {
                    throw refused;
                }
                return page(frame, frame.words().told(refused));
            }
        });
    }

    private TemplateInstance page(Frame frame, String fault) {
        Caller caller = visitor.caller();
        Instant now = Instant.now();
        return Templates.cases(
                frame,
                new CasesView(
                        cases.list(caller).stream()
                                .map(one -> CasesView.CaseView.of(one, caller, now))
                                .toList(),
                        caller.isAny(Role.INVESTIGATOR, Role.ANALYST, Role.SUPERVISOR),
                        fault));
    }
}
