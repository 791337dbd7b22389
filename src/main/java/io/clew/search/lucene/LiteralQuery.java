package io.clew.search.lucene;

import io.clew.record.Record;
import io.clew.search.lucene.codec.StoredRecord;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * Keeps the records that have these characters, unfolded, in title, text or a field.
 *
 * <p>Reads each candidate from the store (some microseconds), so it stands behind a query that finds candidates.
 */
final class LiteralQuery extends Query {

    private static final float READING = 10_000;

    private final String text;

    LiteralQuery(String text) {
        this.text = text;
    }

    static boolean has(Record record, String text) {
        return record.text().contains(text)
                || record.title().contains(text)
                || record.fields().values().stream().anyMatch(value -> value.contains(text))
                || record.entities().stream().anyMatch(entity -> entity.name().contains(text));
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                StoredFields stored = context.reader().storedFields();
                Bits live = context.reader().getLiveDocs();
                var every = DocIdSetIterator.all(context.reader().maxDoc());
                var kept = new TwoPhaseIterator(every) {
                    @Override
                    public boolean matches() throws IOException {
                        int doc = every.docID();
                        return (live == null || live.get(doc)) && has(StoredRecord.read(stored, doc), text);
                    }

                    @Override
                    public float matchCost() {
                        return READING;
                    }
                };
                Scorer scorer = new ConstantScoreScorer(score(), mode, kept);
                return new DefaultScorerSupplier(scorer);
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
        return "literal:" + text;
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && text.equals(((LiteralQuery) other).text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), text);
    }
}
