package io.clew.search.lucene;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex.KeyCount;
import io.clew.search.RecordIndex.Mark;
import io.clew.search.RecordIndex.NameCount;
import io.clew.search.lucene.segment.Schema;
import io.clew.search.lucene.segment.TermTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Counts exact terms by source, straight from the term dictionaries: some microseconds for each term and segment. */
final class KeyReader {

    private final IndexReader reader;
    private final Readable readable;

    KeyReader(IndexReader reader, Readable readable) {
        this.reader = reader;
        this.readable = readable;
    }

    /** Terms to step over before jumping to the next one asked for. */
    private static final int NEAR = 8;

    /** Counts in order of the terms, which is fast, and answers in the order asked. */
    List<KeyCount> count(List<EntityKey> keys) throws IOException {
        var asked = new TermTable();
        int[] numbers = new int[keys.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = asked.add(Schema.term(keys.get(i)));
        }
        long[][] bySource = new long[asked.count()][];
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.KEY);
            if (terms != null) {
                count(terms.iterator(), asked, new Counter(leaf, readable), bySource);
            }
        }
        List<KeyCount> counts = new ArrayList<>(keys.size());
        for (int i = 0; i < numbers.length; i++) {
            counts.add(count(keys.get(i), bySource[numbers[i]]));
        }
        return counts;
    }

    /** Goes over the terms of a segment and those asked for side by side. */
    private void count(TermsEnum each, TermTable asked, Counter counter, long[][] bySource) throws IOException {
        var wanted = new BytesRef();
        BytesRef term = each.next();
        for (int number : asked.sorted()) {
            asked.term(number, wanted);
            for (int steps = 1; term != null && term.compareTo(wanted) < 0; steps++) {
                term = steps <= NEAR
                        ? each.next()
                        : each.seekCeil(wanted) == TermsEnum.SeekStatus.END ? null : each.term();
            }
            if (term == null) {
                return;
            }
            if (term.equals(wanted)) {
                if (bySource[number] == null) {
                    bySource[number] = new long[readable.sources().size()];
                }
                counter.count(each, bySource[number]);
            }
        }
    }

    private KeyCount count(EntityKey key, long @Nullable [] bySource) {
        if (bySource == null) {
            return new KeyCount(key, 0, List.of());
        }
        long records = 0;
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < bySource.length; i++) {
            if (bySource[i] > 0) {
                records += bySource[i];
                sources.add(readable.sources().get(i));
            }
        }
        return new KeyCount(key, records, sources);
    }

    /** Goes through each segment once, in order of the keys. */
    Map<EntityKey, Mark> marks(Collection<EntityKey> keys) throws IOException {
        Map<EntityKey, Mark> marks = new TreeMap<>(Comparator.comparing(Schema::term));
        var inOrder = new TreeSet<EntityKey>(Comparator.comparing(Schema::term));
        inOrder.addAll(keys);
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.KEY);
            if (terms != null) {
                var counter = new Counter(leaf, readable);
                TermsEnum each = terms.iterator();
                for (EntityKey key : inOrder) {
                    if (each.seekExact(new BytesRef(Schema.cut(Schema.term(key))))) {
                        Mark here = counter.mark(each);
                        if (here.records() > 0) {
                            marks.merge(key, here, Mark::and);
                        }
                    }
                }
            }
        }
        return marks;
    }

    /** Goes through each segment once, in order of the keys. */
    Map<EntityKey, List<NameCount>> names(Collection<EntityKey> keys) throws IOException {
        Map<EntityKey, Map<String, Long>> counts = new TreeMap<>(Comparator.comparing(Schema::term));
        keys.forEach(key -> counts.put(key, new HashMap<>()));
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.NAMED);
            if (terms != null) {
                var counter = new Counter(leaf, readable);
                TermsEnum each = terms.iterator();
                for (Map.Entry<EntityKey, Map<String, Long>> entry : counts.entrySet()) {
                    var beginning = new BytesRef(Schema.term(entry.getKey()) + Schema.BETWEEN);
                    count(each, counter, beginning, Integer.MAX_VALUE, entry.getValue());
                }
            }
        }
        Map<EntityKey, List<NameCount>> names = new LinkedHashMap<>();
        for (EntityKey key : keys) {
            List<NameCount> found = new ArrayList<>();
            counts.getOrDefault(key, Map.of()).forEach((name, records) -> found.add(new NameCount(name, records)));
            found.sort(Comparator.comparingLong(NameCount::records).reversed().thenComparing(NameCount::name));
            names.put(key, List.copyOf(found));
        }
        return names;
    }

    /**
     * How many readable records have each term that begins so; terms are given without the beginning.
     *
     * @param most terms of a segment to look at
     */
    Map<String, Long> counts(String field, String beginning, int most) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        var prefix = new BytesRef(beginning);
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            count(terms.iterator(), new Counter(leaf, readable), prefix, most, counts);
        }
        return counts;
    }

    private static void count(TermsEnum each, Counter counter, BytesRef prefix, int most, Map<String, Long> counts)
            throws IOException {
        if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
            return;
        }
        int seen = 0;
        for (BytesRef term = each.term(); term != null && seen < most; term = each.next()) {
            if (!StringHelper.startsWith(term, prefix)) {
                return;
            }
            seen++;
            long records = counter.count(each);
            if (records > 0) {
                String rest = new BytesRef(term.bytes, term.offset + prefix.length, term.length - prefix.length)
                        .utf8ToString();
                counts.merge(rest, records, Long::sum);
            }
        }
    }

    /** Whether a readable record has a term that begins so, among the first {@code most} of each segment. */
    boolean has(String field, String beginning, int most) throws IOException {
        var prefix = new BytesRef(beginning);
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            TermsEnum each = terms == null ? null : terms.iterator();
            if (each == null || each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
                continue;
            }
            var counter = new Counter(leaf, readable);
            BytesRef term = each.term();
            for (int seen = 0; seen < most && term != null && StringHelper.startsWith(term, prefix); seen++) {
                if (counter.count(each) > 0) {
                    return true;
                }
                term = each.next();
            }
        }
        return false;
    }

    /** Counts the records of one segment that a term is in. */
    private static final class Counter {

        private final LeafReaderContext leaf;
        private final @Nullable Bits live;
        private final boolean all;
        private final long upTo;
        private final int[] placeOfOrd;
        private final long[] here;
        private @Nullable PostingsEnum postings;

        Counter(LeafReaderContext leaf, Readable readable) throws IOException {
            this.leaf = leaf;
            this.live = leaf.reader().getLiveDocs();
            this.all = readable.all();
            this.upTo = readable.upTo();
            this.placeOfOrd = SegmentSources.of(leaf.reader()).stream()
                    .mapToInt(readable.sources()::indexOf)
                    .toArray();
            this.here = new long[readable.sources().size()];
        }

        long count(TermsEnum term) throws IOException {
            if (all && live == null) {
                return term.docFreq();
            }
            java.util.Arrays.fill(here, 0);
            count(term, here);
            long sum = 0;
            for (long count : here) {
                sum += count;
            }
            return sum;
        }

        Mark mark(TermsEnum term) throws IOException {
            long records = 0;
            long last = 0;
            postings = term.postings(postings, PostingsEnum.NONE);
            SortedDocValues sources = DocValues.getSorted(leaf.reader(), Schema.SOURCE);
            NumericDocValues sequences = DocValues.getNumeric(leaf.reader(), Schema.SEQUENCE);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                boolean there = live == null || live.get(doc);
                if (there && (all || sources.advanceExact(doc) && placeOfOrd[sources.ordValue()] >= 0)) {
                    records++;
                    last = sequences.advanceExact(doc) ? Math.max(last, sequences.longValue()) : last;
                }
            }
            return new Mark(records, last);
        }

        void count(TermsEnum term, long[] bySource) throws IOException {
            if (placeOfOrd.length == 1
                    && live == null
                    && upTo == Access.NOW) { // every record of the segment is of one source
                if (placeOfOrd[0] >= 0) {
                    bySource[placeOfOrd[0]] += term.docFreq();
                }
                return;
            }
            postings = term.postings(postings, PostingsEnum.NONE);
            SortedDocValues column = DocValues.getSorted(leaf.reader(), Schema.SOURCE);
            NumericDocValues sequences =
                    upTo == Access.NOW ? null : DocValues.getNumeric(leaf.reader(), Schema.SEQUENCE);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if ((live == null || live.get(doc)) && column.advanceExact(doc)) {
                    int place = placeOfOrd[column.ordValue()];
                    if (place >= 0 && (sequences == null || known(sequences, doc))) {
                        bySource[place]++;
                    }
                }
            }
        }

        private boolean known(NumericDocValues sequences, int doc) throws IOException {
            return sequences.advanceExact(doc) && sequences.longValue() <= upTo;
        }
    }
}
