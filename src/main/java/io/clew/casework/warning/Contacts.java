package io.clew.casework.warning;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.Look;
import io.clew.graph.GraphView;
import io.clew.inquiry.holding.Holdings;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.List;

/** Who holds an account and by which numbers they are reached: an act of revealing, counted and kept in the audit. */
final class Contacts {

    private final Warnings.Means to;

    Contacts(Warnings.Means to) {
        this.to = to;
    }

    /**
     * @param warning whose task it is done for
     * @throws io.clew.record.ClewException {@code rate-limited}
     */
    Warning.Contact of(Access access, String warning, EntityKey account) {
        to.reveal().count(access);
        Access revealing = access.revealing();
        try (Look look = to.audit().open(access, AuditAct.REVEAL, "warning " + warning);
                GraphView view = to.graph().view(revealing)) {
            long node = view.node(account);
            var held = node == GraphView.NO_NODE ? Holdings.Answer.NONE : new Holdings(view, to.ontology()).of(node);
            var phones = held.things().stream()
                    .map(Holdings.Holding::key)
                    .filter(key -> key.type().equals("phone"))
                    .distinct()
                    .toList();
            var names = to.index().names(revealing, held.holders()).values().stream()
                    .flatMap(List::stream)
                    .map(RecordIndex.NameCount::name)
                    .distinct()
                    .toList();
            var told = new ArrayList<>(held.holders());
            told.addAll(phones);
            look.returned(told.size(), told);
            return new Warning.Contact(held.holders(), names, phones);
        }
    }
}
