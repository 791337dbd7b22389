package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.elastic.IndexDefinition;
import io.clew.elastic.WhenThere;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.Fragments;
import io.clew.search.QueryReader;
import io.clew.search.ReadQuery;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.RecordRestore;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Records in an Elasticsearch cluster, behind the alias {@code <prefix>-records}: in one index, or in further ones for
 * months of large sources, as {@link Places} says.
 *
 * <p>One installation of Clew writes to an index. An append is durable (written to the log of the shard and its
 * replicas) and searchable when it returns. A cluster that is away gives {@link IndexUnavailableException}; when it is
 * back, the next question is answered.
 */
public final class ElasticRecordIndex implements RecordIndex, RecordRestore {

    /**
     * The index once it was found and compared with what this version defines.
     *
     * @param alone whether no other index is behind the alias, and none will be
     */
    private record Opened(
            String index,
            boolean alone,
            RecordWriter writer,
            RecordSearch search,
            IndexVocabulary.Known<Boolean> known,
            IndexVocabulary.Known<Set<String>> kinds) {}

    private final Cluster cluster;
    private final WhenThere<Opened> opened;
    private final long large;
    /** The sequence since which nothing was removed; what a cursor pinned before may hold what is gone. */
    private volatile long lastRemoval;

    private final TermLimit limit = new TermLimit();

    private ElasticRecordIndex(Cluster cluster, long large) {
        this.large = large;
        this.cluster = cluster;
        this.opened = new WhenThere<>(this::find);
    }

    private Opened find() {
        String alias = alias(cluster.settings());
        String index = cluster.prepare(alias, definition(cluster.settings()));
        var search = new RecordSearch(cluster, alias, List.of());
        cluster.write(es -> es.indices().refresh(r -> r.index(alias)));
        var places = new Places(cluster, index, alias);
        boolean alone = !places.many() && cluster.indices(alias).size() == 1;
        var writer = new RecordWriter(cluster, places, highest(search));
        lastRemoval = writer.durable(); // of an earlier run, for all that is known
        return new Opened(
                index,
                alone,
                writer,
                search,
                new IndexVocabulary.Known<>(writer::durable),
                new IndexVocabulary.Known<>(writer::durable));
    }

    private RecordSearch search() {
        return opened.get().search();
    }

    /** Asks only the shards where sources of this reader lie. */
    private RecordSearch search(Readable readable) {
        return opened.get().search().of(readable);
    }

    private RecordWriter writer() {
        return opened.get().writer();
    }

    /** As {@link #open(ElasticSettings, long)} with {@link SimilarQuery#LARGE}. */
    public static ElasticRecordIndex open(ElasticSettings settings) {
        return open(settings, SimilarQuery.LARGE);
    }

    /**
     * Opens the index, or makes an empty one where the cluster holds none; while the cluster is away, the first question
     * after it came back does.
     *
     * @param large with more records than this, similar ones are scored among candidates only
     * @throws io.clew.elastic.MappingDriftException if it is another than this version defines
     */
    public static ElasticRecordIndex open(ElasticSettings settings, long large) {
        var cluster = Cluster.open(settings);
        boolean open = false;
        try {
            var records = new ElasticRecordIndex(cluster, large);
            records.opened.tried();
            open = true;
            return records;
        } finally {
            if (!open) {
                cluster.close();
            }
        }
    }

    static String alias(ElasticSettings settings) {
        return settings.prefix() + "-records";
    }

    static IndexDefinition definition(ElasticSettings settings) {
        return IndexDefinition.shipped("records", settings.layout());
    }

    private static long highest(RecordSearch search) {
        var last = search.run(
                        null,
                        request -> request.size(1)
                                .query(QueryCompiler.everything())
                                .sort(RecordSearch.by(Fields.SEQUENCE, SortOrder.Desc)))
                .hits()
                .hits();
        return last.isEmpty()
                ? 0
                : RecordSearch.source(last.getFirst()).path(Fields.SEQUENCE).asLong();
    }

