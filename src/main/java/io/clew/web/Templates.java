package io.clew.web;

import io.clew.web.SearchView.HitView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages as typed templates: a wrong property fails the build. */
@CheckedTemplate
final class Templates {

    private Templates() {}

    static native TemplateInstance start(Frame frame, StartView view);

    static native TemplateInstance login(Frame frame, String fault);

    static native TemplateInstance once(Frame frame, String token);

    static native TemplateInstance purpose(Frame frame, String back, String fault);

    static native TemplateInstance error(Frame frame, Trouble trouble);

    static native TemplateInstance search(Frame frame, SearchView view);

    static native TemplateInstance morehits(List<HitView> hits, Words words, String moreHref);

    static native TemplateInstance suggestions(List<SuggestPages.Offer> offers);

    static native TemplateInstance record(Frame frame, RecordView view);

    static native TemplateInstance preview(Frame frame, RecordView view);

    static native TemplateInstance similar(Frame frame, SimilarView view);

    static native TemplateInstance dossier(Frame frame, DossierView view);

    static native TemplateInstance hover(Frame frame, DossierView view);

    static native TemplateInstance compare(Frame frame, CompareView view);

    static native TemplateInstance cases(Frame frame, CasesView view);

    static native TemplateInstance sources(Frame frame, SourcesView view);

    static native TemplateInstance newimport(Frame frame, NewImportView view);

    static native TemplateInstance importpreview(Frame frame, PreviewView view);

    static native TemplateInstance importing(Frame frame, ImportView view);

    static native TemplateInstance importprogress(Frame frame, ImportView view);

    static native TemplateInstance board(Frame frame, BoardView view);

    static native TemplateInstance boards(Frame frame, List<BoardPages.Listed> boards);

    static native TemplateInstance money(Frame frame, MoneyPage page);

    static native TemplateInstance moneyreport(MoneyReport report);

    static native TemplateInstance patterns(Frame frame, PatternsView view);

    static native TemplateInstance patternrun(Frame frame, PatternRunView view);

    static native TemplateInstance patternprogress(Frame frame, PatternRunView view);

    static native TemplateInstance accountmoney(Frame frame, AccountMoneyView view);

    static native TemplateInstance leads(Frame frame, LeadsView view);

    static native TemplateInstance casepage(Frame frame, CasePageView view);

    static native TemplateInstance oversight(Frame frame, OversightView view);

    static native TemplateInstance alert(Frame frame, OversightView.AlertDetail view);

    static native TemplateInstance approvals(Frame frame, ApprovalsView view);

    static native TemplateInstance people(Frame frame, PeopleView view);

    static native TemplateInstance account(Frame frame, AccountView view);
}
