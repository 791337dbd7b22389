package io.clew.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.journal.Decided;
import io.clew.journal.Decisions;
import io.clew.journal.Journal;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a model or a person proposes, and what a named person decided about it, with the reason. Nothing is done until
 * somebody decides, and a decision can be taken back by deciding again; every decision stays in the history.
 */
public final class Leads implements Decisions {

    private static final int LONGEST_KIND = 64;
    private static final String COLLECTION = "leads";
    private static final String SORT = "lead";

    /** Where a lead stands. */
    public enum State {
        OPEN,
        ACCEPTED,
        REFUSED
    }

    /** @param by who decided */
    public record Decision(State state, String by, String reason, Instant at) {}

    /**
     * @param kind such as {@code freeze}
     * @param subject the entity it is about
     * @param amount yuan with two decimals; empty where it is about no money
     * @param why why it was proposed; what a person wrote is told as it stands
     * @param facts names of the facts that it rests on
     * @param deadline when it lapses; null where it does not
     * @param decisions oldest first
     * @param stated whether who proposed it stated the subject without being shown whose number it is
     */
    public record Lead(
            String id,
            String kind,
            String subject,
            String amount,
            Message why,
            List<String> facts,
            String purpose,
            String proposedBy,
            Instant proposedAt,
            @Nullable Instant deadline,
            State state,
            List<Decision> decisions,
            boolean stated) {}

    private final DocumentStore store;
    private final GraphStore graph;
    private final RecordIndex index;
    private final AuditLog audit;
    private final Clock clock;
    private final Journal journal;