    @Override
    public Appended append(List<Record> batch) {
        return writer().append(batch);
    }

    @Override
    public List<KeptFacts> remove(Collection<RecordRef> refs) {
        var gone = search().get(refs).keySet().stream().map(Record::removed).toList();
        var removed =
                writer().append(gone).accepted().stream().map(KeptFacts::of).toList();
        lastRemoval = sequence();
        return removed;
    }

    @Override
    public void restore(List<Kept> batch) {
        writer().restore(batch);
    }

    @Override
    public long sequence() {
        return writer().durable();
    }

    @Override
    public Optional<Kept> get(Access access, RecordRef ref) {
        if (!access.maySee(ref.source())) {
            return Optional.empty();
        }
        Opened there = opened.get();
        var found = there.alone()
                ? there.search().get(ref)
                : Optional.ofNullable(there.search().get(List.of(ref)).get(ref));
        return found.filter(kept -> access.knows(kept.sequence()));
    }

    @Override
    public Map<RecordRef, Kept> get(Access access, Collection<RecordRef> refs) {
        var found = new LinkedHashMap<>(search().get(
                        refs.stream().filter(ref -> access.maySee(ref.source())).toList()));
        found.values().removeIf(kept -> !access.knows(kept.sequence()));
        return found;
    }

    @Override
    public SearchPage search(Access access, RecordQuery query) {
        if (query.size() < 0 || query.size() > RecordQuery.MOST) {
            throw new ClewException(Message.of("size", RecordQuery.MOST, query.size()));
        }
        Cursor cursor = query.cursor().isEmpty() ? null : Cursor.parse(query.cursor(), query);
        ReadQuery read = read(access, query);
        RecordSearch search = search(Readable.of(access, query.sources()));
        var pages = new RecordPages(search, access, query, read, limit, this::kinds);
        if (cursor == null) {
            return pages.page(null, query.size() == 0 ? null : search.pin(), writer().durable(), -1);
        }
        long bound = cursor.bound();
        if (bound < lastRemoval) {
            return pages.page(cursor, search.pin(), bound, bound);
        }
        try {
            return pages.page(cursor, cursor.pit(), bound, -1);
        } catch (IndexUnavailableException e) {
            if (!RecordSearch.isGone(e)) {
                throw e;
            }
            return pages.page(cursor, search.pin(), bound, bound);
        }
    }

    private ReadQuery read(Access access, RecordQuery query) {
        var vocabulary = new IndexVocabulary(
                search(Readable.of(access)), Readable.of(access), opened.get().known());
        return QueryReader.read(query.text(), query.refused(), query.pinyin(), vocabulary);
    }

    /** Types of entity that records name. */
    private Set<String> kinds() {
        return opened.get()
                .kinds()
                .of(
                        "kinds",
                        new Readable(Set.of(), Access.NOW),
                        () -> Set.copyOf(counts(Fields.KIND).keySet()));
    }

    private Map<String, Long> counts(String field) {
        var answer = search().run(
                        null,
                        request -> request.size(0)
                                .query(QueryCompiler.everything())
                                .aggregations(
                                        "all",
                                        Aggregation.of(
                                                a -> a.terms(t -> t.field(field).size(Facets.MOST)))));
        Map<String, Long> counts = new TreeMap<>();
        Counted.of(answer.aggregations(), "all")
                .sterms()
                .buckets()
                .array()
                .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
        return counts;
    }

    @Override
    public void scan(Access access, RecordQuery query, LongConsumer total, RecordSink sink) {
        ReadQuery read = read(access, query);
        List<Query> filters = RecordFilters.of(access, query);
        limit.within(most -> {
            Query matching =
                    RecordSearch.matching(new QueryCompiler(most, this::kinds).compile(read.clause()), filters);
            search(Readable.of(access, query.sources())).scan(matching, 0, total, sink);
            return most;
        });
    }

