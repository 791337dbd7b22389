package io.clew.alerts.watch;

import io.clew.access.Access;
import io.clew.alerts.Alarms;
import io.clew.alerts.Mandate;
import io.clew.alerts.Mandates;
import io.clew.alerts.Position;
import io.clew.record.EntityKey;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the records as they come in and raises an alert for each watched value that they name.
 *
 * <p>How far it is, is kept in the same write as the alerts; where the program ends between two writes, the records since
 * are followed again, and what they said already changes nothing. A part of a list begins at the place where the run is
 * then: {@link #begin} keeps the run from going on meanwhile, so that no record falls between what is followed and what is
 * looked through. A list matches only what its owner may read at that time, and nobody who is hidden from them.
 */
public final class WatchRun {

    private static final String NAME = "watchlists";
    private static final int STRETCH = 20_000;
    private static final int SLICE = 500;
    private static final Duration KEPT_EVERY = Duration.ofSeconds(2);

    private final RecordIndex index;
    private final WatchStore lists;
    private final DocumentStore store;
    private final Alarms alarms;
    private final Mandates mandates;
    private final Clock clock;
    private final Map<String, Watchlist> byId = new HashMap<>();
    private WatchTable table = new WatchTable();
    private long reached;
    private Instant keptAt = Instant.MIN;
    private @org.jspecify.annotations.Nullable Position position; // null until it is opened

    public WatchRun(RecordIndex index, DocumentStore store, Alarms alarms, Mandates mandates, Clock clock) {
        this.index = index;
        this.store = store;
        this.lists = new WatchStore(store);
        this.alarms = alarms;
        this.mandates = mandates;
        this.clock = clock;
    }

    WatchStore lists() {
        return lists;
    }

    /** Reads the lists and looks through for what the last run did not come to. */
    private Position open() {
        Position known = position;
        if (known != null) {
            return known;
        }
        var opened = new Position(store, NAME, 0);
        var fresh = new WatchTable();
        var unfilled = new ArrayList<WatchPart>();
        byId.clear();
        for (Watchlist list : lists.lists()) {
            if (list.holds(clock.instant())) {
                byId.put(list.id(), list);
                for (WatchPart part : lists.parts(list.id())) {
                    fresh.add(part);
                    if (!part.filled()) {
                        unfilled.add(part);
                    }
                }
            }
        }
        table = fresh;
        reached = opened.sequence();
        position = opened;
        unfilled.forEach(this::fill);
        return opened;
    }

    /**
     * Takes the records that came in since, some at a time.
     *
     * @return whether there are more
     */
    public synchronized boolean step() {
        try {
            return follow(open());
        } catch (RuntimeException failed) {
            position = null; // begins again where it is sure
            throw failed;
        }
    }

    private boolean follow(Position kept) {
        long end = index.sequence();
        long to = Math.min(end, reached + STRETCH);
        if (reached >= end) {
            return false;
        }
        var found = new Found(true);
        if (!table.isEmpty()) {
            var eyes = new Eyes();
            index.replay(reached, record -> {
                if (record.sequence() <= to) {
                    match(record, eyes, found);
                }
                return record.sequence() < to;
            });
        }
        var raised = found.raised();
        Instant now = clock.instant();
        if (!raised.isEmpty() || !now.isBefore(keptAt.plus(KEPT_EVERY)) || keptAt.equals(Instant.MIN)) {
            alarms.raise(raised, List.of(kept.at(to)));
            kept.written(to);
            keptAt = now;
        }
        reached = to;
        return to < end;
    }

    private void match(Kept kept, Eyes eyes, Found found) {
        for (EntityKey key : ExactTerms.keys(kept.record())) {
            table.find(key, head -> {
                Watchlist list = byId.get(head.list());
                if (list != null && kept.sequence() > head.since() && list.holds(clock.instant())) {
                    lists.value(head.part(), key.toString())
                            .filter(value ->
                                    eyes.see(list.owner(), kept.record().ref().source(), key))
                            .ifPresent(value -> found.add(list, value, key, kept.record(), kept.sequence()));
                }
            });
        }
    }

    /** What owners may read, asked once in a step. */
    private final class Eyes {

        private final Map<Mandate, Optional<Access>> readers = new HashMap<>();
        private final Map<Mandate, Map<EntityKey, Boolean>> open = new HashMap<>();

        boolean see(Mandate owner, String source, EntityKey key) {
            Optional<Access> access = readers.computeIfAbsent(owner, mandates::access);
            return access.isPresent()
                    && access.get().maySee(source)
                    && open.computeIfAbsent(owner, any -> new HashMap<>())
                            .computeIfAbsent(key, any -> !hidden(access.get(), key));
        }
    }

    private boolean hidden(Access access, EntityKey key) {
        return !key.equals(index.told(access, List.of(key)).getOrDefault(key, key));
    }

    /**
     * Keeps a list with new values and waits for them from here on; then looks through what is there already.
     *
     * @param values of which no more than {@link WatchPart#MOST} lie in one document
     */
    void begin(Watchlist list, List<WatchValue> values) {
        var parts = new ArrayList<WatchPart>();
        synchronized (this) {
            open();
            int nth = lists.parts(list.id()).size();
            for (int from = 0; from < values.size(); from += WatchPart.MOST) {
                int to = Math.min(values.size(), from + WatchPart.MOST);
                parts.add(new WatchPart(list.id(), nth++, reached, false, values.subList(from, to)));
            }
            var writes = new ArrayList<Write>();
            writes.add(lists.write(list));
            parts.forEach(part -> writes.add(lists.write(part)));
            lists.put(writes);
            byId.put(list.id(), list);
            parts.forEach(table::add);
        }
        parts.forEach(this::fill);
    }

    /** Waits no longer for a list. */
    synchronized void end(Watchlist ended) {
        open();
        lists.put(List.of(lists.write(ended)));
        byId.remove(ended.id());
    }

    /** Looks once through what was there before a part was followed. */
    private void fill(WatchPart part) {
        Watchlist list = lists.list(part.list()).orElse(null);
        Access access = list == null ? null : mandates.access(list.owner()).orElse(null);
        var found = new Found(false);
        if (list != null && access != null && list.holds(clock.instant())) {
            look(access, list, part, found);
        }
        alarms.raise(found.raised(), List.of(lists.write(part.done())));
    }

    private void look(Access access, Watchlist list, WatchPart part, Found found) {
        for (Map<EntityKey, WatchValue> slice : slices(named(access, part.values()))) {
            index.naming(access, slice.keySet(), kept -> {
                if (kept.sequence() <= part.since()) {
                    for (EntityKey key : ExactTerms.keys(kept.record())) {
                        WatchValue value = slice.get(key);
                        if (value != null) {
                            found.add(list, value, key, kept.record(), kept.sequence());
                        }
                    }
                }
                return true;
            });
        }
    }

    /** Those keys of the values that some record names which the reader may read, hidden people left out. */
    Map<EntityKey, WatchValue> named(Access access, List<WatchValue> values) {
        var byKey = new LinkedHashMap<EntityKey, WatchValue>();
        values.forEach(value -> value.entities().forEach(key -> byKey.putIfAbsent(key, value)));
        var named = new LinkedHashMap<EntityKey, WatchValue>();
        for (var count : index.count(access, List.copyOf(byKey.keySet()))) {
            WatchValue value = byKey.get(count.key());
            if (count.records() > 0 && value != null) {
                named.put(count.key(), value);
            }
        }
        var told = index.told(access, named.keySet());
        named.keySet().removeIf(key -> !key.equals(told.getOrDefault(key, key)));
        return named;
    }

    static List<Map<EntityKey, WatchValue>> slices(Map<EntityKey, WatchValue> all) {
        var slices = new ArrayList<Map<EntityKey, WatchValue>>();
        Map<EntityKey, WatchValue> slice = new LinkedHashMap<>();
        for (var entry : all.entrySet()) {
            slice.put(entry.getKey(), entry.getValue());
            if (slice.size() == SLICE) {
                slices.add(slice);
                slice = new LinkedHashMap<>();
            }
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }
}
