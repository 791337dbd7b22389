package io.clew.web.oversight;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.entry.Accounts;
import io.clew.oversight.Approvals;
import io.clew.oversight.Emergencies;
import io.clew.record.China;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.oversight.OversightView.ApprovalLine;
import io.clew.web.oversight.OversightView.EmergencyLine;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Requests that wait for a second person, and emergencies: the asker's side and the supervisor's. */
@Path("/approvals")
public class ApprovalPages {

    private final Pages pages;
    private final Visitor visitor;
    private final Approvals approvals;
    private final Emergencies emergencies;
    private final Accounts accounts;
    private final Clock clock;

    ApprovalPages(
            Pages pages,
            Visitor visitor,
            Approvals approvals,
            Emergencies emergencies,
            Accounts accounts,
            Clock clock) {
        this.pages = pages;
        this.visitor = visitor;
        this.approvals = approvals;
        this.emergencies = emergencies;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    public Response show() {
        return acting(caller -> {});
    }

    @POST
    @Path("grade")
    public Response grade(@FormParam("purpose") @DefaultValue("") String purpose) {
        return acting(caller -> {
            approvals.askForGrade(caller, purpose);
        });
    }

    @POST
    @Path("{id}/decision")
    public Response decide(
            @PathParam("id") String id,
            @FormParam("approved") @DefaultValue("false") boolean approved,
            @FormParam("reason") @DefaultValue("") String reason) {
        return acting(caller -> {
            approvals.decide(caller, id, approved, reason);
        });
    }

    @POST
    @Path("{id}/withdrawal")
    public Response withdraw(@PathParam("id") String id) {
        return acting(caller -> approvals.withdraw(caller, id));
    }

    @POST
    @Path("emergencies")
    public Response open(
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("target") @DefaultValue("") String target,
            @FormParam("purpose") @DefaultValue("") String purpose,
            @FormParam("reason") @DefaultValue("") String reason) {
        return acting(caller -> {
            var what = kind.matches("GRADE|SOURCE|CASE") ? Emergencies.Kind.valueOf(kind) : Emergencies.Kind.GRADE;
            emergencies.open(caller, what, target, purpose, reason);
        });
    }

    @POST
    @Path("emergencies/{id}/end")
    public Response end(@PathParam("id") String id) {
        return acting(caller -> emergencies.end(caller, id));
    }

    @POST
    @Path("emergencies/{id}/review")
    public Response review(
            @PathParam("id") String id,
            @FormParam("justified") @DefaultValue("false") boolean justified,
            @FormParam("note") @DefaultValue("") String note) {
        return acting(caller -> {
            emergencies.review(caller, id, justified, note);
        });
    }

    private Response acting(Consumer<Caller> act) {
        return pages.acting("oversight", act, (frame, fault) -> page(frame, visitor.caller(), fault));
    }

    private TemplateInstance page(Frame frame, Caller caller, String fault) {
        var sentences = new Sentences(frame.words(), Names.of(accounts));
        Instant now = clock.instant();
        boolean supervises = Right.SUPERVISE.of(caller);
        return Templates.approvals(
                frame,
                new ApprovalsView(
                        supervises,
                        Right.BREAK_GLASS.of(caller),
                        approvals.guardsGrades(),
                        lines(supervises ? approvals.queue(caller) : List.of(), sentences),
                        lines(approvals.own(caller), sentences),
                        lines(supervises ? emergencies.unreviewed(caller) : List.of(), caller, sentences, now),
                        lines(emergencies.own(caller), caller, sentences, now),
                        fault));
    }

    static List<ApprovalLine> lines(List<Approvals.Request> requests, Sentences sentences) {
        return requests.stream().map(one -> line(one, sentences)).toList();
    }

    static List<EmergencyLine> lines(
            List<Emergencies.Emergency> some, Caller caller, Sentences sentences, Instant now) {
        return some.stream().map(one -> line(one, caller, sentences, now)).toList();
    }

    private static EmergencyLine line(Emergencies.Emergency one, Caller caller, Sentences sentences, Instant now) {
        return new EmergencyLine(
                one,
                sentences.name(one.user()),
                one.review() == null ? "" : sentences.name(one.review().by()),
                sentences.msg().emergencyKind(one.kind().name()),
                one.holds(now),
                one.overdue(now),
                one.user().equals(caller.user()),
                OversightAsk.PATH + "?view=looks&month="
                        + one.since().atZone(China.ZONE).toString().substring(0, 7) + "&q="
                        + Shown.encoded(one.named()));
    }

    private static ApprovalLine line(Approvals.Request one, Sentences sentences) {
        String tone = switch (one.state()) {
            case WAITING -> "warn";
            case APPROVED, USED -> "ok";
            case REFUSED -> "bad";
            case WITHDRAWN, LAPSED -> "";
        };
        return new ApprovalLine(
                one,
                sentences.name(one.user()),
                one.by() == null ? "" : sentences.name(one.by()),
                sentences.msg().approvalState(one.state().name()),
                tone,
                one.state() == Approvals.State.WAITING);
    }
}