    @Override
    public void since(Access access, RecordQuery query, long after, long upTo, RecordSink sink) {
        ReadQuery read = read(access, query);
        List<Query> filters = RecordFilters.of(access, query);
        limit.within(most -> {
            Query matching =
                    RecordSearch.matching(new QueryCompiler(most, this::kinds).compile(read.clause()), filters);
            search(Readable.of(access, query.sources()))
                    .scan(matching, after, total -> {}, kept -> kept.sequence() <= upTo && sink.accept(kept));
            return most;
        });
    }

    @Override
    public void naming(Access access, Collection<EntityKey> keys, RecordSink sink) {
        Readable readable = Readable.of(access);
        Query matching = RecordSearch.matching(QueryCompiler.names(List.copyOf(keys)), List.of(readable.filter()));
        search(readable).scan(matching, 0, total -> {}, sink);
    }

    @Override
    public SearchPage similar(Access access, SimilarQuery query) {
        List<Query> filters = RecordFilters.of(access, query.filter());
        RecordSearch search = search(Readable.of(access, query.filter().sources()));
        query.except().ifPresent(ref -> filters.add(Query.of(q -> q.bool(b -> b.mustNot(SimilarRecords.except(ref))))));
        return limit.within(most -> {
            var asked = new SimilarRecords(cluster, opened.get().index()).asked(query.text(), most, sequence() > large);
            if (asked.query() == null) {
                return new SearchPage(0, List.of(), Map.of(), List.of(), "");
            }
            Query matching = RecordSearch.matching(asked.query(), filters);
            var answer = search.run(
                    null,
                    request -> request.size(query.filter().size())
                            .searchType(SearchType.DfsQueryThenFetch)
                            .query(matching)
                            .rescore(asked.rescoring())
                            .trackTotalHits(t -> t.enabled(true)));
            var fragments = new Fragments(asked.telling());
            List<SearchPage.Hit> hits = new ArrayList<>();
            answer.hits().hits().forEach(hit -> hits.add(RecordSearch.shown(hit, score(hit), fragments)));
            return new SearchPage(RecordSearch.total(answer), hits, Map.of(), List.of(), "");
        });
    }

    private static double score(Hit<JsonNode> hit) {
        Double score = hit.score();
        return score == null ? 0 : score;
    }

    @Override
    public List<Suggestion> suggest(Access access, String typed, int limit) {
        return new Suggestions(search(Readable.of(access)), Readable.of(access)).of(typed, limit);
    }

    @Override
    public Map<EntityKey, Mark> marks(Access access, Collection<EntityKey> keys) {
        return new KeyReader(search(Readable.of(access)), Readable.of(access)).marks(keys);
    }

    @Override
    public List<KeyCount> count(Access access, List<EntityKey> keys) {
        return new KeyReader(search(Readable.of(access)), Readable.of(access)).count(keys);
    }

    @Override
    public Map<EntityKey, List<NameCount>> names(Access access, Collection<EntityKey> keys) {
        return new KeyReader(search(Readable.of(access)), Readable.of(access)).names(keys);
    }

    @Override
    public void replay(long after, RecordSink sink) {
        search().scan(
                        QueryCompiler.everything(),
                        after,
                        total -> {},
                        kept -> kept.record().isRemoved() || sink.accept(kept));
    }

    @Override
    public void facts(long after, Predicate<KeptFacts> sink) {
        search().scan(QueryCompiler.everything(), after, total -> {}, kept -> sink.test(KeptFacts.of(kept)));
    }

    @Override
    public Map<String, Long> totals() {
        Map<String, Long> totals = counts(Fields.SOURCE);
        totals.remove(Record.REMOVED);
        return totals;
    }

    @Override
    public void close() {
        Opened there = opened.made();
        if (there != null) {
            there.writer().close();
        }
        cluster.close();
    }
}
