package io.clew.web.series;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.inquiry.incident.IncidentsOf;
import io.clew.inquiry.incident.SayKind;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.EntityKey;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** One case of the records, or two to six side by side. */
@Path("/")
public class IncidentPages {

    private static final String ENTRY = "series";
    private static final int COLUMNS = 6;

    private final Pages pages;
    private final Visitor visitor;
    private final ShowIncident incidents;
    private final IncidentsOf cases;
    private final SayKind kinds;
    private final Accounts accounts;

    IncidentPages(
            Pages pages, Visitor visitor, ShowIncident incidents, IncidentsOf cases, SayKind kinds, Accounts accounts) {
        this.kinds = kinds;
        this.accounts = accounts;
        this.pages = pages;
        this.visitor = visitor;
        this.incidents = incidents;
        this.cases = cases;
    }

    @GET
    @Path("incidents/{case}")
    public Response show(@PathParam("case") String number, @QueryParam("with") List<String> with) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            EntityKey first = SeriesPages.key(number);
            var shown = new ArrayList<ShowIncident.Shown>();
            if (with.isEmpty()) {
                shown.add(incidents.show(access, first));
            } else {
                var keys = new ArrayList<EntityKey>(List.of(first));
                with.stream().limit(COLUMNS - 1).map(SeriesPages::key).forEach(keys::add);
                shown.addAll(incidents.compare(access, keys));
            }
            if (shown.isEmpty()) {
                shown.add(incidents.show(access, first)); // says that there is none
            }
            return Templates.incidents(
                    frame, IncidentsView.of(shown, incidents.vocabulary(), Names.of(accounts), frame.words()));
        });
    }

    @POST
    @Path("incidents/{case}/kinds")
    public Response say(
            @PathParam("case") String number,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent(ENTRY, frame -> {
            kinds.admit(visitor.caller());
            EntityKey key = SeriesPages.key(number);
            kinds.say(visitor.admit(), key, kind, reason);
            return Pages.to(SeriesView.href(key));
        });
    }

    /** The cases that lead to somebody, a piece of their dossier. */
    @GET
    @Path("incidents-of/{key: .+}")
    public Response of(@PathParam("key") String key) {
        return pages.piece(frame -> {
            Access access = visitor.admit();
            return Templates.casesof(frame, CasesOfView.of(cases.of(access, Typed.key(key))));
        });
    }
}
