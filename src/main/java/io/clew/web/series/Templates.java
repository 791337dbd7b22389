package io.clew.web.series;

import io.clew.web.frame.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "series")
final class Templates {

    private Templates() {}

    static native TemplateInstance series(Frame frame, SeriesView view);

    static native TemplateInstance seriesone(Frame frame, SeriesView.Whole view);

    static native TemplateInstance incidents(Frame frame, IncidentsView view);

    static native TemplateInstance casesof(Frame frame, CasesOfView view);

    static native TemplateInstance repeats(Frame frame, RepeatsView view);
}
