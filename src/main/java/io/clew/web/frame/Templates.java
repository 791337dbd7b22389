package io.clew.web.frame;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "frame")
final class Templates {

    private Templates() {}

    static native TemplateInstance login(Frame frame, String fault);

    static native TemplateInstance once(Frame frame, String token);

    static native TemplateInstance purpose(Frame frame, String back, String fault);

    static native TemplateInstance error(Frame frame, Trouble trouble);
}
