package io.clew.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts of many records in columns, so that a graph is made of millions of them without an object for each. Whoever
 * reads records fills one page after the other; whoever takes a page may keep it until it asks for the next but one.
 *
 * <pre>
 * record r    sequences[r], versions[r]; names[nameEnds[r - 1] .. nameEnds[r]] as UTF-8 of source/id;
 *             its facts are [factEnds[r - 1] .. factEnds[r]]
 * fact f      from[f], to[f]: places in keys; links[f], currencies[f]: places in words;
 *             at[f]: epoch ms, amounts[f]: 分, either {@link #NONE}
 * </pre>
 *
 * For one thread at a time.
 */
public final class FactColumns {

    /** In the place of a time or an amount that a fact does not have. */
    public static final long NONE = Long.MIN_VALUE;

    /** Records after which a page should be handed on. */
    public static final int FULL = 4096;

    /** Takes pages. */
    @FunctionalInterface
    public interface Sink {
        /** @return the page to fill next, which may be another; null to stop */
        @Nullable
        FactColumns take(FactColumns page);
    }

    /**
     * Keys that facts name by their place; grows while pages before are read by another thread. The same key may have
     * several places.
     */
    public static final class Keys {
        private volatile byte[] bytes = new byte[1 << 10];
        private volatile int[] ends = new int[1 << 6];
        private int count;
        /** What the taker of pages knows each key by, in its own use; 0 where it does not yet. */
        public int[] known = new int[0];

        /** Adds a key as UTF-8 of type:value; returns its place. */
        public int add(byte[] from, int offset, int length) {
            int begin = begin(count);
            if (begin + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, (begin + length) * 2L));
            }
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
            }
            System.arraycopy(from, offset, bytes, begin, length);
            ends[count] = begin + length;
            return count++;
        }

        public int add(EntityKey key) {
            byte[] written = key.toString().getBytes(StandardCharsets.UTF_8);
            return add(written, 0, written.length);
        }

        /** The bytes that hold the key at a place, from {@link #begin} to {@link #end}. */
        public byte[] bytes() {
            return bytes;
        }

        public int begin(int place) {
            return place == 0 ? 0 : ends[place - 1];
        }

        public int end(int place) {
            return ends[place];
        }

        public String at(int place) {
            return new String(bytes, begin(place), end(place) - begin(place), StandardCharsets.UTF_8);
        }
    }

    private Keys keys = new Keys();
    private List<String> words = List.of();

    private int records;
    public long[] sequences = new long[FULL];
    public int[] versions = new int[FULL];
    public byte[] names = new byte[FULL * 24];
    public int[] nameEnds = new int[FULL];
    public int[] factEnds = new int[FULL];

    private int facts;
    public int[] from = new int[FULL];
    public int[] to = new int[FULL];
    public int[] links = new int[FULL];
    public long[] at = new long[FULL];
    public long[] amounts = new long[FULL];
    public int[] currencies = new int[FULL];

    /** Empties the page for facts that name their keys and words so. */
    public void clear(Keys named, List<String> said) {
        keys = named;
        words = said;
        records = 0;
        facts = 0;
    }

    public Keys keys() {
        return keys;
    }

    /** Words that were met while the page was filled come behind those it began with. */
    public void say(List<String> said) {
        words = said;
    }

    /** Link types and currencies; all that the page names are there once it is handed on. */
    public List<String> words() {
        return words;
    }

    public int records() {
        return records;
    }

    public int nameBegin(int record) {
        return record == 0 ? 0 : nameEnds[record - 1];
    }

    public int factBegin(int record) {
        return record == 0 ? 0 : factEnds[record - 1];
    }

    /** Begins a record; its facts follow. */
    public void record(long sequence, int version, byte[] name, int offset, int length) {
        int r = records++;
        if (r == sequences.length) {
            sequences = Arrays.copyOf(sequences, r * 2);
            versions = Arrays.copyOf(versions, r * 2);
            nameEnds = Arrays.copyOf(nameEnds, r * 2);
            factEnds = Arrays.copyOf(factEnds, r * 2);
        }
        int begin = nameBegin(r);
        if (begin + length > names.length) {
            names = Arrays.copyOf(names, (begin + length) * 2);
        }
        System.arraycopy(name, offset, names, begin, length);
        sequences[r] = sequence;
        versions[r] = version;
        nameEnds[r] = begin + length;
        factEnds[r] = facts;
    }

    /** Adds a fact to the record last begun. */
    public void fact(int source, int link, int target, long when, long amount, int currency) {
        int f = facts++;
        if (f == from.length) {
            from = Arrays.copyOf(from, f * 2);
            to = Arrays.copyOf(to, f * 2);
            links = Arrays.copyOf(links, f * 2);
            at = Arrays.copyOf(at, f * 2);
            amounts = Arrays.copyOf(amounts, f * 2);
            currencies = Arrays.copyOf(currencies, f * 2);
        }
        from[f] = source;
        to[f] = target;
        links[f] = link;
        at[f] = when;
        amounts[f] = amount;
        currencies[f] = currency;
        factEnds[records - 1] = facts;
    }
}
