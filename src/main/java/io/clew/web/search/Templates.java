package io.clew.web.search;

import io.clew.web.frame.Frame;
import io.clew.web.frame.Words;
import io.clew.web.search.SearchView.HitView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of this room as typed templates: a wrong property fails the build. */
@CheckedTemplate(basePath = "search")
final class Templates {

    private Templates() {}

    static native TemplateInstance start(Frame frame, StartView view);

    static native TemplateInstance search(Frame frame, SearchView view);

    static native TemplateInstance morehits(List<HitView> hits, Words words, String moreHref);

    static native TemplateInstance suggestions(List<SuggestPages.Offer> offers);

    static native TemplateInstance compare(Frame frame, CompareView view);
}
