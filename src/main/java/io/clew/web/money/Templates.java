package io.clew.web.money;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "money")
final class Templates {

    private Templates() {}

    static native TemplateInstance money(Frame frame, MoneyPage page);

    static native TemplateInstance moneyreport(MoneyReport report);
}
