package io.clew.web.data;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "data")
final class Templates {

    private Templates() {}

    static native TemplateInstance sources(Frame frame, SourcesView view);

    static native TemplateInstance newimport(Frame frame, NewImportView view);

    static native TemplateInstance importpreview(Frame frame, PreviewView view);

    static native TemplateInstance importing(Frame frame, ImportView view);

    static native TemplateInstance importprogress(Frame frame, ImportView view);

    static native TemplateInstance mappings(Frame frame, MappingsView view);
}
