package io.clew.web.record;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "record")
final class Templates {

    private Templates() {}

    static native TemplateInstance record(Frame frame, RecordView view, boolean removes);

    static native TemplateInstance preview(Frame frame, RecordView view);

    static native TemplateInstance similar(Frame frame, SimilarView view);
}
