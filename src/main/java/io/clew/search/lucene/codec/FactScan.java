package io.clew.search.lucene.codec;

import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import io.clew.search.RecordIndex.KeptFacts;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of records in columns, in order of sequence, from {@link Schema#FACTS} and the postings of keys. A
 * record that has no such value is read as a whole.
 */
final class FactScan {

    private final List<LeafReaderContext> leaves;
    private final long[] places;
    private final int count;
    private final long after;
    private final @Nullable LeafFacts[] read;
    /** The first document of each segment, and where the last one ends. */
    private final int[] bases;

    private final ByteSource in = new ByteSource();
    private List<String> words = Words.all();
    private final Map<String, Integer> wordPlaces = new HashMap<>();
    private final int yuan = word(Fact.YUAN);
    private FactColumns page = new FactColumns();
    /** Keys of records that are read as a whole, for one page. */
    private FactColumns.Keys loose = new FactColumns.Keys();

    FactScan(List<LeafReaderContext> leaves, long[] places, int count, long after) {
        this.leaves = leaves;
        this.places = places;
        this.count = count;
        this.after = after;
        read = new LeafFacts[leaves.size()];
        bases = new int[leaves.size() + 1];
        for (LeafReaderContext leaf : leaves) {
            bases[leaf.ord + 1] = leaf.docBase + leaf.reader().maxDoc();
        }
    }

    void run(FactColumns.Sink sink) throws IOException {
        span();
        FactColumns.@Nullable Keys present = null;
        int leaf = 0;
        for (int i = 0; i < count; i++) {
            int document = RecordScan.document(places[i]);
            leaf = leafOf(document, leaf);
            LeafFacts facts = at(leaf);
            FactColumns.Keys keys = facts.isColumn() ? facts.keys() : loose;
            if (keys != present || page.records() == FactColumns.FULL) {
                if (present != null && !hand(sink)) {
                    return;
                }
                if (!facts.isColumn()) {
                    loose = new FactColumns.Keys();
                    keys = loose;
                }
                page.clear(keys, words);
                present = keys;
            }
            add(facts, document - bases[leaf], after + RecordScan.beyond(places[i]), keys);
            if (facts.isLast()) {
                read[leaf] = null;
            }
        }
        if (present != null) {
            hand(sink);
        }
    }

    private boolean hand(FactColumns.Sink sink) {
        page.say(words);
        FactColumns next = sink.take(page);
        if (next == null) {
            return false;
        }
        page = next;
        return true;
    }

    private int leafOf(int document, int guess) {
        int leaf = guess;
        while (document < bases[leaf]) {
            leaf--;
        }
        while (document >= bases[leaf + 1]) {
            leaf++;
        }
        return leaf;
    }

    /** Says to each segment which stretch of it will be read. */
    private void span() {
        int leaf = 0;
        for (int i = 0; i < count; i++) {
            int document = RecordScan.document(places[i]);
            leaf = leafOf(document, leaf);
            LeafFacts facts = read[leaf];
            if (facts == null) {
                facts = new LeafFacts(leaves.get(leaf).reader());
                read[leaf] = facts;
            }
            facts.span(document - bases[leaf]);
        }
    }

    private LeafFacts at(int leaf) throws IOException {
        LeafFacts facts = read[leaf];
        if (facts == null) {
            throw new IllegalStateException("a segment was passed over");
        }
        facts.open();
        return facts;
    }

    private void add(LeafFacts from, int doc, long sequence, FactColumns.Keys keys) throws IOException {
        BytesRef bytesRef = from.isColumn() ? from.said(doc) : null;
        if (bytesRef == null) {
            addWhole(from.whole(doc, sequence), keys);
            return;
        }
        BytesRef name = from.name(doc);
        page.record(sequence, from.version(doc), name.bytes, name.offset, name.length);
        in.over(bytesRef);
        int keyCount = in.count();
        if (keyCount == 0) {
            return;
        }
        int begin = from.begin(doc, keyCount);
        for (int left = in.count(); left > 0; left--) {
            int source = from.key(begin + in.count());
            int target = from.key(begin + in.count());
            int link = word();
            int flags = in.octet();
            long at = FactBytes.at(in, flags);
            long amount = FactBytes.amount(in, flags);
            page.fact(source, link, target, at, amount, FactBytes.isForeign(flags) ? word() : yuan);
        }
    }

    private int word() {
        int place = in.count();
        return place == 0 ? word(in.text()) : place - 1;
    }

    private int word(String word) {
        Integer known = Words.place(word);
        if (known != null) {
            return known;
        }
        return wordPlaces.computeIfAbsent(word, one -> {
            var more = new ArrayList<>(words);
            more.add(one);
            words = List.copyOf(more);
            return words.size() - 1;
        });
    }

    private void addWhole(KeptFacts kept, FactColumns.Keys keys) {
        var name = new BytesRef(kept.ref().toString());
        page.record(kept.sequence(), kept.version(), name.bytes, name.offset, name.length);
        Map<EntityKey, Integer> own = new HashMap<>();
        for (Fact fact : kept.facts()) {
            page.fact(
                    own.computeIfAbsent(fact.from(), keys::add),
                    word(fact.link()),
                    own.computeIfAbsent(fact.to(), keys::add),
                    fact.at() == null ? FactColumns.NONE : fact.at().toEpochMilli(),
                    fact.measure(),
                    word(fact.currency()));
        }
    }
}
