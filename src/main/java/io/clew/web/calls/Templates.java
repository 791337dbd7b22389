package io.clew.web.calls;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "calls")
final class Templates {

    private Templates() {}

    static native TemplateInstance calls(Frame frame, CallsPage page);

    static native TemplateInstance callrows(Frame frame, CallRowsView view);
}
