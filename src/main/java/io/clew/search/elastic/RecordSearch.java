package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.elastic.Cluster;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.Fragments;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordIndex.RecordSink;
import io.clew.search.SearchPage.FacetValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The requests that all questions are made of. Safe for use by many threads. */
final class RecordSearch {

    private static final Time KEPT = Time.of(t -> t.time("5m"));
    private static final int FIRST_PAGE = 200;
    private static final int LARGEST_PAGE = 2_000;
    private static final int PAGE_CHARS = 8 << 20;
    private static final int BUCKETS = 5_000;
    private static final int LOOKED_UP_AT_ONCE = 500;

    private final Cluster cluster;
    private final String index;
    private final List<String> routing;
    private final String timeout;

    /**
     * @param index an index, or an alias of several
     * @param routing where to look; empty for everywhere
     */
    RecordSearch(Cluster cluster, String index, List<String> routing) {
        this.cluster = cluster;
        this.index = index;
        this.routing = routing;
        this.timeout = cluster.settings().timeout().toMillis() + "ms";
    }

    /** As this, for a reader of these sources: where sources have shards of their own, only those are asked. */
    RecordSearch of(Readable readable) {
        boolean everywhere = cluster.settings().layout().spread() == 0;
        return everywhere ? this : new RecordSearch(cluster, index, List.copyOf(readable.sources()));
    }

    /** The record that was searchable last, by its id alone; only where one index holds all. */
    Optional<Kept> get(RecordRef ref) {
        var found = cluster.ask(es -> es.get(
                g -> g.index(index)
                        .id(RecordEntry.id(ref))
                        .routing(cluster.settings().layout().spread() == 0 ? null : ref.source())
                        .realtime(false),
                JsonNode.class));
        return Optional.ofNullable(found.source())
                .map(RecordSearch::kept)
                .filter(kept -> !kept.record().isRemoved());
    }

