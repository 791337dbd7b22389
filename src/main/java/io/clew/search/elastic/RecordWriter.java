package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.elastic.Cluster;
import io.clew.record.ClewException;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex.Appended;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Adds records: numbers them, tells new from known, and makes them durable. One batch at a time; its parts are sent by
 * several threads.
 *
 * <p>Every entry carries its sequence number as external version. So sending it again changes nothing, and a request
 * that was thought lost and arrives late never replaces a newer version. Where a batch failed in the middle, some of
 * its records may have been written: they are <em>in doubt</em>, and are reported as accepted, under the number they
 * had, when they are sent again. Numbers of a failed batch are not given again.
 */
final class RecordWriter {

    private static final int PART_BYTES = 4 << 20;
    private static final int PART_RECORDS = 1_000;
    private static final int LOOKED_UP_AT_ONCE = 2_000;
    private static final int WIDTH = 4;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int BUSY = 503;

    /** How long an overloaded cluster is waited for before the batch fails. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** What is known of the current version of a record. */
    private record Known(String index, String hash, long sequence, int version) {}

    private record Planned(Record record, byte[] content, long sequence, int version) {}

    /** @param json null where the entry takes away what lies in this index, because the record is now in another */
    private record Entry(String index, String id, String source, long sequence, byte @Nullable [] json) {}

    /** The current versions, and where further entries of the same names are. */
    private record Found(Map<String, Known> current, List<Entry> elsewhere) {}

    private final Cluster cluster;
    private final Places places;
    private final RecordEntry entries = new RecordEntry();
    private final ExecutorService senders;
    private final Object writing = new Object();
    private final Set<Long> inDoubt = new HashSet<>();
    private long next;
    private volatile long durable;

    /** @param highest sequence number that the index holds */
    RecordWriter(Cluster cluster, Places places, long highest) {
        this.cluster = cluster;
        this.places = places;
        this.next = highest + 1;
        this.durable = highest;
        this.senders = Executors.newFixedThreadPool(
                WIDTH, Thread.ofPlatform().daemon().name("elastic-writer-", 0).factory());
    }

    long durable() {
        return durable;
    }

    void close() {
        senders.shutdown();
    }

    Appended append(List<Record> batch) {
        batch.forEach(RecordLimits::check);
        synchronized (writing) {
            var plan = new Plan(known(batch));
            batch.forEach(plan::take);
            next = plan.next;
            write(plan.latest, plan.moved);
            if (next - 1 > durable) {
                durable = next - 1;
            }
            inDoubt.removeAll(plan.settled);
            plan.accepted.sort(Comparator.comparingLong(Kept::sequence));
            return new Appended(plan.accepted, plan.duplicates);
        }
    }

    /** Takes over records of another index with the numbers that they have there. */
    void restore(List<Kept> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<RecordRef, Planned> planned = new LinkedHashMap<>();
        for (Kept kept : batch) {
            planned.put(
                    kept.record().ref(),
                    new Planned(kept.record(), RecordJson.content(kept.record()), kept.sequence(), kept.version()));
        }
        synchronized (writing) {
            List<Entry> moved = new ArrayList<>();
            if (places.many()) {
                Found found = known(batch.stream().map(Kept::record).toList());
                moved.addAll(found.elsewhere());
                planned.values().forEach(each -> moves(each, found.current()).ifPresent(moved::add));
            }
            write(planned, moved);
            durable = Math.max(durable, batch.getLast().sequence());
            next = durable + 1;
        }
    }

    /** The entry that takes away what lies in another index than the one where the record goes now. */
    private Optional<Entry> moves(Planned planned, Map<String, Known> current) {
        RecordRef ref = planned.record().ref();
        Known before = current.get(RecordEntry.id(ref));
        return before == null || before.index().equals(places.of(planned.record()))
                ? Optional.empty()
                : Optional.of(new Entry(before.index(), RecordEntry.id(ref), ref.source(), planned.sequence(), null));
    }

    private Found known(List<Record> batch) {
        Map<String, String> ids = new LinkedHashMap<>();
        batch.forEach(
                record -> ids.put(RecordEntry.id(record.ref()), record.ref().source()));
        if (!inDoubt.isEmpty()) {
            refresh(); // what a failed batch left behind shall be seen
        }
        return current(ids);
    }

