package io.clew.web.dossier;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "dossier")
final class Templates {

    private Templates() {}

    static native TemplateInstance dossier(Frame frame, DossierView view);

    static native TemplateInstance hover(Frame frame, DossierView view);
}
