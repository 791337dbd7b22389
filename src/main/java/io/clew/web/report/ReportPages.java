package io.clew.web.report;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.record.ClewException;
import io.clew.record.FailureKind;
import io.clew.reports.Reports;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;

/** Makes reports, lets their text be written, signs them, and hands them out. */
@Path("/reports")
public class ReportPages {

    private static final String ENTRY = "briefs";

    private final Pages pages;
    private final Visitor visitor;
    private final Reports reports;
    private final ReportAsking asking;
    private final Accounts accounts;

    ReportPages(Pages pages, Visitor visitor, Reports reports, ReportAsking asking, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.reports = reports;
        this.asking = asking;
        this.accounts = accounts;
    }

    /** @param about fills the form, so that other pages can lead here */
    @GET
    public Response list(
            @QueryParam("template") @DefaultValue("") String template,
            @QueryParam("about") @DefaultValue("") String about) {
        return pages.show(ENTRY, frame -> page(frame, visitor.admit(), template, about, ""));
    }

    /** Makes a draft and goes there. */
    @POST
    public Response make(MultivaluedMap<String, String> form) {
        return pages.sent(ENTRY, frame -> {
            Access access = visitor.admit();
            try {
                var made = reports.draft(access, asking.question(access, form));
                return Pages.to(href(made.id()));
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.FORBIDDEN) {
                    throw refused;
                }
                return Pages.html(
                        200,
                        page(
                                frame,
                                access,
                                ReportAsking.said(form, "template"),
                                ReportAsking.said(form, "about"),
                                frame.words().told(refused)),
                        frame);
            }
        });
    }

    private static String href(String id) {
        return "/reports/" + Shown.encoded(id);
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") String id) {
        return pages.show(ENTRY, frame -> report(frame, reports.show(visitor.admit(), id), ReportView.Refused.NONE));
    }

    @POST
    @Path("{id}/texts")
    public Response write(
            @PathParam("id") String id,
            @FormParam("part") @DefaultValue("") String part,
            @FormParam("version") @DefaultValue("0") long version,
            @FormParam("text") @DefaultValue("") String text) {
        return changing(
                id,
                new ReportView.Refused(part, text, ""),
                access -> reports.write(
                        access,
                        id,
                        version,
                        part,
                        List.of(text.replace("\r", "").split("\n+"))));
    }

    @POST
    @Path("{id}/signature")
    public Response sign(@PathParam("id") String id, @FormParam("version") @DefaultValue("0") long version) {
        return changing(id, ReportView.Refused.NONE, access -> reports.sign(access, id, version));
    }

    /** Goes on to the report as it is then; what was refused is said on it, and what was written stands there still. */
    private Response changing(String id, ReportView.Refused written, Consumer<Access> change) {
        return pages.sent(ENTRY, frame -> {
            Access access = visitor.admit();
            try {
                change.accept(access);
                return Pages.to(href(id));
            } catch (ClewException refused) {
                if (refused.kind() == FailureKind.FORBIDDEN || refused.kind() == FailureKind.ABSENT) {
                    throw refused;
                }
                return Pages.html(
                        200,
                        report(
                                frame,
                                reports.show(access, id),
                                new ReportView.Refused(
                                        written.part(),
                                        written.text(),
                                        frame.words().told(refused))),
                        frame);
            }
        });
    }

    private TemplateInstance report(Frame frame, Reports.Report report, ReportView.Refused refused) {
        return Templates.report(frame, ReportView.of(report, reports.templates(), Names.of(accounts), refused));
    }

    @GET
    @Path("{id}.{format}")
    public Response paper(@PathParam("id") String id, @PathParam("format") String format) {
        return pages.sent(ENTRY, frame -> {
            var paper = reports.paper(visitor.admit(), id, format);
            return Response.ok(paper.bytes())
                    .type(paper.type())
                    .header("Content-Disposition", "attachment; filename=\"" + paper.name() + "\"")
                    .build();
        });
    }

    private TemplateInstance page(Frame frame, Access access, String template, String about, String fault) {
        boolean chinese = frame.words().chinese();
        return Templates.reports(
                frame,
                new ReportsView(
                        reports.templates().stream()
                                .map(form -> new ReportsView.Choice(
                                        form.code(),
                                        chinese ? form.zh() : form.en(),
                                        form.code().equals(template)))
                                .toList(),
                        reports.mine(access).stream()
                                .map(report -> new ReportsView.Line(
                                        report.id(),
                                        report.title(),
                                        report.manifest().made(),
                                        report.manifest().purpose(),
                                        Shown.counted(
                                                report.manifest().records().size()),
                                        report.signed()))
                                .toList(),
                        template.equals("lead"),
                        about,
                        fault));
    }
}
