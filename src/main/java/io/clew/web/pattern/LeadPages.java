package io.clew.web.pattern;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.casework.Leads;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Leads that await a named person's decision, and those that were decided. */
@Path(LeadPages.PATH)
public class LeadPages {

    public static final String PATH = "/leads";
    private static final String ENTRY = "leads";

    private final Pages pages;
    private final Visitor visitor;
    private final Leads leads;
    private final Accounts accounts;
    private final Clock clock = Clock.systemUTC();

    LeadPages(Pages pages, Visitor visitor, Leads leads, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.leads = leads;
        this.accounts = accounts;
    }

    @GET
    public Response list(@QueryParam("state") @DefaultValue("open") String state) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            return Templates.leads(
                    frame,
                    LeadsView.of(
                            leads.list(access, state(state)),
                            state,
                            Names.of(accounts),
                            frame.words(),
                            clock.instant()));
        });
    }

    @POST
    @Path("{id}/decision")
    public Response decide(
            @PathParam("id") String id,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("shown") @DefaultValue("open") String shown) {
        return pages.sent(ENTRY, frame -> {
            Access access = visitor.admit();
            Leads.State decided = state(state);
            if (decided == null) {
                throw new ClewException(Message.of("lead-state", state));
            }
            leads.decide(access, id, decided, reason);
            return Pages.to(PATH + "?state=" + Shown.encoded(shown));
        });
    }

    private static Leads.@Nullable State state(String word) {
        return switch (word) {
            case "open" -> Leads.State.OPEN;
            case "accepted" -> Leads.State.ACCEPTED;
            case "refused" -> Leads.State.REFUSED;
            default -> null;
        };
    }
}
