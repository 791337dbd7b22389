package io.clew.search.lucene;

import io.clew.access.Access;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Which sources of the index a reader may see.
 *
 * @param all whether these are all the sources that the index holds, and all their records, so that nothing has to be left
 *     out
 * @param upTo sequence number of the last record that counts
 */
record Readable(List<String> sources, boolean all, long upTo) {

    static Readable of(IndexReader reader, Access access) throws IOException {
        return of(reader, access, List.of());
    }

    /** @param asked only these; empty for all that may be read */
    static Readable of(IndexReader reader, Access access, List<String> asked) throws IOException {
        List<String> held = held(reader);
        List<String> readable = new ArrayList<>();
        for (String source : held) {
            if (access.maySee(source) && (asked.isEmpty() || asked.contains(source))) {
                readable.add(source);
            }
        }
        boolean now = access.asOf() == Access.NOW;
        return new Readable(readable, now && readable.size() == held.size(), access.asOf());
    }

    private static List<String> held(IndexReader reader) throws IOException {
        Set<String> held = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            held.addAll(SegmentSources.of(leaf.reader()));
        }
        return List.copyOf(held);
    }

    /** Keeps what may be read; null where that is everything. */
    @Nullable
    Query filter() {
        if (all) {
            return null;
        }
        if (upTo == Access.NOW) {
            return ofSources();
        }
        return new BooleanQuery.Builder()
                .add(ofSources(), BooleanClause.Occur.FILTER)
                .add(
                        NumericDocValuesField.newSlowRangeQuery(Schema.SEQUENCE, Long.MIN_VALUE, upTo),
                        BooleanClause.Occur.FILTER)
                .build();
    }

    private Query ofSources() {
        return switch (sources.size()) {
            case 0 -> new MatchNoDocsQuery("no source may be read");
            case 1 -> new TermQuery(new Term(Schema.SOURCE, sources.getFirst()));
            default ->
                new TermInSetQuery(
                        Schema.SOURCE, sources.stream().map(BytesRef::new).toList());
        };
    }
}