    public Leads(
            DocumentStore store, GraphStore graph, RecordIndex index, AuditLog audit, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.graph = graph;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a proposal, open.
     *
     * @throws ClewException {@code lead-kind} for what is no name of a kind
     */
    public Lead propose(
            Access access,
            String kind,
            EntityKey subject,
            String amount,
            Message why,
            List<String> facts,
            @Nullable Instant deadline) {
        if (kind.isBlank() || kind.length() > LONGEST_KIND || kind.chars().anyMatch(Character::isISOControl)) {
            throw new ClewException(Message.of("lead-kind", LONGEST_KIND));
        }
        try (Look look = audit.open(access, AuditAct.LEAD_PROPOSE, kind + " " + subject)) {
            var lead = new Lead(
                    UUID.randomUUID().toString(),
                    kind,
                    subject.toString(),
                    amount,
                    why,
                    List.copyOf(facts),
                    access.purpose(),
                    access.user(),
                    clock.instant(),
                    deadline,
                    State.OPEN,
                    List.of(),
                    !access.unmasked());
            look.changing();
            put(lead, DocumentStore.ABSENT);
            look.returned(1, List.of(subject));
            return lead;
        }
    }

    /**
     * Records a person's decision.
     *
     * @throws ClewException {@code lead-unknown} also where nothing that they may read names its subject, {@code lead-reason} without a reason, {@code lead-decided} where
     *     somebody else decided meanwhile
     */
    public Lead decide(Access access, String id, State state, String reason) {
        if (reason.isBlank()) {
            throw new ClewException(Message.of("lead-reason"));
        }
        try (Look look = audit.open(access, AuditAct.LEAD_DECIDE, id + " " + state)) {
            var kept = store.get(COLLECTION, id).orElseThrow(() -> new ClewException(Message.of("lead-unknown", id)));
            Lead lead = read(kept);
            if (seen(access, lead).isEmpty()) {
                look.refused("lead-unknown");
                throw new ClewException(Message.of("lead-unknown", id));
            }
            var decisions = new java.util.ArrayList<>(lead.decisions);
            decisions.add(new Decision(state, access.user(), reason.strip(), clock.instant()));
            var decided = new Lead(
                    lead.id,
                    lead.kind,
                    lead.subject,
                    lead.amount,
                    lead.why,
                    lead.facts,
                    lead.purpose,
                    lead.proposedBy,
                    lead.proposedAt,
                    lead.deadline,
                    state,
                    List.copyOf(decisions),
                    lead.stated);
            look.changing();
            try {
                journal.write(
                        new Journal.Entry("decision", SORT, decided.id + "#" + (decisions.size() - 1)),
                        write(decided, kept.version()));
            } catch (VersionConflictException e) {
                throw new ClewException(Message.of("lead-decided"), e);
            }
            look.returned(1, List.of(EntityKey.parse(lead.subject)));
            return seen(access, decided).orElse(decided);
        }
    }

    /** Leads of one state; those of all states where it is null. */
    public List<Lead> list(Access access, @Nullable State state) {
        try (Look look = audit.open(access, AuditAct.LEADS, state == null ? "" : state.name())) {
            var found = (state == null ? store.list(COLLECTION) : store.list(COLLECTION, "state", state.name()))
                    .stream()
                            .map(Leads::read)
                            .flatMap(lead -> seen(access, lead).stream())
                            .toList();
            look.returned(
                    found.size(),
                    found.stream().map(lead -> EntityKey.parse(lead.subject)).toList());
            return found;
        }
    }

    /** The lead as the reader may see it; for use inside a look: it writes no entry of its own. */
    public Optional<Lead> seen(Access access, String id) {
        return store.get(COLLECTION, id).flatMap(kept -> seen(access, read(kept)));
    }

    /**
     * The lead made anew for the reader; none where nothing that they may read names its subject. Facts that they may not read
     * are left out, and with them the amount and the reason, which rest on them.
     */
    private Optional<Lead> seen(Access access, Lead lead) {
        EntityKey kept = EntityKey.parse(lead.subject);
        EntityKey subject =
                lead.stated ? kept : index.told(access, List.of(kept)).getOrDefault(kept, kept);
        try (GraphView view = graph.view(access)) {
            long node = view.node(subject);
            if (node == GraphView.NO_NODE) {
                return lead.proposedBy.equals(access.user()) ? Optional.of(lead) : Optional.empty();
            }
            return Optional.of(told(access, lead, view.key(node)));
        }
    }

    private Lead told(Access access, Lead lead, EntityKey subject) {
        var facts = lead.facts.stream().filter(fact -> readable(access, fact)).toList();
        boolean whole = facts.size() == lead.facts.size();
        return new Lead(
                lead.id,
                lead.kind,
                subject.toString(),
                whole ? lead.amount : "",
                whole ? lead.why.map(value -> told(access, value)) : Message.of("lead-withheld"),
                facts,
                lead.purpose,
                lead.proposedBy,
                lead.proposedAt,
                lead.deadline,
                lead.state,
                lead.decisions.stream()
                        .map(one -> new Decision(one.state, one.by, index.told(access, one.reason), one.at))
                        .toList(),
                lead.stated);
    }

    private static boolean readable(Access access, String fact) {
        int slash = fact.indexOf('/');
        return slash < 0 || access.maySee(fact.substring(0, slash));
    }

    private Object told(Access access, Object value) {
        return switch (value) {
            case EntityKey key -> index.told(access, List.of(key)).getOrDefault(key, key);
            case String text -> index.told(access, text);
            default -> value;
        };
    }

    private void put(Lead lead, long expected) {
        store.putAll(List.of(write(lead, expected)));
    }

    private static DocumentStore.Write write(Lead lead, long expected) {
        var keys = new HashMap<String, String>(
                Map.of("state", lead.state.name(), "kind", lead.kind, "subject", lead.subject));
        return new DocumentStore.Write(COLLECTION, lead.id, expected, Json.write(lead), keys);
    }

    @Override
    public String sort() {
        return SORT;
    }

    @Override
    public Optional<Decided> decided(Access access, String id) {
        int hash = id.lastIndexOf('#');
        int nth = Integer.parseInt(id.substring(hash + 1));
        return store.get(COLLECTION, id.substring(0, hash))
                .flatMap(kept -> seen(access, read(kept)))
                .filter(lead -> nth < lead.decisions.size())
                .map(lead -> {
                    Decision one = lead.decisions.get(nth);
                    return new Decided(
                            SORT,
                            lead.id,
                            lead.subject,
                            one.state.name().toLowerCase(Locale.ROOT),
                            one.by,
                            one.reason,
                            one.at);
                });
    }

    private static Lead read(DocumentStore.Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), Lead.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("leads/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }
}
