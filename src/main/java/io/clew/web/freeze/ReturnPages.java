package io.clew.web.freeze;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.freeze.ReturnMethod;
import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** Who of a case's victims would get how much back, by each reading of the rules. */
@Path("/returns")
public class ReturnPages {

    private final Pages pages;
    private final Visitor visitor;
    private final Freezes freezes;
    private final Accounts accounts;

    ReturnPages(Pages pages, Visitor visitor, Freezes freezes, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.freezes = freezes;
        this.accounts = accounts;
    }

    @GET
    public Response page(@QueryParam("case") @DefaultValue("") String asked) {
        return pages.show("freezes", frame -> {
            Access access = visitor.admit();
            var cases = freezes.returns().cases(access);
            String chosen = !asked.isBlank()
                    ? asked.strip()
                    : cases.contains(frame.purpose())
                            ? frame.purpose()
                            : cases.stream().findFirst().orElse("");
            if (chosen.isEmpty()) {
                return Templates.returns(frame, new ReturnsView(cases, "", null, ""));
            }
            try {
                var answer = freezes.returns().of(access, chosen, ReturnMethod.TIME);
                return Templates.returns(
                        frame, new ReturnsView(cases, chosen, ReturnsView.of(answer, Names.of(accounts)), ""));
            } catch (ClewException refused) {
                if (refused.kind() != FailureKind.ABSENT) {
                    throw refused;
                }
                return Templates.returns(
                        frame,
                        new ReturnsView(cases, chosen, null, frame.words().told(refused)));
            }
        });
    }
}
