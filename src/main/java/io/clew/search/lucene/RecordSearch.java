package io.clew.search.lucene;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.Fragments;
import io.clew.search.QueryReader;
import io.clew.search.ReadQuery;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordIndex.RecordSink;
import io.clew.search.RecordQuery;
import io.clew.search.RecordQuery.Sort;
import io.clew.search.SearchPage;
import io.clew.search.SearchPage.FacetValue;
import io.clew.search.SearchPage.Hit;
import io.clew.search.SimilarQuery;
import io.clew.search.lucene.codec.RecordScan;
import io.clew.search.lucene.codec.StoredRecord;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Answers questions from one state of the index. */
final class RecordSearch {

    /** Gives the name under which the state is kept for the pages that follow. */
    interface Pin {
        long pin() throws IOException;
    }

    private final IndexSearcher searcher;
    private final IndexReader reader;

    RecordSearch(IndexSearcher searcher) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
    }

    /** Those that are there. */
    Map<RecordRef, Kept> get(Collection<RecordRef> refs) throws IOException {
        var versions = new CurrentVersions(reader);
        var found = new LinkedHashMap<RecordRef, Kept>();
        for (RecordRef ref : refs) {
            int document = versions.document(ref);
            if (document >= 0) {
                Kept kept = kept(document);
                if (!kept.record().isRemoved()) {
                    found.put(ref, kept);
                }
            }
        }
        return found;
    }

    private Kept kept(int document) throws IOException {
        Record record = StoredRecord.read(searcher.storedFields(), document);
        return new Kept(record, number(Schema.SEQUENCE, document), (int) number(Schema.VERSION, document));
    }

    private long number(String column, int document) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), column);
        return values.advanceExact(document - leaf.docBase) ? values.longValue() : 0;
    }

    SearchPage first(Access access, RecordQuery query, Pin pin) throws IOException {
        ReadQuery read = read(access, query);
        return page(read, query, asked(access, query, read, -1), null, pin, IndexContent.highest(searcher));
    }

    /** @param same whether this is the state that the first page was read from */
    SearchPage next(Access access, RecordQuery query, Cursor cursor, boolean same) throws IOException {
        ReadQuery read = read(access, query);
        Asked asked = asked(access, query, read, same ? -1 : cursor.bound());
        return page(read, query, asked, cursor, cursor::pinned, cursor.bound());
    }

    void scan(Access access, RecordQuery query, LongConsumer total, RecordSink sink) throws IOException {
        Asked asked = asked(access, query, read(access, query), -1);
        new RecordScan(searcher).run(asked.whole(), 0, total, sink);
    }

    void since(Access access, RecordQuery query, long after, long upTo, RecordSink sink) throws IOException {
        Asked asked = asked(access, query, read(access, query), -1);
        new RecordScan(searcher).run(asked.whole(), after, upTo, sink);
    }

    void naming(Access access, Collection<EntityKey> keys, RecordSink sink) throws IOException {
        var all = new BooleanQuery.Builder().add(QueryCompiler.names(List.copyOf(keys)), Occur.FILTER);
        Query sources = Readable.of(reader, access).filter();
        if (sources != null) {
            all.add(sources, Occur.FILTER);
        }
        new RecordScan(searcher).run(all.build(), 0, total -> {}, sink);
    }

    private ReadQuery read(Access access, RecordQuery query) throws IOException {
        var vocabulary = new IndexVocabulary(reader, Readable.of(reader, access));
        return QueryReader.read(query.text(), query.refused(), query.pinyin(), vocabulary);
    }

    /**
     * @param text what was asked in words
     * @param filter what else must hold; null for nothing
     */
    private record Asked(Query text, @Nullable Query filter) {

        Query whole() {
            return filter == null
                    ? text
                    : new BooleanQuery.Builder()
                            .add(text, text instanceof MatchAllDocsQuery ? Occur.FILTER : Occur.MUST)
                            .add(filter, Occur.FILTER)
                            .build();
        }
    }

    /** @param bound highest sequence number to find; -1 for all */
    private Asked asked(Access access, RecordQuery query, ReadQuery read, long bound) throws IOException {
        List<Query> filters = filters(access, query);
        if (bound >= 0) {
            filters.add(NumericDocValuesField.newSlowRangeQuery(Schema.SEQUENCE, 0, bound));
        }
        return new Asked(new QueryCompiler(reader).compile(read.clause()), all(filters));
    }

    private static @Nullable Query all(List<Query> filters) {
        if (filters.isEmpty()) {
            return null;
        }
        var all = new BooleanQuery.Builder();
        filters.forEach(filter -> all.add(filter, Occur.FILTER));
        return all.build();
    }

    private List<Query> filters(Access access, RecordQuery query) throws IOException {
        List<Query> filters = new ArrayList<>();
        Query sources = Readable.of(reader, access, query.sources()).filter();
        if (sources != null) {
            filters.add(sources);
        }
        if (!query.types().isEmpty()) {
            filters.add(new TermInSetQuery(
                    Schema.TYPE, query.types().stream().map(BytesRef::new).toList()));
        }
        if (query.when().from() != null || query.when().to() != null) {
            filters.add(
                    QueryCompiler.when(query.when().fromMillis(), query.when().toMillis()));
        }
        for (EntityKey key : query.entities()) {
            filters.add(QueryCompiler.names(List.of(key)));
        }
        return filters;
    }

    private SearchPage page(
            ReadQuery read, RecordQuery query, Asked asked, @Nullable Cursor cursor, Pin pin, long bound)
            throws IOException {
        Sort sort = query.sort() == Sort.RELEVANCE && !read.ranks() ? Sort.NEWEST : query.sort();
        Found found = top(asked, QueryCompiler.run(read.clause()), sort, query, cursor);
        TopFieldDocs top = found.top();
        var fragments = new Fragments(read.clause(), query.entities());
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < Math.min(query.size(), top.scoreDocs.length); i++) {
            hits.add(hit(top.scoreDocs[i].doc, score(top.scoreDocs[i], sort), fragments));
        }
        String next = "";
        if (!hits.isEmpty() && top.scoreDocs.length > query.size()) {
            var last = (FieldDoc) top.scoreDocs[query.size() - 1];
            next = new Cursor(
                            pin.pin(),
                            bound,
                            query.question(),
                            place(last, sort),
                            hits.getLast().ref())
                    .text();
        }
        return new SearchPage(top.totalHits.value(), hits, found.facets(), read.interpretation(), next);
    }

    private record Found(TopFieldDocs top, Map<String, List<FacetValue>> facets) {}

    /**
     * The hits of a page, with the exact total. Where the number of matches is not enough to know it goes twice: once to
     * count without scores, once for the best, which may pass over blocks of records that cannot be among them.
     *
     * @param run the words, where they are nothing but one run
     */
    private Found top(Asked asked, Optional<WordRanking.Run> run, Sort sort, RecordQuery page, @Nullable Cursor cursor)
            throws IOException {
        FieldDoc after = cursor == null ? null : after(cursor, sort);
        var best = new TopFieldCollectorManager(order(sort), page.size() + 1, after, 1);
        var facets = new FacetCounter(page.facets());
        if (sort == Sort.RELEVANCE && run.isPresent()) {
            var ranking = new WordRanking(searcher, run.get(), asked.filter());
            if (!ranking.isNarrow()) {
                WordRanking.Ranked ranked = ranking.search(best, facets);
                return new Counted(ranked.total(), ranked.facets()).with(ranked.top());
            }
        }
        Query query = asked.whole();
        if (facets.isEmpty() && (sort == Sort.RELEVANCE || isCounted(query))) {
            return new Counted(searcher.count(query), Map.of()).with(searcher.search(query, best));
        }
        if (sort == Sort.RELEVANCE) {
            return count(query, new TotalHitCountCollectorManager(searcher.getSlices()), facets)
                    .with(searcher.search(query, best));
        }
        var all = new TopFieldCollectorManager(order(sort), page.size() + 1, after, Integer.MAX_VALUE);
        if (facets.isEmpty()) {
            return new Found(searcher.search(query, all), Map.of());
        }
        Object[] both = searcher.search(query, new MultiCollectorManager(all, facets));
        return new Found((TopFieldDocs) both[0], counted(both[1]));
    }

    private record Counted(long total, Map<String, List<FacetValue>> facets) {
        Found with(TopFieldDocs best) {
            var exactly = new TotalHits(total, TotalHits.Relation.EQUAL_TO);
            return new Found(new TopFieldDocs(exactly, best.scoreDocs, best.fields), facets);
        }
    }

    private <C extends Collector, N extends Number> Counted count(
            Query query, CollectorManager<C, N> counting, FacetCounter facets) throws IOException {
        if (facets.isEmpty()) {
            return new Counted(searcher.search(query, counting).longValue(), Map.of());
        }
        Object[] both = searcher.search(query, new MultiCollectorManager(counting, facets));
        return new Counted(((Number) both[0]).longValue(), counted(both[1]));
    }

    @SuppressWarnings("unchecked") // what a FacetCounter gives
    private static Map<String, List<FacetValue>> counted(Object facets) {
        return (Map<String, List<FacetValue>>) facets;
    }

    /** Whether the index knows without looking how many match. */
    private boolean isCounted(Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : reader.leaves()) {
            if (weight.count(leaf) < 0) {
                return false;
            }
        }
        return true;
    }

    private static org.apache.lucene.search.Sort order(Sort sort) {
        var name = new SortField(Schema.REF, SortField.Type.STRING_VAL);
        return switch (sort) {
            case RELEVANCE -> new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, name);
            case NEWEST -> new org.apache.lucene.search.Sort(time(true, Long.MIN_VALUE), name);
            case OLDEST -> new org.apache.lucene.search.Sort(time(false, Long.MAX_VALUE), name);
        };
    }

    /** @param missing stands for no time, so that such records come last */
    private static SortField time(boolean newest, long missing) {
        return new SortField(Schema.AT, SortField.Type.LONG, newest, missing);
    }

    private static long place(FieldDoc hit, Sort sort) {
        return sort == Sort.RELEVANCE ? Float.floatToIntBits((Float) hit.fields[0]) : (Long) hit.fields[0];
    }

    private static FieldDoc after(Cursor cursor, Sort sort) {
        Object first = sort == Sort.RELEVANCE ? (Object) Float.intBitsToFloat((int) cursor.place()) : cursor.place();
        var name = new BytesRef(cursor.last().toString());
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {first, name});
    }

    private static double score(ScoreDoc hit, Sort sort) {
        return sort == Sort.RELEVANCE ? (Float) ((FieldDoc) hit).fields[0] : 0;
    }

    private Hit hit(int document, double score, Fragments fragments) throws IOException {
        Record record = StoredRecord.read(searcher.storedFields(), document);
        return new Hit(
                record.ref(),
                record.type(),
                record.title(),
                record.occurredAt(),
                score,
                fragments.of(record),
                fragments.entities(record));
    }

    SearchPage similar(Access access, SimilarQuery query, long large) throws IOException {
        Query filter = all(filters(access, query.filter()));
        var found = new SimilarRecords(searcher, large)
                .find(
                        query.text(),
                        filter,
                        query.except().orElse(null),
                        query.filter().size());
        var fragments = new Fragments(found.telling());
        List<Hit> hits = new ArrayList<>();
        for (SimilarRecords.Scored scored : found.best()) {
            hits.add(hit(scored.document(), scored.score(), fragments));
        }
        return new SearchPage(found.total(), hits, Map.of(), List.of(), "");
    }
}
