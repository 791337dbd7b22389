package io.clew.web.assignment;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.casework.assignment.Assignments;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.RecordRef;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads and repeated reports that were handed to somebody, and what came back. */
@Path(AssignmentPages.PATH)
public class AssignmentPages {

    static final String PATH = "/assignments";
    private static final String ENTRY = "leads";

    private final Pages pages;
    private final Visitor visitor;
    private final Assignments assignments;
    private final Accounts accounts;

    AssignmentPages(Pages pages, Visitor visitor, Assignments assignments, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.assignments = assignments;
        this.accounts = accounts;
    }

    @GET
    public Response list(
            @QueryParam("year") @DefaultValue("0") int year, @QueryParam("all") @DefaultValue("false") boolean all) {
        return pages.show(ENTRY, frame -> Templates.assignments(frame, view(frame, visitor.admit(), year, !all)));
    }

    private AssignmentsView view(Frame frame, Access access, int year, boolean open) {
        return AssignmentsView.of(
                assignments.list(access, null, year, open), year, open, Names.of(accounts), frame.words());
    }

    private interface Act {
        void of(Access access);
    }

    /** The page again, with what was done or what was wrong. */
    private Response acting(Act act) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            String fault = "";
            String said = "";
            try {
                act.of(access);
                said = frame.words().of(AssignmentMsg.class).kept();
            } catch (ClewException refused) {
                fault = frame.words().told(refused);
            }
            return Templates.assignments(frame, view(frame, access, 0, true).with(fault, said));
        });
    }

    @POST
    public Response hand(
            @FormParam("lead") @DefaultValue("") String lead,
            @FormParam("record") @Nullable List<String> records,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("due") @DefaultValue("") String due,
            @FormParam("urgent") @DefaultValue("false") boolean urgent,
            @FormParam("note") @DefaultValue("") String note) {
        return acting(access ->
                assignments.hand(access, new Assignments.Ask(lead, refs(records), to, day(due), urgent, note)));
    }

    private static List<RecordRef> refs(@Nullable List<String> written) {
        try {
            return written == null
                    ? List.of()
                    : written.stream().map(RecordRef::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("record-unknown.read", String.valueOf(written)), e);
        }
    }

    /** The end of a day in China; null where none is stated. */
    private static @Nullable Instant day(String written) {
        try {
            return written.isBlank()
                    ? null
                    : LocalDate.parse(written.strip())
                            .plusDays(1)
                            .atStartOfDay(China.ZONE)
                            .toInstant()
                            .minusSeconds(1);
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("window-unreadable", written), e);
        }
    }

    @POST
    @Path("{id}/answers")
    public Response answer(
            @PathParam("id") String id,
            @FormParam("version") @DefaultValue("0") long version,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("cases") @DefaultValue("") String cases,
            @FormParam("arrests") @DefaultValue("") String arrests,
            @FormParam("money") @DefaultValue("") String money,
            @FormParam("closes") @DefaultValue("false") boolean closes) {
        return acting(access -> assignments.answer(
                access, id, version, new Assignments.Came(text, count(cases), count(arrests), fen(money), closes)));
    }

    private static int count(String written) {
        try {
            return written.isBlank() ? 0 : Integer.parseInt(written.strip());
        } catch (NumberFormatException e) {
            throw new ClewException(Message.of("assignment-counts", Assignments.MOST_COUNTED), e);
        }
    }

    private static long fen(String written) {
        try {
            return written.isBlank() ? 0 : Money.parse(written.strip()).fen();
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("assignment-counts", Assignments.MOST_COUNTED), e);
        }
    }
}
