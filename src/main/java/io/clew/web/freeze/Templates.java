package io.clew.web.freeze;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "freeze")
final class Templates {

    private Templates() {}

    static native TemplateInstance freezes(Frame frame, FreezesView view);

    static native TemplateInstance returns(Frame frame, ReturnsView view);
}
