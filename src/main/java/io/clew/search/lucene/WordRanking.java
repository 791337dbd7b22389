package io.clew.search.lucene;

import io.clew.search.SearchPage.FacetValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.IndexSearcher.LeafReaderContextPartition;
import org.apache.lucene.search.IndexSearcher.LeafSlice;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.MathUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds, counts and ranks the records that a long run of words finds, all in one pass over the lists of its pairs.
 * Which records match is known only once every pair was looked at, so nothing can be skipped there and the lists are
 * added up whole, a window of records at a time; the single characters, which only order, are looked up for those
 * records alone that could still be among the best.
 *
 * <p>Costs some 3 ns for each entry of the pairs' lists, spread over the searcher's threads.
 */
final class WordRanking {

    /**
     * A run of words as it is scored: the sum of what its pairs and single characters score.
     *
     * @param least how many of the pairs a record must have
     */
    record Run(List<Query> pairs, int least, List<Query> singles) {}

    /** @param top as its collector gives it; its own total means nothing */
    record Ranked(long total, TopFieldDocs top, Map<String, List<FacetValue>> facets) {}

    private static final int WINDOW = 4096;

    private final IndexSearcher searcher;
    private final Run run;
    private final List<Weight> pairs = new ArrayList<>();
    private final List<Weight> singles = new ArrayList<>();
    /** The singles again, as scorers that know how much they can give but take longer to step. */
    private final List<Weight> bounds = new ArrayList<>();

    private final @Nullable Weight filter;

    /** @param filter what else must hold of a record; null for nothing */
    WordRanking(IndexSearcher searcher, Run run, @Nullable Query filter) throws IOException {
        this.searcher = searcher;
        this.run = run;
        for (Query pair : run.pairs()) {
            pairs.add(searcher.createWeight(searcher.rewrite(pair), ScoreMode.COMPLETE, 1));
        }
        for (Query single : run.singles()) {
            Query plain = searcher.rewrite(single);
            singles.add(searcher.createWeight(plain, ScoreMode.COMPLETE, 1));
            bounds.add(searcher.createWeight(plain, ScoreMode.TOP_SCORES, 1));
        }
        this.filter = filter == null
                ? null
                : searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    /** Whether the filter leaves so few records that to look each of them up is less work than to read the lists. */
    boolean isNarrow() throws IOException {
        if (filter == null) {
            return false;
        }
        long left = 0;
        long entries = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            left += cost(filter, leaf);
            for (Weight pair : pairs) {
                entries += cost(pair, leaf);
            }
        }
        return left * run.pairs().size() < entries / 4;
    }

    private static long cost(Weight weight, LeafReaderContext leaf) throws IOException {
        ScorerSupplier supplier = weight.scorerSupplier(leaf);
        return supplier == null ? 0 : supplier.cost();
    }

    Ranked search(TopFieldCollectorManager best, FacetCounter facets) throws IOException {
        List<Slice> slices = new ArrayList<>();
        List<Callable<Slice>> tasks = new ArrayList<>();
        for (LeafSlice each : searcher.getSlices()) {
            var slice = new Slice(best.newCollector(), facets.newCollector());
            slices.add(slice);
            tasks.add(() -> slice.read(each));
        }
        searcher.getTaskExecutor().invokeAll(tasks);
        return new Ranked(
                slices.stream().mapToLong(slice -> slice.total).sum(),
                best.reduce(slices.stream().map(slice -> slice.best).toList()),
                facets.reduce(slices.stream().map(slice -> slice.facets).toList()));
    }

    /** What one thread found. */
    private final class Slice {

        private final TopFieldCollector best;
        private final FacetCounter.Part facets;
        private final Sums sums = new Sums();
        private long total;

        Slice(TopFieldCollector best, FacetCounter.Part facets) {
            this.best = best;
            this.facets = facets;
        }

        Slice read(LeafSlice slice) throws IOException {
            for (LeafReaderContextPartition part : slice.partitions) {
                List<Scorer> must = scorers(pairs, part.ctx);
                Filter holds = Filter.of(filter, part.ctx);
                if (must.size() >= run.least() && holds != null) {
                    read(
                            part,
                            must,
                            new Singles(scorers(singles, part.ctx), scorers(bounds, part.ctx), part.ctx),
                            holds);
                }
            }
            return this;
        }

        private void read(LeafReaderContextPartition part, List<Scorer> must, Singles order, Filter holds)
                throws IOException {
            LeafCollector ranking = best.getLeafCollector(part.ctx);
            LeafCollector counting = facets.getLeafCollector(part.ctx);
            var score = new Score();
            ranking.setScorer(score);
            int end = Math.min(part.maxDocId, part.ctx.reader().maxDoc());
            Bits live = part.ctx.reader().getLiveDocs();
            QueryTimeout timeout = searcher.getTimeout();
            for (Scorer list : must) {
                list.iterator().advance(part.minDocId);
            }
            int from = next(must, end);
            while (from < end && (timeout == null || !timeout.shouldExit())) {
                int to = Math.min(end, from + WINDOW);
                sums.start(from);
                for (Scorer list : must) {
                    sums.count(list, to, live);
                }
                int matches = sums.keep(run.least(), holds);
                for (int i = 0; i < matches; i++) {
                    counting.collect(sums.match(i));
                }
                total += matches;
                order.rank(sums, matches, to, score, ranking);
                from = next(must, end);
            }
            counting.finish();
            ranking.finish();
        }

