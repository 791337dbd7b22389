package io.clew.web.people;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "people")
final class Templates {

    private Templates() {}

    static native TemplateInstance people(Frame frame, PeopleView view);

    static native TemplateInstance account(Frame frame, AccountView view);
}
