package io.clew.web.cases;

import io.clew.casework.Boards;
import io.clew.casework.CaseFiles;
import io.clew.casework.Cases;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.money.MoneyMsg;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param usable whether the visitor may take it as their purpose
 * @param opened whether it is their purpose, so that its contents are here
 * @param oversees whether the visitor sees who looked under it
 * @param tab the side of the page that is shown
 * @param figures what the case comes to, for the head of the page
 * @param looks sentences, latest first
 */
public record CasePageView(
        Names names,
        CasesView.CaseView one,
        List<Cases.Member> members,
        @Nullable Instant closedAt,
        String tab,
        List<TabView> tabs,
        boolean usable,
        boolean opened,
        List<EntityItem> entities,
        List<RecordItem> records,
        int hidden,
        List<Boards.Summary> boards,
        List<LeadItem> leads,
        List<CaseFiles.Connected> connected,
        WorkView work,
        List<CaseFacts.Figure> figures,
        boolean oversees,
        List<String> looks,
        String fault) {

    /** A side of the page to go to. */
    public record TabView(String word, String label, boolean chosen) {}

    /** A lead of the case. */
    public record LeadItem(String why, String amount, String by, String state, Instant at) {}

    /** An entity that somebody put into the case. */
    public record EntityItem(String id, EntityKey key, String by, Instant at, String note) {}

    /** A record that somebody put into the case. */
    public record RecordItem(String id, String href, String title, String by, Instant at, String note) {}

    static CasePageView of(
            Words words,
            Names names,
            CasesView.CaseView view,
            Cases.Case one,
            CaseTab tab,
            boolean opened,
            boolean usable,
            CaseFiles.@Nullable Contents contents,
            List<CaseFiles.Connected> connected,
            WorkView work,
            List<CaseFacts.Figure> figures,
            boolean oversees,
            List<String> looks,
            String fault) {
        List<CaseFiles.Item> items = contents == null ? List.of() : contents.items();
        return new CasePageView(
                names,
                view,
                one.members(),
                one.closedAt(),
                tab.word(),
                tabs(words, tab, opened, oversees),
                usable,
                opened,
                items.stream()
                        .filter(item -> item.kind() == CaseFiles.Kind.ENTITY)
                        .map(item -> new EntityItem(
                                item.id(), EntityKey.parse(item.ref()), item.by(), item.at(), item.note()))
                        .toList(),
                items.stream()
                        .filter(item -> item.kind() == CaseFiles.Kind.RECORD)
                        .map(item -> new RecordItem(
                                item.id(),
                                Shown.href(RecordRef.parse(item.ref())),
                                item.label().isBlank() ? item.ref() : item.label(),
                                item.by(),
                                item.at(),
                                item.note()))
                        .toList(),
                contents == null ? 0 : contents.hidden(),
                contents == null ? List.of() : contents.boards(),
                contents == null
                        ? List.of()
                        : contents.leads().stream()
                                .map(lead -> new LeadItem(
                                        words.tell(lead.why()),
                                        lead.amount(),
                                        lead.proposedBy(),
                                        words.of(MoneyMsg.class)
                                                .state(lead.state().name()),
                                        lead.proposedAt()))
                                .toList(),
                connected,
                work,
                figures,
                oversees,
                looks,
                fault);
    }

    private static List<TabView> tabs(Words words, CaseTab chosen, boolean opened, boolean oversees) {
        CaseMsg say = words.of(CaseMsg.class);
        return Stream.of(CaseTab.values())
                .filter(tab -> tab == CaseTab.LOG ? oversees : opened || tab == CaseTab.OVERVIEW)
                .map(tab -> new TabView(tab.word(), label(tab, say), tab == chosen))
                .toList();
    }

    private static String label(CaseTab tab, CaseMsg say) {
        return switch (tab) {
            case OVERVIEW -> say.tabOverview();
            case NOTES -> say.tabNotes();
            case TASKS -> say.tabTasks();
            case EVIDENCE -> say.tabEvidence();
            case LOG -> say.looks();
        };
    }

    public boolean empty() {
        return entities.isEmpty() && records.isEmpty();
    }
}
