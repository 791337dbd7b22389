package io.clew.web.watch;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "watch")
final class Templates {

    private Templates() {}

    static native TemplateInstance alerts(Frame frame, AlertsView view);

    static native TemplateInstance watchlists(Frame frame, WatchlistsView view);

    static native TemplateInstance warnings(Frame frame, WarningsView view);

    static native TemplateInstance mail(Frame frame, MailView view);

    static native TemplateInstance models(Frame frame, ModelsView view);

    static native TemplateInstance model(Frame frame, @Nullable ComparedView two, ModelView view);
}
