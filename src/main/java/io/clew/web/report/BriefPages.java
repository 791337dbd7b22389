package io.clew.web.report;

import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.reports.Briefs;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What was reported on a day, by kind, place and hour. */
@Path("/briefs")
public class BriefPages {

    private final Pages pages;
    private final Visitor visitor;
    private final Briefs briefs;

    BriefPages(Pages pages, Visitor visitor, Briefs briefs) {
        this.pages = pages;
        this.visitor = visitor;
        this.briefs = briefs;
    }

    /** Goes to the day that a form names, or to yesterday, the last that is whole. */
    @GET
    public Response choose(@QueryParam("day") @DefaultValue("") String day) {
        return pages.sent("briefs", frame -> {
            visitor.admit();
            LocalDate asked = day.isBlank() ? LocalDate.now(China.ZONE).minusDays(1) : day(day);
            return Pages.to("/briefs/" + asked);
        });
    }

    @GET
    @Path("{day}")
    public Response brief(@PathParam("day") String day) {
        return pages.show(
                "briefs",
                frame -> Templates.brief(
                        frame,
                        BriefView.of(
                                briefs.of(visitor.admit(), day(day)),
                                frame.words().of(ReportMsg.class))));
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.time", written), e);
        }
    }
}
