package io.clew.web.cases;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.entry.Accounts;
import io.clew.casework.CaseFiles;
import io.clew.casework.Cases;
import io.clew.oversight.ReadAudit;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.oversight.Sentences;
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
import java.util.List;
import java.util.function.Consumer;

/** The visitor's cases: open one, let others in, close it. */
@Path("/cases")
public class CasePages {

    private static final int LOOKS = 50;

    private final Pages pages;
    private final Visitor visitor;
    private final Cases cases;
    private final CaseFiles files;
    private final ReadAudit audit;
    private final Accounts accounts;

    CasePages(Pages pages, Visitor visitor, Cases cases, CaseFiles files, ReadAudit audit, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.cases = cases;
        this.files = files;
        this.audit = audit;
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
    public Response show(@PathParam("id") String id) {
        return pages.show("cases", frame -> one(frame, id, ""));
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
        return pages.acting("cases", act, (frame, fault) -> id.isEmpty() ? page(frame, fault) : one(frame, id, fault));
    }

    private TemplateInstance one(Frame frame, String id, String fault) {
        Caller caller = visitor.caller();
        var shown = cases.show(caller, id);
        boolean purposed = frame.purpose().equals(id) && cases.mayUse(caller, id);
        boolean oversees = ReadAudit.mayFollow(caller, shown);
        CaseFiles.Contents contents = null;
        List<CaseFiles.Connected> connected = List.of();
        if (purposed) {
            Access access = visitor.admit();
            contents = files.contents(access, id);
            connected = files.connected(access, cases.list(caller), id);
        }
        return Templates.casepage(
                frame,
                CasePageView.of(
                        frame.words(),
                        Names.of(accounts),
                        CasesView.CaseView.of(shown, caller, Instant.now()),
                        shown,
                        cases.mayUse(caller, id),
                        contents,
                        connected,
                        oversees,
                        oversees ? looks(caller, frame, shown) : List.of(),
                        fault));
    }

    private List<String> looks(Caller caller, Frame frame, Cases.Case one) {
        var sentences = new Sentences(frame.words(), Names.of(accounts));
        return audit.underCase(caller, one, LOOKS).stream().map(sentences::of).toList();
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
