package io.clew.search.lucene.codec;

import io.clew.record.Fact;
import io.clew.record.FactColumns;
import io.clew.search.lucene.segment.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What a record says to a graph, as the column {@link Schema#FACTS} keeps it: 14 bytes for a transfer.
 *
 * <pre>
 * no facts   one byte, 0
 * else       number of the entry's key terms | number of facts | facts:
 *            from, to: ranks among the key terms, in order of their bytes | link | what follows, as flags
 *            | time: whole seconds after 1970 in 4 bytes, else ms in 8 | 分 in 4 bytes, else in 8 | currency if not yuan
 * </pre>
 *
 * Keys are named by rank because the index keeps them already: who reads all postings of a segment's keys in order meets
 * each entry's keys in order of their ranks. Not for use by two threads at a time.
 */
public final class FactBytes {

    /** Entries with more keys or facts keep no such value; the record is read instead. */
    private static final int MOST = 200;

    private static final int SECONDS = 1;
    private static final int MILLIS = 2;
    private static final int AMOUNT = 4;
    private static final int LARGE = 8;
    private static final int FOREIGN = 16;

    private final ByteSink out = new ByteSink();
    private final List<BytesRef> terms = new ArrayList<>();
    private int[] ranks = new int[8];

    /** Begins with another entry. */
    public void clear() {
        terms.clear();
    }

    /** The next key term of the entry; those of its keys first, in the order of {@link RecordCodec#keys()}. */
    public void term(BytesRef term) {
        terms.add(term);
    }

    /** Bytes of the facts, valid until the next call; null where they cannot be kept so. */
    public @Nullable BytesRef of(List<Fact> facts, RecordCodec codec) {
        out.clear();
        if (facts.isEmpty()) {
            out.octet(0);
            return out.bytes();
        }
        if (terms.size() > MOST || facts.size() > MOST || !rank()) {
            return null;
        }
        out.count(terms.size());
        out.count(facts.size());
        for (Fact fact : facts) {
            int from = codec.place(fact.from());
            int to = codec.place(fact.to());
            if (!Schema.isWhole(fact.from()) || !Schema.isWhole(fact.to())) {
                return null;
            }
            write(fact, ranks[from], ranks[to]);
        }
        return out.bytes();
    }

    private void write(Fact fact, int from, int to) {
        out.count(from);
        out.count(to);
        out.word(fact.link());
        long at = fact.at() == null ? FactColumns.NONE : fact.at().toEpochMilli();
        long amount = fact.measure();
        boolean seconds = at % 1000 == 0 && at / 1000 == (int) (at / 1000);
        boolean small = amount == (int) amount;
        boolean foreign = !fact.currency().equals(Fact.YUAN);
        out.octet((at == FactColumns.NONE ? 0 : seconds ? SECONDS : MILLIS)
                + (amount == FactColumns.NONE ? 0 : small ? AMOUNT : LARGE)
                + (foreign ? FOREIGN : 0));
        write(at, seconds ? at / 1000 : at, seconds);
        write(amount, amount, small);
        if (foreign) {
            out.word(fact.currency());
        }
    }

    private void write(long value, long written, boolean small) {
        if (value != FactColumns.NONE) {
            if (small) {
                out.four((int) written);
            } else {
                out.eight(written);
            }
        }
    }

    static long at(ByteSource in, int flags) {
        return (flags & SECONDS) != 0 ? in.four() * 1000L : (flags & MILLIS) != 0 ? in.eight() : FactColumns.NONE;
    }

    static long amount(ByteSource in, int flags) {
        return (flags & AMOUNT) != 0 ? in.four() : (flags & LARGE) != 0 ? in.eight() : FactColumns.NONE;
    }

    static boolean isForeign(int flags) {
        return (flags & FOREIGN) != 0;
    }

    /** Ranks the terms; false where two are the same, so that they stand once in the index. */
    private boolean rank() {
        int count = terms.size();
        if (ranks.length < count) {
            ranks = new int[count * 2];
        }
        Arrays.fill(ranks, 0, count, 0);
        for (int i = 1; i < count; i++) {
            for (int j = 0; j < i; j++) {
                int order = terms.get(i).compareTo(terms.get(j));
                if (order == 0) {
                    return false;
                }
                ranks[order > 0 ? i : j]++;
            }
        }
        return true;
    }
}
