package io.clew.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the boolean query that says the same, over random records in several segments, some of them deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordRankingTest {

    private static final int TERMS = 24;
    private static final Sort BEST = new Sort(SortField.FIELD_SCORE, new SortField("number", SortField.Type.LONG));

    private final Directory directory = new ByteBuffersDirectory();
    private @Nullable DirectoryReader reader;

    @BeforeAll
    void fill() throws IOException {
        var random = new Random(5);
        var config = new IndexWriterConfig(new WhitespaceAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
        try (var writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < 23_000; i++) {
                var document = new Document();
                document.add(new TextField("pair", terms(random), Field.Store.NO));
                document.add(new TextField("single", terms(random), Field.Store.NO));
                document.add(new StringField("source", "s" + random.nextInt(40), Field.Store.NO));
                document.add(new NumericDocValuesField("number", i));
                writer.addDocument(document);
                if (i == 12_000 || i == 12_500) {
                    writer.commit();
                }
            }
            writer.deleteDocuments(new Term("source", "s7"));
        }
        reader = DirectoryReader.open(directory);
    }

    /** The first terms are in most records, the last in hardly any; some records have none. */
    private static String terms(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(30); n > 0; n--) {
            text.append('t')
                    .append((int) (TERMS * Math.pow(random.nextDouble(), 3)))
                    .append(' ');
        }
        return text.toString();
    }

    @AfterAll
    void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        directory.close();
    }

    static List<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(Long::valueOf).toList();
    }

    /** With scores that add up exactly and are often the same, so that the order below them shows as well. */
    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheRecordsOfEachPageInTheOrderOfTheBooleanQuery(long seed) throws IOException {
        var searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BooleanSimilarity());
        var asked = new Asked(new Random(seed));
        @Nullable FieldDoc after = null;
        for (int page = 0; page < 3; page++) {
            TopFieldDocs plain = searcher.search(asked.same(), best(after, Integer.MAX_VALUE));
            WordRanking.Ranked ranked = asked.ranked(searcher, after);
            assertThat(ranked.total()).isEqualTo(plain.totalHits.value());
            assertThat(documents(ranked.top())).isEqualTo(documents(plain));
            if (plain.scoreDocs.length < 20) {
                return;
            }
            after = (FieldDoc) plain.scoreDocs[19];
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void scoresLikeTheBooleanQuery(long seed) throws IOException {
        var searcher = new IndexSearcher(reader);
        var asked = new Asked(new Random(seed));
        float[] plain = scores(searcher.search(asked.same(), best(null, Integer.MAX_VALUE)));
        assertThat(scores(asked.ranked(searcher, null).top())).containsExactly(plain, within(1e-4f));
    }

    private static TopFieldCollectorManager best(@Nullable FieldDoc after, int exact) {
        return new TopFieldCollectorManager(BEST, 20, after, exact);
    }

    private record Asked(
            List<Query> pairs,
            int least,
            List<Query> singles,
            @Nullable Query filter) {

        private Asked(Random random) {
            this(
                    queries(random, "pair"),
                    1 + random.nextInt(4),
                    queries(random, "single"),
                    WordRankingTest.filter(random));
        }

        WordRanking.Ranked ranked(IndexSearcher searcher, @Nullable FieldDoc after) throws IOException {
            return new WordRanking(searcher, new WordRanking.Run(pairs, least, singles), filter)
                    .search(best(after, 1), new FacetCounter(Set.of()));
        }

        Query same() {
            var required = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
            pairs.forEach(pair -> required.add(pair, Occur.SHOULD));
            var all = new BooleanQuery.Builder().add(required.build(), Occur.MUST);
            singles.forEach(single -> all.add(single, Occur.SHOULD));
            if (filter != null) {
                all.add(filter, Occur.FILTER);
            }
            return all.build();
        }
    }

    private static List<Query> queries(Random random, String field) {
        List<Query> queries = new ArrayList<>();
        random.ints(0, TERMS + 3)
                .distinct()
                .limit(1 + random.nextInt(12))
                .forEach(term ->
                        queries.add(new BoostQuery(new TermQuery(new Term(field, "t" + term)), 1 + random.nextInt(5))));
        return queries;
    }

    private static @Nullable Query filter(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new TermQuery(new Term("source", "s" + random.nextInt(45)));
            case 1 -> NumericDocValuesField.newSlowRangeQuery("number", 100, random.nextInt(23_000));
            case 2 ->
                new BooleanQuery.Builder()
                        .add(new TermQuery(new Term("source", "s1")), Occur.SHOULD)
                        .add(NumericDocValuesField.newSlowRangeQuery("number", 4_000, 4_200), Occur.SHOULD)
                        .build();
            default -> null;
        };
    }

    private static List<Integer> documents(TopFieldDocs top) {
        return IntStream.range(0, top.scoreDocs.length)
                .mapToObj(i -> top.scoreDocs[i].doc)
                .toList();
    }

    private static float[] scores(TopFieldDocs top) {
        float[] scores = new float[top.scoreDocs.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (Float) ((FieldDoc) top.scoreDocs[i]).fields[0];
        }
        return scores;
    }
}
