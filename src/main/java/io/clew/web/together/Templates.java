package io.clew.web.together;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "together")
final class Templates {

    private Templates() {}

    static native TemplateInstance together(Frame frame, TogetherView view);
}