    /** @param sources by id of the entries */
    private Found current(Map<String, String> sources) {
        Map<String, Known> current = new HashMap<>();
        List<Entry> elsewhere = new ArrayList<>();
        List<String> ids = List.copyOf(sources.keySet());
        for (int from = 0; from < ids.size(); from += LOOKED_UP_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + LOOKED_UP_AT_ONCE));
            var found = cluster.write(es -> es.search(
                    s -> s.index(places.all())
                            .allowNoIndices(false)
                            .allowPartialSearchResults(false)
                            .query(q -> q.bool(b -> b.filter(f -> f.ids(i -> i.values(some)))))
                            .size(2 * some.size()) // a move that was cut short left two
                            .sort(RecordSearch.by(Fields.SEQUENCE, SortOrder.Desc))
                            .source(o -> o.filter(f -> f.includes(Fields.SEQUENCE, Fields.VERSION, Fields.HASH))),
                    JsonNode.class));
            for (Hit<JsonNode> hit : found.hits().hits()) {
                JsonNode source = RecordSearch.source(hit);
                String id = Objects.requireNonNull(hit.id());
                Known newer = current.get(id);
                if (newer == null) {
                    current.put(
                            id,
                            new Known(
                                    hit.index(),
                                    source.path(Fields.HASH).asText(),
                                    source.path(Fields.SEQUENCE).asLong(),
                                    source.path(Fields.VERSION).asInt()));
                } else { // a move that was cut short
                    elsewhere.add(new Entry(hit.index(), id, sources.getOrDefault(id, ""), newer.sequence(), null));
                }
            }
        }
        return new Found(current, elsewhere);
    }

    /** @param moved taken away when all others are durable, so that a record is rather there twice than not at all */
    private void write(Map<RecordRef, Planned> planned, List<Entry> moved) {
        if (planned.isEmpty() && inDoubt.isEmpty() && moved.isEmpty()) {
            return;
        }
        boolean done = false;
        try {
            List<Future<?>> sent = new ArrayList<>();
            try {
                parts(planned, part -> sent.add(senders.submit(() -> send(part))));
            } finally {
                finish(sent);
            }
            if (!moved.isEmpty()) {
                send(moved);
            }
            refresh();
            done = true;
        } finally {
            if (!done) {
                planned.values().forEach(each -> inDoubt.add(each.sequence()));
            }
        }
    }

    private void refresh() {
        cluster.write(es -> es.indices().refresh(r -> r.index(places.all())));
    }

    /** Makes the entries and hands on each part as soon as it is full, so that it is sent while the next is made. */
    private void parts(Map<RecordRef, Planned> planned, Consumer<List<Entry>> sink) {
        List<Entry> part = new ArrayList<>();
        int bytes = 0;
        for (Planned each : planned.values()) {
            String index = places.of(each.record());
            places.prepare(index);
            byte[] json = entries.entry(each.record(), each.content(), each.sequence(), each.version());
            if (!part.isEmpty() && (part.size() == PART_RECORDS || bytes + json.length > PART_BYTES)) {
                sink.accept(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            RecordRef ref = each.record().ref();
            part.add(new Entry(index, RecordEntry.id(ref), ref.source(), each.sequence(), json));
            bytes += json.length;
        }
        if (!part.isEmpty()) {
            sink.accept(part);
        }
    }

    /** Waits for all, so that nothing is on its way when a failure is told. */
    private static void finish(List<Future<?>> parts) {
        RuntimeException failure = null;
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IndexUnavailableException(Message.of("index-unavailable.send-interrupted"), e);
            } catch (ExecutionException e) {
                failure = e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Sends entries until all are durable; waits longer each time the cluster says that it has too much to do. */
    private void send(List<Entry> part) {
        List<Entry> left = part;
        Duration wait = FIRST_WAIT;
        for (long until = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            left = sendOnce(left);
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() > until) {
                throw new IndexUnavailableException(
                        Message.of("index-unavailable.overloaded", PATIENCE),
                        new IllegalStateException(left.size() + " entries were refused"));
            }
            LockSupport.parkNanos(wait.toNanos());
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    /** Returns the entries that the cluster had no room for. */
    private List<Entry> sendOnce(List<Entry> part) {
        List<BulkOperation> operations = part.stream().map(this::operation).toList();
        try {
            return judged(
                    part,
                    cluster.write(es -> es.bulk(b -> b.operations(operations))).items());
        } catch (IndexUnavailableException e) {
            if (e.getCause() instanceof ElasticsearchException elasticsearchException
                    && elasticsearchException.status() == TOO_MANY) {
                return part;
            }
            throw e;
        }
    }

    private BulkOperation operation(Entry entry) {
        String routing = cluster.settings().layout().spread() == 0 ? null : entry.source();
        byte[] json = entry.json();
        return BulkOperation.of(o -> json == null
                ? o.delete(d -> d.index(entry.index())
                        .id(entry.id())
                        .routing(routing)
                        .version(entry.sequence())
                        .versionType(VersionType.External))
                : o.index(i -> i.index(entry.index())
                        .id(entry.id())
                        .routing(routing)
                        .version(entry.sequence())
                        .versionType(VersionType.External)
                        .document(BinaryData.of(json, "application/json"))));
    }

    private List<Entry> judged(List<Entry> part, List<BulkResponseItem> items) {
        List<Entry> left = new ArrayList<>();
        List<Entry> doubtful = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            BulkResponseItem item = items.get(i);
            switch (item.status()) {
                case CONFLICT -> doubtful.add(part.get(i));
                case TOO_MANY, BUSY -> left.add(part.get(i));
                default -> {
                    var error = item.error();
                    if (error != null) {
                        throw new ClewException(
                                Message.of("record-refused", part.get(i).id(), String.valueOf(error.reason())));
                    }
                }
            }
        }
        if (!doubtful.isEmpty()) {
            settle(doubtful);
        }
        return left;
    }

    /** What is there already must be what was sent before; if it is newer, somebody else writes to this index. */
    private void settle(List<Entry> doubtful) {
        Map<String, String> ids = new LinkedHashMap<>();
        doubtful.forEach(entry -> ids.put(entry.id(), entry.source()));
        refresh();
        Map<String, Known> current = current(ids).current();
        for (Entry entry : doubtful) {
            Known there = current.get(entry.id());
            if (there == null || there.sequence() != entry.sequence()) {
                throw new IllegalStateException(
                        "Another installation of Clew writes to the index " + entry.index() + ": record "
                                + entry.id() + " is at sequence " + (there == null ? 0 : there.sequence()) + ", not "
                                + entry.sequence() + ". Stop one of the two.");
            }
        }
    }

    /** Decides for each record of a batch, in order, whether it is new, another version or a duplicate. */
    private final class Plan {

        private final Map<String, Known> current;
        private final Map<RecordRef, Planned> latest = new LinkedHashMap<>();
        private final List<Entry> moved = new ArrayList<>();
        private final List<Kept> accepted = new ArrayList<>();
        private final Set<Long> settled = new HashSet<>();
        private int duplicates;
        private long next = RecordWriter.this.next;

        Plan(Found found) {
            this.current = found.current();
            this.moved.addAll(found.elsewhere());
        }

        void take(Record record) {
            String id = RecordEntry.id(record.ref());
            byte[] content = RecordJson.content(record);
            String hash = RecordJson.hash(content);
            Known before = current.get(id);
            if (before != null && before.hash().equals(hash)) {
                if (inDoubt.contains(before.sequence()) && settled.add(before.sequence())) {
                    accepted.add(new Kept(record, before.sequence(), before.version()));
                } else {
                    duplicates++;
                }
                return;
            }
            var planned = new Planned(record, content, next++, before == null ? 1 : before.version() + 1);
            accepted.add(new Kept(record, planned.sequence(), planned.version()));
            moves(planned, current).ifPresent(moved::add);
            current.put(id, new Known(places.of(record), hash, planned.sequence(), planned.version()));
            latest.put(record.ref(), planned);
        }
    }
}
