package io.clew.search.lucene;

import io.clew.record.RecordRef;
import io.clew.search.SimilarQuery;
import io.clew.search.lucene.segment.CutText;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.LMJelinekMercerSimilarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ranks records by how likely their language model writes a given text, as {@link SimilarQuery} says.
 *
 * <p>Terms are taken one at a time and their scores added up in an array with a place for each record, so there is no
 * limit of terms and a text of a page costs its postings, about 5 ns each. In a large index only candidates are scored:
 * the best by BM25, which needs not look at every record.
 *
 * <p>Source: Zhai, Lafferty, <i>A Study of Smoothing Methods for Language Models</i>, TOIS 22(2), 2004.
 */
final class SimilarRecords {

    /** So few records that stepping from one to the next is cheaper than reading every posting. */
    private static final int SPARSE = 5_000;

    /** A match, best first, then by place in the index. */
    record Scored(int document, float score) {}

    /** @param total records that share a term with the text */
    record Found(long total, List<Scored> best, List<String> telling) {}

    /**
     * A term of the text that the index holds.
     *
     * @param places where each segment has it, looked up once
     */
    private record Asked(
            Term term,
            int often,
            float share,
            CollectionStatistics collection,
            TermStatistics statistics,
            TermStates places) {}

    private static final Comparator<Scored> WORST_FIRST =
            Comparator.comparingDouble(Scored::score).thenComparing(Scored::document, Comparator.reverseOrder());

    private final IndexSearcher searcher;
    private final IndexReader reader;
    private final long large;

