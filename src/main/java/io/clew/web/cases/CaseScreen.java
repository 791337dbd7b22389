package io.clew.web.cases;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.entry.Accounts;
import io.clew.casework.CaseFiles;
import io.clew.casework.Cases;
import io.clew.casework.workspace.Workspace;
import io.clew.oversight.ReadAudit;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Visitor;
import io.clew.web.oversight.Sentences;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;

/** Draws one side of the page of a case; only that side is read, so only it is in the audit. */
@RequestScoped
class CaseScreen {

    private static final int LOOKS = 50;

    private final Visitor visitor;
    private final Cases cases;
    private final CaseFiles files;
    private final Workspace workspace;
    private final ReadAudit audit;
    private final Accounts accounts;
    private final CaseFacts facts;

    CaseScreen(
            Visitor visitor,
            Cases cases,
            CaseFiles files,
            Workspace workspace,
            ReadAudit audit,
            Accounts accounts,
            CaseFacts facts) {
        this.facts = facts;
        this.visitor = visitor;
        this.cases = cases;
        this.files = files;
        this.workspace = workspace;
        this.audit = audit;
        this.accounts = accounts;
    }

    /**
     * @param fault what went wrong, in words; empty where nothing did
     * @param typed what was typed and refused
     */
    TemplateInstance draw(Frame frame, String id, CaseTab tab, String fault, String typed) {
        Caller caller = visitor.caller();
        var shown = cases.show(caller, id);
        boolean opened = frame.purpose().equals(id) && cases.mayUse(caller, id);
        boolean oversees = ReadAudit.mayFollow(caller, shown);
        CaseFiles.Contents contents = null;
        List<CaseFiles.Connected> connected = List.of();
        WorkView work = WorkView.NONE;
        List<CaseFacts.Figure> figures = List.of();
        if (opened) {
            Access access = visitor.admit();
            if (tab == CaseTab.OVERVIEW) {
                figures = facts.of(access, id, frame.words());
                contents = files.contents(access, id);
                connected = files.connected(access, cases.list(caller), id);
            } else {
                work = work(access, frame, id, tab, typed);
            }
        }
        return Templates.casepage(
                frame,
                CasePageView.of(
                        frame.words(),
                        Names.of(accounts),
                        CasesView.CaseView.of(shown, caller, Instant.now()),
                        shown,
                        tab,
                        opened,
                        cases.mayUse(caller, id),
                        contents,
                        connected,
                        work,
                        figures,
                        oversees,
                        oversees && tab == CaseTab.LOG ? looks(caller, frame, shown) : List.of(),
                        fault));
    }

    private WorkView work(Access access, Frame frame, String id, CaseTab tab, String typed) {
        Names names = Names.of(accounts);
        return switch (tab) {
            case NOTES -> WorkView.notes(workspace.notes().list(access, id), names, typed);
            case TASKS -> WorkView.tasks(workspace.tasks().list(access, id), names, frame.words(), typed);
            case EVIDENCE -> WorkView.evidence(workspace.evidence().list(access, id), names, frame.words(), typed);
            case OVERVIEW, LOG -> WorkView.NONE;
        };
    }

    private List<String> looks(Caller caller, Frame frame, Cases.Case one) {
        var sentences = new Sentences(frame.words(), Names.of(accounts));
        return audit.underCase(caller, one, LOOKS).stream().map(sentences::of).toList();
    }
}
