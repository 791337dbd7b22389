package io.clew.alerts;

import io.clew.alerts.Alert.Match;
import io.clew.alerts.Alert.State;
import io.clew.journal.Journal;
import io.clew.journal.TakenOut;
import io.clew.json.Json;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps alerts: one for a matter, whoever raises it how often. What is raised a second time with the same records changes
 * nothing, so that whoever follows the records may begin again where they are sure. All are held in memory. Safe for use
 * by many threads of one process.
 */
public final class Alarms {

    static final String COLLECTION = "alerts";
    static final String KIND = "alert";

    private record Held(Alert alert, long version) {}

    private final DocumentStore store;
    private final Journal journal;
    private final Clock clock;
    private final Duration term;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean read;

    /** @param term in which somebody should look at a new alert */
    public Alarms(DocumentStore store, Journal journal, Clock clock, Duration term) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        this.term = term;
    }

    /**
     * Raises alerts, or adds to those that are there.
     *
     * @param beside written in the same go, such as how far the records have been followed
     * @return how many alerts are new or say more than before
     */
    public synchronized int raise(Collection<Raised> found, List<Write> beside) {
        read();
        var changed = new LinkedHashMap<String, Alert>();
        for (Raised one : found) {
            String id = one.id();
            Alert before = changed.get(id);
            if (before == null && held.get(id) != null) {
                before = held.get(id).alert;
            }
            Alert after = before == null ? made(id, one) : added(before, one);
            if (!after.equals(before)) {
                changed.put(id, after);
            }
        }
        if (changed.isEmpty()) {
            store.putAll(beside);
            return 0;
        }
        try {
            journal.writeAll(
                    changed.keySet().stream().map(Alarms::entry).toList(),
                    changed.values().stream().map(this::write).toList(),
                    beside);
        } catch (RuntimeException failed) {
            held.clear(); // what of it is there, only the store knows
            read = false;
            throw failed;
        }
        changed.values().forEach(this::keep);
        listeners.forEach(Runnable::run);
        return changed.size();
    }

    AutoCloseable hear(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    static Journal.Entry entry(String id) {
        return new Journal.Entry(KIND, KIND, id);
    }

    private Alert made(String id, Raised one) {
        Instant now = clock.instant();
        List<Match> matches = latest(one.matches());
        return new Alert(
                id,
                one.origin(),
                one.subject(),
                one.why(),
                matches,
                one.count(),
                State.OPEN,
                one.owner(),
                one.grade(),
                now,
                now,
                now.plus(term),
                List.of(),
                through(0, one));
    }

    private Alert added(Alert before, Raised one) {
        var known = new HashSet<String>();
        before.matches().forEach(match -> known.add(match.record()));
        var fresh = one.matches().stream()
                .filter(match -> !one.followed() || match.sequence() > before.through())
                .filter(match -> known.add(match.record()))
                .toList();
        if (fresh.isEmpty()) {
            return before;
        }
        var all = new ArrayList<>(before.matches());
        all.addAll(fresh);
        all.sort(Comparator.comparingLong(Match::sequence));
        boolean opens = before.state() == State.TRUE;
        Instant now = clock.instant();
        return new Alert(
                before.id(),
                one.origin(),
                before.subject(),
                one.why(),
                latest(all),
                before.count() + fresh.size() + one.count() - one.matches().size(),
                opens ? State.OPEN : before.state(),
                before.owner(),
                before.grade(),
                before.raisedAt(),
                now,
                opens ? now.plus(term) : before.due(),
                before.outcomes(),
                through(before.through(), one));
    }

    private static long through(long before, Raised one) {
        return one.followed() && !one.matches().isEmpty()
                ? Math.max(before, one.matches().getLast().sequence())
                : before;
    }

    private static List<Match> latest(List<Match> matches) {
        return matches.size() <= Alert.HELD ? matches : matches.subList(matches.size() - Alert.HELD, matches.size());
    }

    /** Keeps what a person found, in the order of decisions too. */
    synchronized void decide(Alert decided) {
        read();
        var decision = new Journal.Entry(
                "decision", KIND, decided.id() + "#" + (decided.outcomes().size() - 1));
        journal.writeAll(List.of(entry(decided.id()), decision), List.of(write(decided)), List.of());
        keep(decided);
        listeners.forEach(Runnable::run);
    }

    /** Lets go of what was taken out; an alert that rested on nothing else goes with it. */
    public synchronized void forget(TakenOut.Gone gone) {
        read();
        for (Held one : List.copyOf(held.values())) {
            Alert alert = one.alert;
            List<Match> left = alert.matches().stream()
                    .filter(match -> gone.id() == null
                            ? !match.source().equals(gone.source())
                            : !match.record().equals(gone.source() + "/" + gone.id()))
                    .toList();
            if (left.isEmpty() && !alert.matches().isEmpty()) {
                store.delete(COLLECTION, alert.id(), one.version);
                held.remove(alert.id());
            } else if (left.size() < alert.matches().size()) {
                Alert smaller = alert.resting(left);
                store.put(COLLECTION, alert.id(), one.version, Json.write(smaller), keys(alert));
                keep(smaller);
            }
        }
        listeners.forEach(Runnable::run);
    }

    private static Map<String, String> keys(Alert alert) {
        return Map.of("origin", alert.origin().name());
    }

    private Write write(Alert alert) {
        Held before = held.get(alert.id());
        return new Write(
                COLLECTION,
                alert.id(),
                before == null ? DocumentStore.ABSENT : before.version,
                Json.write(alert),
                keys(alert));
    }

    private void keep(Alert alert) {
        Held before = held.get(alert.id());
        held.put(alert.id(), new Held(alert, before == null ? 1 : before.version + 1));
    }

    private void read() {
        if (read) {
            return;
        }
        store.list(COLLECTION)
                .forEach(document ->
                        held.put(document.id(), new Held(Json.read(document.json(), Alert.class), document.version())));
        read = true;
        var lost = held.keySet().stream()
                .map(Alarms::entry)
                .filter(entry -> !journal.knows(entry))
                .toList();
        if (!lost.isEmpty()) {
            journal.writeAll(lost, List.of(), List.of()); // a cluster may fail between an alert and its place
        }
    }

    public synchronized Optional<Alert> get(String id) {
        read();
        return Optional.ofNullable(held.get(id)).map(Held::alert);
    }

    /** Every alert, those first that changed last. */
    public synchronized List<Alert> all() {
        read();
        return held.values().stream()
                .map(Held::alert)
                .sorted((a, b) -> {
                    int late = b.updatedAt().compareTo(a.updatedAt());
                    return late != 0 ? late : a.id().compareTo(b.id());
                })
                .toList();
    }

    /** How often each origin was right, by its name, as far as people have said. */
    public synchronized Map<String, Proportion> precision() {
        read();
        var counts = new HashMap<String, long[]>();
        for (Held one : held.values()) {
            Alert alert = one.alert;
            if (!alert.outcomes().isEmpty()) {
                long[] count = counts.computeIfAbsent(alert.origin().name(), any -> new long[2]);
                count[1]++;
                if (alert.outcomes().getLast().outcome() == State.TRUE) {
                    count[0]++;
                }
            }
        }
        var precision = new HashMap<String, Proportion>();
        counts.forEach((origin, count) -> precision.put(origin, Proportion.of(count[0], count[1])));
        return precision;
    }
}
