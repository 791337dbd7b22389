package io.clew.oversight;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.casework.CaseFiles;
import io.clew.casework.Kept;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What supervision noticed, and what supervisors found out about it. Each look at it is an entry. */
public final class Alerts {

    private static final String COLLECTION = "alert-outcomes";
    private static final int LONGEST = 500;

    /** What came of an alert. */
    public enum Finding {
        /** There was a good reason. */
        EXPLAINED,
        MISUSE,
        /** The rule was wrong. */
        UNFOUNDED
    }

    /** What was found when an alert was looked into, by whom and when. */
    public record Outcome(Finding finding, String by, Instant at, String note) {}

    /** @param outcomes oldest first; the last one holds */
    public record Seen(Supervision.Alert alert, List<Outcome> outcomes) {
        public Optional<Outcome> last() {
            return outcomes.isEmpty() ? Optional.empty() : Optional.of(outcomes.getLast());
        }
    }

    private record Recorded(String alert, List<Outcome> outcomes) {}

    private final AuditLog audit;
    private final Profiles profiles;
    private final CaseFiles files;
    private final GraphStore graph;
    private final Ontology ontology;
    private final DocumentStore store;
    private final Clock clock;
    private final Rules rules;

    public Alerts(
            AuditLog audit,
            Profiles profiles,
            CaseFiles files,
            GraphStore graph,
            Ontology ontology,
            DocumentStore store,
            Clock clock,
            Rules rules) {
        this.audit = audit;
        this.profiles = profiles;
        this.files = files;
        this.graph = graph;
        this.ontology = ontology;
        this.store = store;
        this.clock = clock;
        this.rules = rules;
    }

    public Rules rules() {
        return rules;
    }

    /** What stands out between two moments, oldest first; for supervisors and auditors. */
    public List<Seen> list(Caller caller, Instant from, Instant to) {
        Right.OVERSEE.require(caller);
        audit.note(caller, AuditAct.AUDIT_ALERTS, from + ".." + to, AuditEntry.OK);
        List<Supervision.Alert> alerts;
        try (var around = new Circles(profiles, files, graph, ontology)) {
            alerts = new Supervision(rules, around).alerts(audit.search(), from, to);
        }
        Map<String, List<Outcome>> outcomes = new HashMap<>();
        store.list(COLLECTION).forEach(document -> {
            var kept = Kept.read(document, Recorded.class);
            outcomes.put(kept.alert, kept.outcomes);
        });
        return alerts.stream()
                .map(alert -> new Seen(alert, outcomes.getOrDefault(alert.id(), List.of())))
                .toList();
    }

    /**
     * Records what came of an alert; earlier outcomes stay in its history.
     *
     * @param id as {@link Supervision.Alert#id}
     * @throws ClewException {@code forbidden} for who is no supervisor and for whom it is about; {@code alert-unknown};
     *     {@code alert-note} without a note
     */
    public Outcome record(Caller caller, String id, Finding finding, String note) {
        Right.SUPERVISE.require(caller);
        String[] parts = id.split("~", 3);
        if (parts.length < 3
                || rules.all().stream().noneMatch(rule -> rule.code().equals(parts[0]))) {
            throw new ClewException(Message.of("alert-unknown.id", id));
        }
        if (parts[2].equals(caller.user())) {
            audit.note(caller, AuditAct.ALERT_OUTCOME, id, "forbidden");
            throw new ClewException(Message.of("forbidden.own-alert"));
        }
        String text = note.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new ClewException(Message.of("alert-note", LONGEST));
        }
        var outcome = new Outcome(finding, caller.user(), clock.instant(), text);
        var before = store.get(COLLECTION, id);
        var all = new ArrayList<Outcome>();
        before.ifPresent(document -> all.addAll(Kept.read(document, Recorded.class).outcomes));
        all.add(outcome);
        audit.change(caller, AuditAct.ALERT_OUTCOME, id + " " + finding + " " + text)
                .done(() -> {
                    store.put(
                            COLLECTION,
                            id,
                            before.map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT),
                            Kept.json(new Recorded(id, all)),
                            Map.of());
                });
        return outcome;
    }
}
