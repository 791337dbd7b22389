package io.clew.web.pattern;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "pattern")
final class Templates {

    private Templates() {}

    static native TemplateInstance patterns(Frame frame, PatternsView view);

    static native TemplateInstance patternrun(Frame frame, PatternRunView view);

    static native TemplateInstance patternprogress(Frame frame, PatternRunView view);

    static native TemplateInstance accountmoney(Frame frame, AccountMoneyView view);

    static native TemplateInstance leads(Frame frame, LeadsView view);
}
