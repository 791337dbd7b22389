package io.clew.web.gang;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "gang")
final class Templates {

    private Templates() {}

    static native TemplateInstance gangs(Frame frame, GangsView view);

    static native TemplateInstance gang(Frame frame, GangView view);
}
