package io.clew.web.report;

import io.clew.access.Access;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.reports.ReportQuestion;
import io.clew.reports.Reports;
import io.clew.text.Normalizer;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes reports, and hands out those that the visitor made. */
@Path("/reports")
public class ReportPages {

    private final Pages pages;
    private final Visitor visitor;
    private final Reports reports;
    private final Normalizer normalizer;

    ReportPages(Pages pages, Visitor visitor, Reports reports, Normalizer normalizer) {
        this.pages = pages;
        this.visitor = visitor;
        this.reports = reports;
        this.normalizer = normalizer;
    }

    @GET
    public Response list() {
        return pages.show("briefs", frame -> page(frame, visitor.admit(), ""));
    }

    @POST
    public Response make(
            @FormParam("template") @DefaultValue("") String template,
            @FormParam("about") @DefaultValue("") String about) {
        return pages.show("briefs", frame -> {
            Access access = visitor.admit();
            try {
                reports.make(access, new Reports.Asked(question(template, about.strip()), null));
                return page(frame, access, "");
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.FORBIDDEN) {
                    throw refused;
                }
                return page(frame, access, frame.words().told(refused));
            }
        });
    }

    @GET
    @Path("{id}.{format}")
    public Response paper(@PathParam("id") String id, @PathParam("format") String format) {
        return pages.sent("briefs", frame -> {
            var paper = reports.paper(visitor.admit(), id, format);
            return Response.ok(paper.bytes())
                    .type(paper.type())
                    .header("Content-Disposition", "attachment; filename=\"" + paper.name() + "\"")
                    .build();
        });
    }

    /** What the one field means follows from the template: whose money, which case, which day. */
    private ReportQuestion question(String template, String about) {
        return new ReportQuestion(
                template,
                template.equals("case") && !about.isEmpty() ? about : null,
                template.equals("money") && !about.isEmpty()
                        ? new FollowMoney.Question(List.of(start(about)), false, TraceQuestion.USUAL, false)
                        : null,
                template.equals("brief") ? day(about) : null,
                List.of());
    }

    private TraceStart start(String about) {
        int slash = about.indexOf('/');
        if (slash > 0 && !about.substring(0, slash).contains(":")) {
            return about.indexOf('#') > slash
                    ? new TraceStart(about, null, null, null, null)
                    : new TraceStart(null, about, null, null, null);
        }
        String value = about.startsWith("account:") ? about.substring("account:".length()) : about;
        EntityKey written = new EntityKey("account", value.replaceAll("\\s", ""));
        return new TraceStart(
                null, null, normalizer.normalize("account", written.value()).orElse(written), null, null);
    }

    private static @Nullable LocalDate day(String about) {
        try {
            return about.isEmpty() ? null : LocalDate.parse(about);
        } catch (DateTimeParseException e) {
            throw new ClewException(Message.of("invalid.time", about), e);
        }
    }

    private TemplateInstance page(Frame frame, Access access, String fault) {
        boolean chinese = frame.words().chinese();
        return Templates.reports(
                frame,
                new ReportsView(
                        reports.templates().stream()
                                .map(form -> new ReportsView.Choice(
                                        form.code(), chinese ? form.zh() : form.en(), form.ready()))
                                .toList(),
                        reports.mine(access).stream()
                                .map(report -> new ReportsView.Line(
                                        report.id(),
                                        report.title(),
                                        report.manifest().made(),
                                        report.manifest().purpose(),
                                        Shown.counted(
                                                report.manifest().records().size())))
                                .toList(),
                        fault));
    }
}
