package io.clew.web.assignment;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page of this room as a typed template: a wrong property fails the build. */
@CheckedTemplate(basePath = "assignment")
final class Templates {

    private Templates() {}

    static native TemplateInstance assignments(Frame frame, AssignmentsView view);
}
