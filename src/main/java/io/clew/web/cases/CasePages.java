package io.clew.web.cases;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.entry.Accounts;
import io.clew.casework.CaseFiles;
import io.clew.casework.Cases;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The visitor's cases: open one, let others in, close it. */
@Path("/cases")
public class CasePages {

    private final Pages pages;
    private final Visitor visitor;
    private final Cases cases;
    private final CaseFiles files;
    private final CaseScreen screen;
    private final Accounts accounts;

    CasePages(Pages pages, Visitor visitor, Cases cases, CaseFiles files, CaseScreen screen, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.cases = cases;
        this.files = files;
        this.screen = screen;
        this.accounts = accounts;
    }

    @GET
    public Response list() {
        return pages.show("cases", frame -> page(frame, ""));
    }

    @POST
    public Response open(
            @FormParam("id") @DefaultValue("") String id, @FormParam("title") @DefaultValue("") String title) {
        return acting("", caller -> cases.open(caller, id.strip(), title));
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") String id, @QueryParam("tab") @DefaultValue("") String tab) {
        return pages.show("cases", frame -> screen.draw(frame, id, CaseTab.of(tab), "", ""));
    }

    @POST
    @Path("{id}/files")
    public Response put(
            @PathParam("id") String id,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("ref") @DefaultValue("") String ref,
            @FormParam("note") @DefaultValue("") String note) {
        return pages.sent("cases", frame -> {
            files.put(
                    visitor.admit(),
                    id,
                    kind.equalsIgnoreCase("record") ? CaseFiles.Kind.RECORD : CaseFiles.Kind.ENTITY,
                    ref,
                    note);
            return Pages.to("/cases/" + Shown.encoded(id));
        });
    }

    @POST
    @Path("{id}/files/remove")
    public Response remove(@PathParam("id") String id, @FormParam("item") @DefaultValue("") String item) {
        return pages.sent("cases", frame -> {
            files.remove(visitor.admit(), id, item);
            return Pages.to("/cases/" + Shown.encoded(id));
        });
    }

    @POST
    @Path("{id}/members")
    public Response grant(
            @PathParam("id") String id,
            @FormParam("user") @DefaultValue("") String user,
            @FormParam("days") @DefaultValue("90") int days) {
        return acting(id, caller -> cases.grant(caller, id, user, Instant.now().plus(Duration.ofDays(days))));
    }

    @POST
    @Path("{id}/members/withdraw")
    public Response withdraw(@PathParam("id") String id, @FormParam("user") @DefaultValue("") String user) {
        return acting(id, caller -> cases.withdraw(caller, id, user));
    }

    @POST
    @Path("{id}/state")
    public Response close(@PathParam("id") String id, @FormParam("closed") @DefaultValue("false") boolean closed) {
        return acting(id, caller -> cases.close(caller, id, closed));
    }

    /** @param id of the case whose page follows; empty for the list */
    private Response acting(String id, Consumer<Caller> act) {
        return pages.acting(
                "cases",
                act,
                (frame, fault) ->
                        id.isEmpty() ? page(frame, fault) : screen.draw(frame, id, CaseTab.OVERVIEW, fault, ""));
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
                        Right.OPEN_CASES.of(caller),
                        Names.of(accounts),
                        fault));
    }
}