    /** The records that are there. Where a record that moves lies in two indices, the newer version. */
    Map<RecordRef, Kept> get(Collection<RecordRef> refs) {
        Map<String, RecordRef> byId = new LinkedHashMap<>();
        refs.forEach(ref -> byId.put(RecordEntry.id(ref), ref));
        List<String> ids = List.copyOf(byId.keySet());
        Map<RecordRef, Kept> found = new HashMap<>();
        for (int from = 0; from < ids.size(); from += LOOKED_UP_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + LOOKED_UP_AT_ONCE));
            var sources = some.stream()
                    .map(id -> Objects.requireNonNull(byId.get(id)).source())
                    .collect(Collectors.toCollection(TreeSet::new));
            of(new Readable(sources, Access.NOW))
                    .run(
                            null,
                            request -> request.size(2 * some.size())
                                    .query(q -> q.bool(b -> b.filter(f -> f.ids(i -> i.values(some)))))
                                    .sort(by(Fields.SEQUENCE, SortOrder.Desc)))
                    .hits()
                    .hits()
                    .forEach(hit -> found.putIfAbsent(
                            Objects.requireNonNull(byId.get(Objects.requireNonNull(hit.id()))), kept(source(hit))));
        }
        found.values().removeIf(kept -> kept.record().isRemoved());
        return found;
    }

    static Kept kept(JsonNode source) {
        return new Kept(
                RecordJson.read(source.path(Fields.RECORD)),
                source.path(Fields.SEQUENCE).asLong(),
                source.path(Fields.VERSION).asInt());
    }

    /** A state of the index that does not change while pages of it are read; {@link #letGo} it. */
    String pin() {
        return cluster.ask(es -> es.openPointInTime(o -> {
                    o.index(index).keepAlive(KEPT);
                    return routing.isEmpty() ? o : o.routing(routing);
                }))
                .id();
    }

    /** Nobody waits for it; where it fails, the state ends by itself. */
    void letGo(String pit) {
        cluster.tell(es -> es.closePointInTime(c -> c.id(pit)));
    }

    /** Whether the failure says that a pinned state is no longer kept. */
    static boolean isGone(IndexUnavailableException e) {
        return e.getCause() instanceof ElasticsearchException elasticsearchException
                && elasticsearchException.status() == 404;
    }

    /**
     * Statistics are those of each shard by itself, unless the question says otherwise.
     *
     * @param pit a pinned state; null for the present one
     * @throws IndexUnavailableException if a part of the index gave no answer in time
     */
    SearchResponse<JsonNode> run(@Nullable String pit, Consumer<SearchRequest.Builder> asked) {
        var request = new SearchRequest.Builder().timeout(timeout).allowPartialSearchResults(false);
        if (pit == null) {
            request.index(index);
            if (!routing.isEmpty()) {
                request.routing(routing);
            }
        } else {
            request.pit(p -> p.id(pit).keepAlive(KEPT));
        }
        asked.accept(request);
        var built = request.build();
        SearchResponse<JsonNode> answer = cluster.ask(es -> es.search(built, JsonNode.class));
        if (answer.timedOut() || answer.shards().failed().intValue() > 0) {
            throw new IndexUnavailableException(
                    Message.of("index-unavailable.partial", timeout), new TimeoutException());
        }
        return answer;
    }

    static long total(SearchResponse<JsonNode> answer) {
        var total = answer.hits().total();
        return total == null ? 0 : total.value();
    }

    /** Whether any record is in both. */
    boolean any(Query query, Query filter) {
        return total(run(
                        null,
                        request -> request.size(0)
                                .terminateAfter(1L)
                                .trackTotalHits(t -> t.enabled(true))
                                .query(q -> q.bool(b -> b.filter(query, filter)))))
                > 0;
    }

    static JsonNode source(Hit<JsonNode> hit) {
        JsonNode source = hit.source();
        if (source == null) {
            throw new IllegalStateException("an entry of the index holds no record");
        }
        return source;
    }

    static io.clew.search.SearchPage.Hit shown(Hit<JsonNode> hit, double score, Fragments fragments) {
        Record record = RecordJson.read(source(hit).path(Fields.RECORD));
        return new io.clew.search.SearchPage.Hit(
                record.ref(),
                record.type(),
                record.title(),
                record.occurredAt(),
                score,
                fragments.of(record),
                fragments.entities(record));
    }

    /**
     * Every record that matches, in order of sequence, from one state of the index. What one page holds is asked for without
     * keeping the state. Of more, the next page is on its way while the records of one are taken.
     */
    void scan(Query query, long after, LongConsumer total, RecordSink sink) {
        var whole = following(null, query, after, FIRST_PAGE, true);
        if (whole.hits().hits().size() == FIRST_PAGE) {
            scanPages(query, after, total, sink);
            return;
        }
        total.accept(total(whole));
        for (Hit<JsonNode> hit : whole.hits().hits()) {
            if (!sink.accept(kept(source(hit)))) {
                return;
            }
        }
    }

    private void scanPages(Query query, long after, LongConsumer total, RecordSink sink) {
        String pit = pin();
        try {
            int size = FIRST_PAGE;
            var answer = following(pit, query, after, size, true);
            total.accept(total(answer));
            while (true) {
                List<Hit<JsonNode>> hits = answer.hits().hits();
                boolean last = hits.size() < size;
                size = last ? 0 : following(hits);
                int next = size;
                var ahead = new FutureTask<>(() -> following(pit, query, sequence(hits.getLast()), next, false));
                if (!last) {
                    Thread.ofVirtual().name("scan-ahead").start(ahead);
                }
                for (Hit<JsonNode> hit : hits) {
                    if (!sink.accept(kept(source(hit)))) {
                        return;
                    }
                }
                if (last) {
                    return;
                }
                answer = awaited(ahead);
            }
        } finally {
            letGo(pit);
        }
    }

    private SearchResponse<JsonNode> following(@Nullable String pit, Query query, long after, int size, boolean count) {
        return run(
                pit,
                request -> request.size(size)
                        .query(matching(
                                query,
                                List.of(Query.of(q -> q.range(r -> r.longNumber(
                                        n -> n.field(Fields.SEQUENCE).gt(after)))))))
                        .sort(by(Fields.SEQUENCE, SortOrder.Asc))
                        .trackTotalHits(t -> t.enabled(count)));
    }

    /** How many of such records make a page. */
    private static int following(List<Hit<JsonNode>> hits) {
        long chars = 1;
        for (Hit<JsonNode> hit : hits) {
            chars += 500L + RecordJson.textOf(source(hit).path(Fields.RECORD)).length();
        }
        return (int) Math.clamp(PAGE_CHARS * (long) hits.size() / chars, 1, LARGEST_PAGE);
    }

    private static long sequence(Hit<JsonNode> hit) {
        return source(hit).path(Fields.SEQUENCE).asLong();
    }

    private static <T> T awaited(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexUnavailableException(Message.of("index-unavailable.read-interrupted"), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
        }
    }

    static Query matching(Query query, List<Query> filters) {
        var all = new BoolQuery.Builder().filter(filters);
        if (query.isMatchAll()) {
            all.filter(query);
        } else {
            all.must(query);
        }
        return all.build()._toQuery();
    }

    /** Records without a value come last. */
    static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(order).missing("_last")));
    }

    /** All values of a facet that has too many for one answer. */
    List<FacetValue> rest(@Nullable String pit, Query query, String facet) {
        List<FacetValue> values = new ArrayList<>();
        Map<String, FieldValue> after = Map.of();
        do {
            Map<String, FieldValue> from = after;
            var source = NamedValue.of("value", CompositeAggregationSource.of(s -> s.terms(t -> t.field(facet))));
            var answer = run(
                    pit,
                    request -> request.size(0)
                            .query(query)
                            .aggregations(
                                    "all",
                                    Aggregation.of(a -> a.composite(c -> {
                                        c.size(BUCKETS).sources(source);
                                        return from.isEmpty() ? c : c.after(from);
                                    }))));
            var page = Counted.of(answer.aggregations(), "all").composite();
            page.buckets()
                    .array()
                    .forEach(bucket -> values.add(new FacetValue(
                            Objects.requireNonNull(bucket.key().get("value")).stringValue(), bucket.docCount())));
            after = page.afterKey();
        } while (!after.isEmpty());
        return values;
    }
}
