package io.clew.web.series;

import io.clew.access.Access;
import io.clew.casework.assignment.Assignment;
import io.clew.casework.assignment.Assignments;
import io.clew.inquiry.link.FindRepeats;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Reports that repeat, and who has the task of dealing with them. */
@Path("/repeats")
public class RepeatPages {

    private static final String ENTRY = "series";
    private static final int MOST = 100;

    private final Pages pages;
    private final Visitor visitor;
    private final FindRepeats repeats;
    private final Assignments assignments;

    RepeatPages(Pages pages, Visitor visitor, FindRepeats repeats, Assignments assignments) {
        this.pages = pages;
        this.visitor = visitor;
        this.repeats = repeats;
        this.assignments = assignments;
    }

    @GET
    public Response repeats(
            @QueryParam("from") @DefaultValue("") String from, @QueryParam("to") @DefaultValue("") String to) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            var found = repeats.find(access, Days.window(from, to), Set.of());
            var work = assignments.list(access, Assignment.Kind.REPEAT, 0, false);
            return Templates.repeats(
                    frame,
                    RepeatsView.of(found, work.assignments(), MOST, new RepeatsView.Window(from, to), frame.words()));
        });
    }
}
