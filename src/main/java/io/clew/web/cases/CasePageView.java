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
import org.jspecify.annotations.Nullable;

/**
 * One case.
 *
 * @param usable whether the visitor may take it as their purpose
 * @param opened whether it is their purpose, so that its contents are here
 * @param oversees whether the visitor sees who looked under it
 * @param looks sentences, latest first
 */
public record CasePageView(
        Names names,
        CasesView.CaseView one,
        List<Cases.Member> members,
        @Nullable Instant closedAt,
        boolean usable,
        boolean opened,
        List<EntityItem> entities,
        List<RecordItem> records,
        int hidden,
        List<Boards.Summary> boards,
        List<LeadItem> leads,
        List<CaseFiles.Connected> connected,
        boolean oversees,
        List<String> looks,
        String fault) {

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
            boolean usable,
            CaseFiles.@Nullable Contents contents,
            List<CaseFiles.Connected> connected,
            boolean oversees,
            List<String> looks,
            String fault) {
        List<CaseFiles.Item> items = contents == null ? List.of() : contents.items();
        return new CasePageView(
                names,
                view,
                one.members(),
                one.closedAt(),
                usable,
                contents != null,
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
                oversees,
                looks,
                fault);
    }

    public boolean empty() {
        return entities.isEmpty() && records.isEmpty();
    }
}
