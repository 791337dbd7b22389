package io.clew.web.cases;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "cases")
final class Templates {

    private Templates() {}

    static native TemplateInstance cases(Frame frame, CasesView view);

    static native TemplateInstance casepage(Frame frame, CasePageView view);
}
