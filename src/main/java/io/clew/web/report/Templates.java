package io.clew.web.report;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "report")
final class Templates {

    private Templates() {}

    static native TemplateInstance brief(Frame frame, BriefView view);

    static native TemplateInstance report(Frame frame, ReportView view);

    static native TemplateInstance reports(Frame frame, ReportsView view);
}
