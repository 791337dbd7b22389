package io.clew.search.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Counts what a query matches and remembers it, a bit for each record, so that ranking need not match again. */
final class Matches implements CollectorManager<Matches.Part, Long> {

    private final Map<Integer, FixedBitSet> bySegment = new ConcurrentHashMap<>();

    @Override
    public Part newCollector() {
        return new Part(bySegment);
    }

    /** How many there are. */
    @Override
    public Long reduce(Collection<Part> parts) {
        return parts.stream().mapToLong(part -> part.total).sum();
    }

    /** Some of the segments, for one thread. */
    static final class Part extends SimpleCollector {

        private final Map<Integer, FixedBitSet> bySegment;
        private FixedBitSet here = new FixedBitSet(1);
        private long total;

        private Part(Map<Integer, FixedBitSet> bySegment) {
            this.bySegment = bySegment;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            here = new FixedBitSet(Math.max(1, context.reader().maxDoc()));
            bySegment.put(context.ord, here);
        }

        @Override
        public void collect(int doc) {
            here.set(doc);
            total++;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    /** The same records, each with the sum of what these score; every record matches at least one of them. */
    Query ranked(List<Query> scores) {
        var ranked = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
        ranked.add(new Remembered(bySegment), Occur.FILTER);
        scores.forEach(score -> ranked.add(score, Occur.SHOULD));
        return ranked.build();
    }

    /** For the reader that was counted only. */
    private static final class Remembered extends Query {

        private final Map<Integer, FixedBitSet> bySegment;

        Remembered(Map<Integer, FixedBitSet> bySegment) {
            this.bySegment = bySegment;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                    FixedBitSet bits = bySegment.get(context.ord);
                    int count = bits == null ? 0 : bits.cardinality();
                    return bits == null || count == 0
                            ? null
                            : new DefaultScorerSupplier(
                                    new ConstantScoreScorer(score(), mode, new BitSetIterator(bits, count)));
                }

                @Override
                public boolean isCacheable(LeafReaderContext context) {
                    return false;
                }
            };
        }

        @Override
        public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
        }

        @Override
        public String toString(String field) {
            return "remembered";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
