package io.clew.web.watch;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.alerts.model.BackTest;
import io.clew.alerts.model.Models;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Models: built on a form, back-tested, proposed, agreed to by a second person, retired. */
@Path(ModelPages.PATH)
public class ModelPages {

    public static final String PATH = "/models";

    private final Pages pages;
    private final Visitor visitor;
    private final Models models;
    private final Accounts accounts;

    ModelPages(Pages pages, Visitor visitor, Models models, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.models = models;
        this.accounts = accounts;
    }

    @GET
    public Response list() {
        return pages.show(AlertPages.ENTRY, frame -> all(frame, visitor.admit(), ModelForm.example(frame.words()), ""));
    }

    private TemplateInstance all(Frame frame, Access access, ModelForm form, String fault) {
        return Templates.models(
                frame, ModelsView.of(models.list(access), form, Names.of(accounts), frame.words(), fault));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response build(MultivaluedMap<String, String> sent) {
        return pages.sent(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            try {
                var saved = models.save(access, ModelForm.model(sent));
                return Pages.to(PATH + "/" + saved.entry().id());
            } catch (ClewException refused) {
                return pages.show(
                        AlertPages.ENTRY,
                        again -> all(
                                again,
                                access,
                                ModelForm.of(sent, again.words()),
                                again.words().told(refused)));
            }
        });
    }

    @GET
    @Path("{id}")
    public Response model(@PathParam("id") String id) {
        return pages.show(AlertPages.ENTRY, frame -> one(frame, visitor.admit(), id, null, ""));
    }

    private TemplateInstance one(Frame frame, Access access, String id, @Nullable BackTest test, String fault) {
        return one(frame, access, id, test, null, fault);
    }

    private TemplateInstance one(
            Frame frame,
            Access access,
            String id,
            @Nullable BackTest test,
            @Nullable ComparedView compared,
            String fault) {
        return Templates.model(
                frame,
                compared,
                ModelView.of(
                        models.get(access, id),
                        models.tests(access, id),
                        test,
                        Names.of(accounts),
                        frame.words(),
                        fault));
    }

    @POST
    @Path("{id}/test")
    public Response test(
            @PathParam("id") String id,
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("to") @DefaultValue("") String to) {
        return acting(
                id,
                (access, frame) -> models.test(
                        access, id, new Models.Test(0, new TimeRange(day(from, 0), day(to, 1)), List.of(), Map.of())));
    }

    /** Two versions on one stretch of time, or the first on an earlier one of its own. */
    @POST
    @Path("{id}/compare")
    public Response compare(
            @PathParam("id") String id,
            @FormParam("first") @DefaultValue("0") int first,
            @FormParam("second") @DefaultValue("0") int second,
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("earlier") @DefaultValue("") String earlier,
            @FormParam("until") @DefaultValue("") String until) {
        return pages.show(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            try {
                var now = new TimeRange(day(from, 0), day(to, 1));
                boolean same = earlier.isBlank() && until.isBlank();
                var then = same ? now : new TimeRange(day(earlier, 0), day(until, 1));
                var comparison = models.compare(
                        access,
                        id,
                        new Models.Test(first, then, List.of(), Map.of()),
                        new Models.Test(second, now, List.of(), Map.of()));
                return one(frame, access, id, null, ComparedView.of(comparison, frame.words()), "");
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.ABSENT || refused.kind() == FailureKind.FORBIDDEN) {
                    throw refused;
                }
                return one(frame, access, id, null, frame.words().told(refused));
            }
        });
    }

    private static @Nullable Instant day(String said, int add) {
        if (said.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(said.strip())
                    .plusDays(add)
                    .atStartOfDay(China.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.time", said));
        }
    }

    private Response acting(String id, BiFunction<Access, Frame, @Nullable BackTest> act) {
        return pages.show(AlertPages.ENTRY, frame -> {
            Access access = visitor.admit();
            try {
                return one(frame, access, id, act.apply(access, frame), "");
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.ABSENT || refused.kind() == FailureKind.FORBIDDEN) {
                    throw refused;
                }
                return one(frame, access, id, null, frame.words().told(refused));
            }
        });
    }

    @POST
    @Path("{id}/propose")
    public Response propose(@PathParam("id") String id) {
        return acting(id, (access, frame) -> {
            models.propose(access, id, 0);
            return null;
        });
    }

    @POST
    @Path("{id}/decide")
    public Response decide(
            @PathParam("id") String id,
            @FormParam("approved") @DefaultValue("false") boolean approved,
            @FormParam("reason") @DefaultValue("") String reason) {
        return acting(id, (access, frame) -> {
            models.decide(access, id, 0, approved, reason);
            return null;
        });
    }

    @POST
    @Path("{id}/retire")
    public Response retire(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return acting(id, (access, frame) -> {
            models.retire(access, id, reason);
            return null;
        });
    }
}
