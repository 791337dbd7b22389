package io.clew.alerts;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.Alert.Match;
import io.clew.alerts.Alert.Outcome;
import io.clew.alerts.Alert.State;
import io.clew.journal.Decided;
import io.clew.journal.Decisions;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees of the alerts on records, and decides. Whoever may read none of the records that an alert rests on
 * does not know of it; whoever may read some is told of those alone.
 */
public final class AlertDesk implements Decisions {

    private static final int LONGEST = 1_000;

    private final Alarms alarms;
    private final RecordIndex index;
    private final AuditLog audit;
    private final Clock clock;

    public AlertDesk(Alarms alarms, RecordIndex index, AuditLog audit, Clock clock) {
        this.alarms = alarms;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Which alerts are asked for; null is any.
     *
     * @param kind of the origin
     * @param origin id of the origin
     */
    public record Filter(
            @Nullable State state,
            @Nullable String kind,
            @Nullable String origin,
            @Nullable String owner) {

        public static final Filter ANY = new Filter(null, null, null, null);

        /** What is asked for, as the audit keeps it. */
        private String told() {
            return Stream.of(state == null ? null : state.name(), kind, origin, owner)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
        }

        private boolean takes(Alert alert) {
            return (state == null || alert.state() == state)
                    && (kind == null || alert.origin().kind().equals(kind))
                    && (origin == null || alert.origin().id().equals(origin))
                    && (owner == null || alert.owner().equals(owner));
        }
    }

    /**
     * @param alerts those that changed last come first
     * @param total that the reader may know of and the filter takes
     * @param precision how often each origin was right, by {@code kind:id}
     */
    public record Page(List<Alert> alerts, long total, Map<String, Proportion> precision) {}

    /** @param from how many to pass over */
    public Page list(Access access, Filter filter, int from, int size) {
        try (Look look = audit.open(access, AuditAct.RECORD_ALERTS, filter.told())) {
            var found = alarms.all().stream()
                    .filter(filter::takes)
                    .filter(alert -> alert.matches().stream().anyMatch(match -> access.maySee(match.source())))
                    .toList();
            int first = Math.min(from, found.size());
            var shown = seen(access, found.subList(first, Math.min(found.size(), first + size)));
            look.returned(shown.size(), subjects(shown));
            return new Page(shown, found.size(), alarms.precision());
        }
    }

    /** @throws ClewException {@code alert-unknown} */
    public Alert get(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.RECORD_ALERTS, id)) {
            Alert alert = seen(access, id);
            look.returned(1, subjects(List.of(alert)));
            return alert;
        }
    }

    /** How often the origin of an alert was right. */
    public Proportion precision(Alert alert) {
        return alarms.precision().getOrDefault(alert.origin().name(), Proportion.of(0, 0));
    }

    /**
     * Records what a person found; a later finding takes the place of an earlier one, which stays in the history.
     *
     * @throws ClewException {@code alert-unknown}, {@code alert-reason} without a reason, {@code alert-finding} where it is
     *     neither true nor false
     */
    public Alert decide(Access access, String id, State outcome, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            throw new ClewException(Message.of("alert-reason", LONGEST));
        }
        if (outcome == State.OPEN) {
            throw new ClewException(Message.of("alert-finding"));
        }
        try (Look look = audit.open(access, AuditAct.RECORD_ALERT_DECIDE, id + " " + outcome)) {
            seen(access, id);
            look.changing();
            synchronized (alarms) {
                Alert kept = alarms.get(id).orElseThrow(() -> unknown(id));
                var outcomes = new ArrayList<>(kept.outcomes());
                outcomes.add(new Outcome(outcome, why, access.user(), clock.instant()));
                alarms.decide(kept.with(outcome, outcomes));
            }
            Alert told = seen(access, id);
            look.returned(1, subjects(List.of(told)));
            return told;
        }
    }

    private Alert seen(Access access, String id) {
        return alarms.get(id)
                .map(alert -> seen(access, List.of(alert)))
                .filter(seen -> !seen.isEmpty())
                .map(List::getFirst)
                .orElseThrow(() -> unknown(id));
    }

    /** A sign that changes whenever the reader's alerts do; names nobody, and so is no entry in the audit. */
    public String latest(Access access) {
        var known = alarms.all().stream()
                .filter(alert -> alert.matches().stream().anyMatch(match -> access.maySee(match.source())))
                .toList();
        return known.size() + " " + (known.isEmpty() ? "" : known.getFirst().updatedAt());
    }

    /** Tells whenever some alert changed, until it is closed. */
    public AutoCloseable hear(Runnable listener) {
        return alarms.hear(listener);
    }

    private static ClewException unknown(String id) {
        return new ClewException(Message.of("alert-unknown", id));
    }

    /** The alerts as the reader may know them; those are left out of which they may know nothing. */
    public List<Alert> seen(Access access, List<Alert> alerts) {
        Set<EntityKey> subjects = subjects(alerts);
        Map<EntityKey, EntityKey> told = subjects.isEmpty() ? Map.of() : index.told(access, subjects);
        var seen = new ArrayList<Alert>();
        for (Alert alert : alerts) {
            List<Match> matches = alert.matches().stream()
                    .filter(match -> access.maySee(match.source()))
                    .toList();
            if (!matches.isEmpty()) {
                boolean whole = matches.size() == alert.matches().size();
                var origin = alert.origin();
                seen.add(alert.told(
                        new Alert.Origin(
                                origin.kind(), origin.id(), index.told(access, origin.title()), origin.version()),
                        subject(alert, told),
                        alert.why().map(value -> told(access, value)),
                        matches,
                        whole ? alert.count() : matches.size(),
                        alert.outcomes().stream()
                                .map(one -> new Outcome(
                                        one.outcome(), index.told(access, one.reason()), one.by(), one.at()))
                                .toList()));
            }
        }
        return seen;
    }

    /** Alerts by id, as the reader may know them. */
    public Optional<Alert> find(Access access, String id) {
        return alarms.get(id)
                .flatMap(alert -> seen(access, List.of(alert)).stream().findFirst());
    }

    private static String subject(Alert alert, Map<EntityKey, EntityKey> told) {
        if (alert.subject().isEmpty()) {
            return "";
        }
        EntityKey key = EntityKey.parse(alert.subject());
        return told.getOrDefault(key, key).toString();
    }

    private Object told(Access access, Object value) {
        return switch (value) {
            case EntityKey key -> index.told(access, List.of(key)).getOrDefault(key, key);
            case String text -> index.told(access, text);
            default -> value;
        };
    }

    private static Set<EntityKey> subjects(List<Alert> alerts) {
        var keys = new LinkedHashSet<EntityKey>();
        alerts.stream()
                .map(Alert::subject)
                .filter(subject -> !subject.isEmpty())
                .forEach(subject -> keys.add(EntityKey.parse(subject)));
        return keys;
    }

    @Override
    public String sort() {
        return Alarms.KIND;
    }

    @Override
    public Optional<Decided> decided(Access access, String id) {
        int hash = id.lastIndexOf('#');
        int nth = Integer.parseInt(id.substring(hash + 1));
        return find(access, id.substring(0, hash))
                .filter(alert -> nth < alert.outcomes().size())
                .map(alert -> {
                    Outcome outcome = alert.outcomes().get(nth);
                    return new Decided(
                            Alarms.KIND,
                            alert.id(),
                            alert.subject().isEmpty() ? null : alert.subject(),
                            outcome.outcome().name().toLowerCase(java.util.Locale.ROOT),
                            outcome.by(),
                            outcome.reason(),
                            outcome.at());
                });
    }
}
