package io.clew.web.watch;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.casework.warning.Warnings;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Likely victims of the case that is the purpose: found, given to somebody, and what came of reaching them. */
@Path(WarningPages.PATH)
public class WarningPages {

    static final String PATH = "/warnings";

    private final Pages pages;
    private final Visitor visitor;
    private final Warnings warnings;
    private final Accounts accounts;

    WarningPages(Pages pages, Visitor visitor, Warnings warnings, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.warnings = warnings;
        this.accounts = accounts;
    }

    @GET
    public Response list(
            @QueryParam("grade") @DefaultValue("") String grade,
            @QueryParam("all") @DefaultValue("false") boolean all,
            @QueryParam("from") @DefaultValue("0") int from) {
        return pages.show(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            var ask = new WarningsView.Ask(grade, !all, Math.max(0, from), access.user());
            return Templates.warnings(frame, view(frame, access, ask, null));
        });
    }

    private WarningsView view(
            Frame frame, Access access, WarningsView.Ask ask, WarningsView.@Nullable Contact contact) {
        try {
            return WarningsView.of(
                    ask,
                    warnings.list(access, ask.grade(), ask.open()),
                    warnings.rules(),
                    Names.of(accounts),
                    frame.words(),
                    contact);
        } catch (ClewException refused) {
            if (!refused.code().equals("case-purpose")) {
                throw refused;
            }
            return WarningsView.none(frame.words().of(WarningMsg.class).needsCase());
        }
    }

    private static WarningsView.Ask first(Access access) {
        return new WarningsView.Ask("", true, 0, access.user());
    }

    private interface Act {
        String of(Access access, Frame frame);
    }

    /** The page again, with what was done or what was wrong. */
    private Response acting(Act act) {
        return pages.show(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            String fault = "";
            String said = "";
            try {
                said = act.of(access, frame);
            } catch (ClewException refused) {
                fault = frame.words().told(refused);
            }
            return Templates.warnings(
                    frame, view(frame, access, first(access), null).with(fault, said));
        });
    }

    @POST
    public Response find(@FormParam("reason") @DefaultValue("") String reason) {
        return acting((access, frame) -> {
            var found = warnings.find(access, List.of(), TimeRange.ALWAYS, reason);
            return frame.words().of(WarningMsg.class).found(found.added().size(), found.known());
        });
    }

    @POST
    @Path("{id}/owner")
    public Response assign(
            @PathParam("id") String id,
            @FormParam("version") @DefaultValue("0") long version,
            @FormParam("owner") @DefaultValue("") String owner) {
        return acting((access, frame) -> {
            warnings.assign(access, id, version, owner.isBlank() ? access.user() : owner);
            return frame.words().of(WarningMsg.class).kept();
        });
    }

    @POST
    @Path("{id}/attempts")
    public Response attempt(
            @PathParam("id") String id,
            @FormParam("version") @DefaultValue("0") long version,
            @FormParam("way") @DefaultValue("") String way,
            @FormParam("outcome") @DefaultValue("") String outcome,
            @FormParam("saved") @DefaultValue("") String saved,
            @FormParam("note") @DefaultValue("") String note) {
        return acting((access, frame) -> {
            warnings.attempt(access, id, version, new Warnings.Tried(way, outcome, yuan(saved), note));
            return frame.words().of(WarningMsg.class).kept();
        });
    }

    private static @Nullable Long yuan(String saved) {
        try {
            return WarningsView.saved(saved);
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("warning-saved"), e);
        }
    }

    @POST
    @Path("{id}/contact")
    public Response contact(@PathParam("id") String id) {
        return pages.show(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            try {
                var contact = WarningsView.contact(id, warnings.contact(access, id));
                return Templates.warnings(frame, view(frame, access, first(access), contact));
            } catch (ClewException refused) {
                return Templates.warnings(
                        frame,
                        view(frame, access, first(access), null)
                                .with(frame.words().told(refused), ""));
            }
        });
    }
}
