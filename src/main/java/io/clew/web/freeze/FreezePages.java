package io.clew.web.freeze;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.freeze.ReturnMethod;
import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The worklist of what is to be stopped, frozen and given back, decided in place; letters; totals by month. */
@Path("/freezes")
public class FreezePages {

    private static final String ENTRY = "freezes";
    private static final Freezes.Filter OPEN = new Freezes.Filter("", "", "", true);

    private final Pages pages;
    private final Visitor visitor;
    private final Freezes freezes;
    private final Accounts accounts;

    FreezePages(Pages pages, Visitor visitor, Freezes freezes, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.freezes = freezes;
        this.accounts = accounts;
    }

    @GET
    public Response list(
            @QueryParam("show") @DefaultValue("open") String show,
            @QueryParam("bank") @DefaultValue("") String bank,
            @QueryParam("order") @DefaultValue("") String order) {
        var filter = new Freezes.Filter("", "", "", bank.strip(), !show.equals("all"), order.equals("expected"));
        return pages.show(ENTRY, frame -> page(frame, visitor.admit(), filter, "", ""));
    }

    /** One step for every item that is chosen. */
    @POST
    @Path("states")
    public Response moveAll(
            @FormParam("id") @Nullable List<String> ids,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("reason") @DefaultValue("") String reason) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            var moved = freezes.moveAll(
                    access, ids == null ? List.of() : ids, new Freezes.Move(state, reason, null, "", null, null));
            FreezeMsg say = frame.words().of(FreezeMsg.class);
            String fault = moved.refused().isEmpty()
                    ? ""
                    : say.refusedMany(moved.refused().size())
                            + moved.refused().stream()
                                    .map(each -> frame.words().told(each.why()))
                                    .distinct()
                                    .collect(Collectors.joining(" "));
            return page(frame, access, OPEN, fault, say.doneMany(moved.lines().size()));
        });
    }

    @POST
    @Path("{id}/states")
    public Response move(
            @PathParam("id") String id,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("amount") @DefaultValue("") String amount,
            @FormParam("document") @DefaultValue("") String document,
            @FormParam("method") @DefaultValue("") String method,
            @FormParam("version") @DefaultValue("") String version) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            try {
                freezes.move(
                        access,
                        id,
                        new Freezes.Move(
                                state,
                                reason,
                                money(amount),
                                document,
                                version.matches("\\d{1,9}") ? Long.valueOf(version) : null,
                                method.isBlank() ? null : ReturnMethod.of(method)));
                return page(
                        frame,
                        access,
                        OPEN,
                        "",
                        frame.words().of(FreezeMsg.class).doneMany(1));
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.FORBIDDEN || refused.kind() == FailureKind.ABSENT) {
                    throw refused;
                }
                return page(frame, access, OPEN, frame.words().told(refused), "");
            }
        });
    }

    private static @Nullable Money money(String written) {
        if (written.isBlank()) {
            return null;
        }
        try {
            return Money.parse(written);
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("lead-amount", written), e);
        }
    }

    @GET
    @Path("{id}/letters/{kind}.{format}")
    public Response letter(
            @PathParam("id") String id, @PathParam("kind") String kind, @PathParam("format") String format) {
        return pages.sent(ENTRY, frame -> {
            var paper = freezes.letters().make(visitor.admit(), id, kind, format);
            return Response.ok(paper.bytes())
                    .type(paper.type())
                    .header("Content-Disposition", "attachment; filename=\"" + paper.name() + "\"")
                    .build();
        });
    }

    private TemplateInstance page(Frame frame, Access access, Freezes.Filter filter, String fault, String done) {
        return Templates.freezes(
                frame,
                FreezesView.of(
                        freezes,
                        freezes.list(access, filter),
                        freezes.totals(access),
                        new FreezesView.Around(
                                Names.of(accounts),
                                frame.words(),
                                Instant.now(),
                                frame.purpose(),
                                filter,
                                fault,
                                done)));
    }
}
