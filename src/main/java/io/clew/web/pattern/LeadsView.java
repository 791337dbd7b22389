package io.clew.web.pattern;

import io.clew.casework.Leads;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Leads, the open ones whose term ends first at the top. */
public record LeadsView(List<Tab> tabs, List<One> leads, String state) {

    private static final int ROWS = 12;

    /** A state of leads to choose. */
    public record Tab(String word, String label, boolean current) {}

    /** @param decisions oldest first, in words */
    public record One(
            String id,
            String kind,
            EntityKey subject,
            String amount,
            String why,
            List<PatternHit.Row> rows,
            int moreRows,
            String proposed,
            String deadline,
            boolean lapsed,
            String state,
            String tone,
            List<String> decisions) {
        /** Whether it can be handed over. */
        public boolean accepted() {
            return tone.equals("on");
        }
    }

    static LeadsView of(List<Leads.Lead> leads, String state, Names names, Words words, Instant now) {
        PatternMsg say = words.of(PatternMsg.class);
        return new LeadsView(
                Stream.of("open", "accepted", "refused", "all")
                        .map(word -> new Tab(word, label(word, say), word.equals(state)))
                        .toList(),
                leads.stream()
                        .sorted(Comparator.comparing(
                                        Leads.Lead::deadline, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Leads.Lead::proposedAt, Comparator.reverseOrder()))
                        .map(lead -> one(lead, names, words, now))
                        .toList(),
                state);
    }

    private static String label(String word, PatternMsg say) {
        return switch (word) {
            case "open" -> say.stateOpen();
            case "accepted" -> say.stateAccepted();
            case "refused" -> say.stateRefused();
            default -> say.stateAll();
        };
    }

    private static One one(Leads.Lead lead, Names names, Words words, Instant now) {
        PatternMsg say = words.of(PatternMsg.class);
        var rows = new ArrayList<PatternHit.Row>();
        for (String fact : lead.facts().subList(0, Math.min(ROWS, lead.facts().size()))) {
            int hash = fact.lastIndexOf('#');
            String record = hash < 0 ? fact : fact.substring(0, hash);
            rows.add(new PatternHit.Row(rows.size() + 1, fact, Shown.href(RecordRef.parse(record))));
        }
        String state = lead.state().name().toLowerCase(Locale.ROOT);
        return new One(
                lead.id(),
                switch (lead.kind()) {
                    case "freeze" -> say.kindFreeze();
                    case "pattern" -> say.kindPattern();
                    default -> lead.kind();
                },
                EntityKey.parse(lead.subject()),
                lead.amount().isEmpty() ? "" : Shown.yuan(Money.parse(lead.amount())),
                words.tell(lead.why()),
                rows,
                lead.facts().size() - rows.size(),
                say.proposed(names.of(lead.proposedBy()), Shown.clock(lead.proposedAt())),
                lead.deadline() == null ? "" : say.deadline(Shown.clock(lead.deadline())),
                lead.deadline() != null && lead.deadline().isBefore(now) && lead.state() == Leads.State.OPEN,
                label(state, say),
                switch (lead.state()) {
                    case OPEN -> "";
                    case ACCEPTED -> "on";
                    case REFUSED -> "warn";
                },
                lead.decisions().stream()
                        .map(each -> say.decided(
                                names.of(each.by()),
                                Shown.clock(each.at()),
                                label(each.state().name().toLowerCase(Locale.ROOT), say),
                                each.reason()))
                        .toList());
    }
}