        private static int next(List<Scorer> lists, int end) {
            int next = end;
            for (Scorer list : lists) {
                next = Math.min(next, list.docID());
            }
            return next;
        }
    }

    private static List<Scorer> scorers(List<Weight> weights, LeafReaderContext leaf) throws IOException {
        List<Scorer> scorers = new ArrayList<>();
        for (Weight weight : weights) {
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                scorers.add(scorer);
            }
        }
        return scorers;
    }

    /** Sums of scores for a window of records. */
    private static final class Sums {

        private final DocAndFloatFeatureBuffer entries = new DocAndFloatFeatureBuffer();
        private final double[] sums = new double[WINDOW];
        private final int[] found = new int[WINDOW];
        private final int[] matches = new int[WINDOW]; // places in the window
        private int from;

        void start(int from) {
            this.from = from;
            Arrays.fill(sums, 0);
            Arrays.fill(found, 0);
        }

        /** Adds a list up to a record, and remembers which records are in it. */
        void count(Scorer list, int to, @Nullable Bits live) throws IOException {
            for (list.nextDocsAndScores(to, live, entries);
                    entries.size > 0;
                    list.nextDocsAndScores(to, live, entries)) {
                for (int i = 0; i < entries.size; i++) {
                    int place = entries.docs[i] - from;
                    sums[place] += entries.features[i];
                    found[place]++;
                }
            }
        }

        /** Adds a list up to a record. */
        void add(Scorer list, int to) throws IOException {
            if (list.docID() < from) {
                list.iterator().advance(from);
            }
            for (list.nextDocsAndScores(to, null, entries);
                    entries.size > 0;
                    list.nextDocsAndScores(to, null, entries)) {
                for (int i = 0; i < entries.size; i++) {
                    sums[entries.docs[i] - from] += entries.features[i];
                }
            }
        }

        /** How many records are in so many lists and pass. */
        int keep(int least, Filter holds) throws IOException {
            int kept = 0;
            for (int place = 0; place < WINDOW; place++) {
                if (found[place] >= least && holds.test(from + place)) {
                    matches[kept++] = place;
                }
            }
            return kept;
        }

        int match(int i) {
            return from + matches[i];
        }

        double sum(int i) {
            return sums[matches[i]];
        }
    }

    /** Adds what the single characters score, in one segment. */
    private static final class Singles {

        /** To look up one record in a list costs as much as reading on by so many. */
        private static final int LOOK_UP = 4;

        private final List<Scorer> lists;
        private final double[] most; // what a list and those behind it can add
        private final double density; // entries of all lists for each record of the segment

        Singles(List<Scorer> lists, List<Scorer> bounds, LeafReaderContext leaf) throws IOException {
            this.lists = lists;
            most = new double[lists.size() + 1];
            long entries = 0;
            for (int i = lists.size() - 1; i >= 0; i--) {
                most[i] = most[i + 1] + bounds.get(i).getMaxScore(DocIdSetIterator.NO_MORE_DOCS);
                entries += lists.get(i).iterator().cost();
            }
            density = (double) entries / leaf.reader().maxDoc();
        }

        /** Gives the matches of a window that can be of use to a collector. */
        void rank(Sums sums, int matches, int to, Score score, LeafCollector ranking) throws IOException {
            long likely = 0;
            for (int i = 0; i < matches; i++) {
                likely += most(sums.sum(i), 0) >= score.least ? 1 : 0;
            }
            boolean all = likely * lists.size() * LOOK_UP > density * WINDOW;
            if (all) {
                for (Scorer list : lists) {
                    sums.add(list, to);
                }
            }
            for (int i = 0; i < matches; i++) {
                score.value = all ? (float) sums.sum(i) : score(sums.sum(i), sums.match(i), score.least);
                if (score.value >= score.least) {
                    ranking.collect(sums.match(i));
                }
            }
        }

        private float most(double sum, int list) {
            return (float) MathUtil.sumUpperBound(sum + most[list], lists.size() + 1);
        }

        /**
         * The whole score of a record, or something less than is of use.
         *
         * @param document behind all those asked for before
         */
        private float score(double pairs, int document, float least) throws IOException {
            double sum = pairs;
            for (int i = 0; i < lists.size() && most(sum, i) >= least; i++) {
                if (reach(lists.get(i).iterator(), document)) {
                    sum += lists.get(i).score();
                }
            }
            return (float) sum;
        }
    }

    private static boolean reach(DocIdSetIterator iterator, int document) throws IOException {
        int at = iterator.docID();
        return (at < document ? iterator.advance(document) : at) == document;
    }

    private record Filter(
            @Nullable DocIdSetIterator likely, @Nullable TwoPhaseIterator sure) {

        /** Null where nothing in the segment can hold. */
        static @Nullable Filter of(@Nullable Weight weight, LeafReaderContext leaf) throws IOException {
            if (weight == null) {
                return new Filter(null, null);
            }
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                return null;
            }
            TwoPhaseIterator sure = scorer.twoPhaseIterator();
            return new Filter(sure == null ? scorer.iterator() : sure.approximation(), sure);
        }

        /** @param document behind all those asked for before */
        boolean test(int document) throws IOException {
            return likely == null || reach(likely, document) && (sure == null || sure.matches());
        }
    }

    /** What the collector of the best sees of a record. */
    private static final class Score extends Scorable {

        private float value;
        private float least;

        @Override
        public float score() {
            return value;
        }

        @Override
        public void setMinCompetitiveScore(float competitive) {
            least = competitive;
        }
    }
}
