package io.clew.web.oversight;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "oversight")
final class Templates {

    private Templates() {}

    static native TemplateInstance oversight(Frame frame, OversightView view);

    static native TemplateInstance alert(Frame frame, OversightView.AlertDetail view);

    static native TemplateInstance approvals(Frame frame, ApprovalsView view);
}