    /** @param large in an index of more records than this, only candidates are scored */
    SimilarRecords(IndexSearcher searcher, long large) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
        this.large = large;
    }

    Found find(String text, @Nullable Query filter, @Nullable RecordRef except, int size) throws IOException {
        List<Asked> pairs = terms(Schema.PAIRS, CutText.pairs(text), 1);
        FixedBitSet sharing = sharing(pairs);
        sharing.and(allowed(filter, except));
        long total = sharing.cardinality();
        int count = Math.max(size, SimilarQuery.CANDIDATES);
        FixedBitSet candidates = reader.numDocs() > large
                ? likely(pairs, sharing, count)
                : set(best(scores(pairs, often -> often, sharing), sharing, count));
        List<Asked> both = new ArrayList<>(pairs);
        both.addAll(terms(Schema.SINGLES, CutText.singles(text), SimilarQuery.SINGLES));
        List<Scored> best = best(scores(both, often -> often, candidates), candidates, count);
        List<Scored> shown = headFirst(best, both);
        return new Found(total, shown.subList(0, Math.min(size, shown.size())), telling(pairs));
    }

    /** @param share of a term of this field in the score */
    private List<Asked> terms(String field, CutText text, float share) throws IOException {
        CollectionStatistics collection = searcher.collectionStatistics(field);
        if (collection == null) {
            return List.of();
        }
        Map<BytesRef, Integer> often = new LinkedHashMap<>();
        for (BytesRef term : text.terms()) {
            often.merge(term, 1, Integer::sum);
        }
        List<Asked> asked = new ArrayList<>();
        for (Map.Entry<BytesRef, Integer> entry : often.entrySet()) {
            var term = new Term(field, entry.getKey());
            TermStates states = TermStates.build(searcher, term, true);
            if (states.docFreq() > 0) {
                asked.add(new Asked(
                        term,
                        entry.getValue(),
                        share,
                        collection,
                        searcher.termStatistics(term, states.docFreq(), states.totalTermFreq()),
                        states));
            }
        }
        return asked;
    }

    /** Every record that has a term of the text. */
    private FixedBitSet sharing(List<Asked> terms) throws IOException {
        var sharing = new FixedBitSet(Math.max(1, reader.maxDoc()));
        for (LeafReaderContext leaf : reader.leaves()) {
            for (Asked asked : terms) {
                PostingsEnum postings = postings(leaf, asked, PostingsEnum.NONE);
                if (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    postings.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, sharing, -leaf.docBase);
                }
            }
        }
        return sharing;
    }

    private static @Nullable PostingsEnum postings(LeafReaderContext leaf, Asked asked, int flags) throws IOException {
        IOSupplier<TermState> place = asked.places().get(leaf);
        TermState state = place == null ? null : place.get();
        Terms terms = state == null ? null : leaf.reader().terms(asked.term().field());
        if (terms == null) {
            return null;
        }
        TermsEnum each = terms.iterator();
        each.seekExact(asked.term().bytes(), state);
        return each.postings(null, flags);
    }

    /** The best by BM25 of those that share a term. */
    private FixedBitSet likely(List<Asked> terms, FixedBitSet sharing, int count) throws IOException {
        var any = new BooleanQuery.Builder();
        terms.stream()
                .sorted(Comparator.comparingLong(asked -> asked.statistics().docFreq()))
                .limit(IndexSearcher.getMaxClauseCount() / 2)
                .forEach(asked -> any.add(new BoostQuery(new TermQuery(asked.term()), asked.often()), Occur.SHOULD));
        Query query = new BooleanQuery.Builder()
                .add(any.build(), Occur.MUST)
                .add(new AmongQuery(sharing), Occur.FILTER)
                .build();
        var likely = new FixedBitSet(sharing.length());
        for (ScoreDoc each : searcher.search(query, new TopScoreDocCollectorManager(count, count)).scoreDocs) {
            likely.set(each.doc);
        }
        return likely;
    }

    private FixedBitSet set(List<Scored> records) {
        var set = new FixedBitSet(Math.max(1, reader.maxDoc()));
        records.forEach(scored -> set.set(scored.document()));
        return set;
    }

    /** @param weight of a term, by how often it stands in the text */
    private float[] scores(List<Asked> terms, DoubleUnaryOperator weight, FixedBitSet among) throws IOException {
        var likely = new LMJelinekMercerSimilarity(SimilarQuery.LAMBDA);
        var bm25 = new BM25Similarity();
        var scores = new float[reader.maxDoc()];
        boolean few = among.cardinality() < SPARSE;
        for (Asked asked : terms) {
            float often = asked.share() * (float) weight.applyAsDouble(asked.often());
            SimScorer model = likely.scorer(often, asked.collection(), asked.statistics());
            SimScorer beside = bm25.scorer(SimilarQuery.BM25 * often, asked.collection(), asked.statistics());
            for (LeafReaderContext leaf : reader.leaves()) {
                PostingsEnum postings = postings(leaf, asked, PostingsEnum.FREQS);
                if (postings != null) {
                    NumericDocValues norms =
                            leaf.reader().getNormValues(asked.term().field());
                    add(leaf, postings, norms, model, beside, scores, few ? among : null);
                }
            }
        }
        return scores;
    }

    private static void add(
            LeafReaderContext leaf,
            PostingsEnum postings,
            @Nullable NumericDocValues norms,
            SimScorer model,
            SimScorer beside,
            float[] scores,
            @Nullable FixedBitSet only)
            throws IOException {
        int end = leaf.docBase + leaf.reader().maxDoc();
        int doc = only == null ? postings.nextDoc() : next(only, leaf.docBase, leaf, end, postings);
        while (doc != DocIdSetIterator.NO_MORE_DOCS) {
            long norm = norms != null && norms.advanceExact(doc) ? norms.longValue() : 1;
            float often = postings.freq();
            scores[leaf.docBase + doc] += model.score(often, norm) + beside.score(often, norm);
            doc = only == null ? postings.nextDoc() : next(only, leaf.docBase + doc + 1, leaf, end, postings);
        }
    }

    /** The next posting, in the leaf's own numbers, of a record among those wanted. */
    private static int next(FixedBitSet only, int from, LeafReaderContext leaf, int end, PostingsEnum postings)
            throws IOException {
        int wanted = from;
        while (wanted < end) {
            wanted = only.nextSetBit(wanted);
            if (wanted >= end) {
                break;
            }
            int doc = wanted - leaf.docBase;
            int found = postings.docID() < doc ? postings.advance(doc) : postings.docID();
            if (found == doc || found == DocIdSetIterator.NO_MORE_DOCS) {
                return found;
            }
            wanted = leaf.docBase + found;
        }
        return DocIdSetIterator.NO_MORE_DOCS;
    }

    /** Orders the head anew, with terms that the text repeats counting less. */
    private List<Scored> headFirst(List<Scored> best, List<Asked> terms) throws IOException {
        List<Scored> head = best.subList(0, Math.min(SimilarQuery.HEAD, best.size()));
        FixedBitSet among = set(head);
        float[] scores = scores(terms, often -> SimilarQuery.REPEATED * often + Math.sqrt(often), among);
        List<Scored> all = new ArrayList<>(best(scores, among, head.size()));
        for (Scored scored : best.subList(head.size(), best.size())) {
            all.add(new Scored(scored.document(), (float) SimilarQuery.REPEATED * scored.score()));
        }
        return all;
    }

    private FixedBitSet allowed(@Nullable Query filter, @Nullable RecordRef except) throws IOException {
        var allowed = new FixedBitSet(Math.max(1, reader.maxDoc()));
        if (filter == null) {
            allowed.set(0, reader.maxDoc());
        } else {
            Weight weight = searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : reader.leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null) {
                    DocIdSetIterator matches = scorer.iterator();
                    for (int d = matches.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = matches.nextDoc()) {
                        allowed.set(leaf.docBase + d);
                    }
                }
            }
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; live != null && doc < leaf.reader().maxDoc(); doc++) {
                if (!live.get(doc)) {
                    allowed.clear(leaf.docBase + doc);
                }
            }
        }
        int own = except == null ? -1 : new CurrentVersions(reader).document(except);
        if (own >= 0) {
            allowed.clear(own);
        }
        return allowed;
    }

    private static List<Scored> best(float[] scores, FixedBitSet among, int size) {
        var heap = new PriorityQueue<Scored>(WORST_FIRST);
        for (int doc = among.nextSetBit(0); doc != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (heap.size() < size) {
                heap.add(new Scored(doc, scores[doc]));
            } else if (size > 0 && scores[doc] > heap.element().score()) {
                heap.remove();
                heap.add(new Scored(doc, scores[doc]));
            }
            doc = doc + 1 < among.length() ? among.nextSetBit(doc + 1) : DocIdSetIterator.NO_MORE_DOCS;
        }
        var best = heap.toArray(Scored[]::new);
        Arrays.sort(best, WORST_FIRST.reversed());
        return List.of(best);
    }

    /** The terms that weigh most, for marking. */
    private static List<String> telling(List<Asked> terms) {
        var likely = new LMJelinekMercerSimilarity(SimilarQuery.LAMBDA);
        return terms.stream()
                .sorted(Comparator.comparingDouble(
                        (Asked asked) -> -likely.scorer(asked.often(), asked.collection(), asked.statistics())
                                .score(1, 1)))
                .limit(SimilarQuery.TELLING)
                .map(asked -> asked.term().text())
                .toList();
    }
}
