package io.clew.search.lucene;

import io.clew.record.RecordRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.LMJelinekMercerSimilarity;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Ranks records by how likely their language model writes a given text: Jelinek-Mercer smoothing with λ 0.2 over pairs
 * of characters, every term of the text counted as often as it stands there, and {@value #BM25} of BM25 beside it.
 *
 * <p>Terms are taken one at a time and their scores added up in an array with a place for each record, so there is no
 * limit of terms and a text of a page costs its postings, about 5 ns each.
 *
 * <p>Source: Zhai, Lafferty, <i>A Study of Smoothing Methods for Language Models</i>, TOIS 22(2), 2004.
 */
final class SimilarRecords {

    private static final float LAMBDA = 0.2f;

    /** BM25 beside it brings more of the relevant records among the first hundred; measured on case texts. */
    private static final float BM25 = 0.3f;

    /** A match, best first, then by place in the index. */
    record Scored(int document, float score) {}

    /** @param total records that share a term with the text */
    record Found(long total, List<Scored> best, List<String> telling) {}

    private record Weighed(Term term, float rarity) {}

    private final IndexSearcher searcher;
    private final IndexReader reader;

    SimilarRecords(IndexSearcher searcher) {
        this.searcher = searcher;
        this.reader = searcher.getIndexReader();
    }

    Found find(String text, @Nullable Query filter, @Nullable RecordRef except, int size) throws IOException {
        var scores = new float[reader.maxDoc()];
        var shares = new FixedBitSet(Math.max(1, reader.maxDoc()));
        List<Weighed> weighed = new ArrayList<>();
        add(CutText.pairs(text), scores, shares, weighed);
        FixedBitSet allowed = allowed(filter, except);
        shares.and(allowed);
        return new Found(shares.cardinality(), best(scores, shares, size), telling(weighed));
    }

    private void add(CutText text, float[] scores, FixedBitSet shares, List<Weighed> weighed) throws IOException {
        CollectionStatistics collection = searcher.collectionStatistics(Schema.PAIRS);
        if (collection == null) {
            return;
        }
        var likely = new LMJelinekMercerSimilarity(LAMBDA);
        var bm25 = new BM25Similarity();
        Map<BytesRef, Integer> terms = new LinkedHashMap<>();
        for (BytesRef term : text.terms()) {
            terms.merge(term, 1, Integer::sum);
        }
        for (Map.Entry<BytesRef, Integer> entry : terms.entrySet()) {
            var term = new Term(Schema.PAIRS, entry.getKey());
            TermStates states = TermStates.build(searcher, term, true);
            if (states.docFreq() == 0) {
                continue;
            }
            var statistics = searcher.termStatistics(term, states.docFreq(), states.totalTermFreq());
            float often = entry.getValue();
            SimScorer scorer = likely.scorer(often, collection, statistics);
            weighed.add(new Weighed(term, scorer.score(1, 1)));
            add(term, scorer, bm25.scorer(BM25 * often, collection, statistics), scores, shares);
        }
    }

    private void add(Term term, SimScorer likely, SimScorer bm25, float[] scores, FixedBitSet shares)
            throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            var terms = leaf.reader().terms(term.field());
            TermsEnum each = terms == null ? null : terms.iterator();
            if (each == null || !each.seekExact(term.bytes())) {
                continue;
            }
            NumericDocValues norms = leaf.reader().getNormValues(term.field());
            PostingsEnum postings = each.postings(null, PostingsEnum.FREQS);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                long norm = norms != null && norms.advanceExact(doc) ? norms.longValue() : 1;
                float often = postings.freq();
                scores[leaf.docBase + doc] += likely.score(often, norm) + bm25.score(often, norm);
                shares.set(leaf.docBase + doc);
            }
        }
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
        Comparator<Scored> worstFirst =
                Comparator.comparingDouble(Scored::score).thenComparing(Scored::document, Comparator.reverseOrder());
        var heap = new java.util.PriorityQueue<Scored>(worstFirst);
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
        Arrays.sort(best, worstFirst.reversed());
        return List.of(best);
    }

    /** The terms that weigh most, for marking. */
    private static List<String> telling(List<Weighed> weighed) {
        return weighed.stream()
                .sorted(Comparator.comparingDouble(Weighed::rarity).reversed())
                .limit(40)
                .map(w -> w.term().text())
                .toList();
    }
}
