package io.clew.graph.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of the facts of one delta, in chunks of 64 ordinals.
 *
 * <p>A chunk holds facts of one source only, so the source of a fact is one look-up in a small table. A chunk's bytes
 * are entries, one for each record (or part of a record) in order of ordinal:
 *
 * <pre>
 * one fact, its number 0:   shared (0..127)                          suffixLength suffix
 * otherwise:                0x80 firstNumber factCount shared        suffixLength suffix      (numbers as varints)
 * </pre>
 *
 * {@code shared} counts the UTF-8 bytes of the record id that are those of the entry before.
 */
final class Names {

    static final int BITS = 6;
    static final int CHUNK = 1 << BITS;

    /**
     * What an entry says of one fact.
     *
     * @param left how many facts of the entry there are from this one on, itself included
     */
    record Found(int source, String id, int number, int left) {}

    private static final byte[] NOTHING = new byte[0];

    final int firstChunk;
    private byte[][] bytes = new byte[64][];
    private int[] lengths = new int[64];
    private int[] filled = new int[64];
    private char[] sources = new char[64];
    private int chunks;
    /** Per source, the chunk (from {@link #firstChunk}) that still has room; -1 for none. */
    private int[] open = new int[16];

    /** Per source, the name written last in its open chunk. */
    private byte[] @Nullable [] lastIds = new byte[16][];

    private int[] lastLengths = new int[16];
    private long total;

    Names(int firstChunk) {
        this.firstChunk = firstChunk;
        Arrays.fill(open, -1);
    }

    int chunks() {
        return chunks;
    }

    long bytes() {
        return total + 32L * chunks;
    }

    /** Takes ordinals for the facts of one record; they follow each other. Returns the first. */
    int add(int source, String id, int facts) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        return add(source, name, 0, name.length, facts);
    }

    /** As {@link #add(int, String, int)}, the name as UTF-8. */
    int add(int source, byte[] name, int from, int length, int facts) {
        if (source >= open.length) {
            int old = open.length;
            open = Arrays.copyOf(open, source * 2);
            Arrays.fill(open, old, open.length, -1);
            lastIds = Arrays.copyOf(lastIds, open.length);
            lastLengths = Arrays.copyOf(lastLengths, open.length);
        }
        int chunk = open[source];
        if (chunk < 0 || CHUNK - filled[chunk] < facts) {
            chunk = newChunk(source);
        }
        int first = (firstChunk + chunk << BITS) + filled[chunk];
        int number = 0;
        while (true) {
            int here = Math.min(facts - number, CHUNK - filled[chunk]);
            write(chunk, source, name, from, length, number, here);
            number += here;
            if (number >= facts) {
                break;
            }
            chunk = newChunk(source);
        }
        open[source] = filled[chunk] < CHUNK ? chunk : -1;
        return first;
    }

    private int newChunk(int source) {
        if (chunks == bytes.length) {
            int more = chunks * 2;
            bytes = Arrays.copyOf(bytes, more);
            lengths = Arrays.copyOf(lengths, more);
            filled = Arrays.copyOf(filled, more);
            sources = Arrays.copyOf(sources, more);
        }
        bytes[chunks] = new byte[256];
        sources[chunks] = (char) source;
        lastLengths[source] = 0;
        return chunks++;
    }

    private void write(int chunk, int source, byte[] name, int from, int length, int number, int facts) {
        byte @Nullable [] last = lastIds[source];
        if (last == null || last.length < length) {
            last = Arrays.copyOf(last == null ? NOTHING : last, length + 32);
            lastIds[source] = last;
        }
        int most = Math.min(127, Math.min(lastLengths[source], length));
        int shared = Arrays.mismatch(last, 0, most, name, from, from + most);
        if (shared < 0) {
            shared = most;
        }
        int suffix = length - shared;
        int at = lengths[chunk];
        byte[] to = bytes[chunk];
        int room = at + suffix + 24;
        if (room > to.length) {
            to = Arrays.copyOf(to, Math.max(room, to.length * 2));
            bytes[chunk] = to;
        }
        if (number != 0 || facts != 1) {
            to[at++] = (byte) 0x80;
            at = varint(to, at, number);
            at = varint(to, at, facts);
        }
        to[at++] = (byte) shared;
        at = varint(to, at, suffix);
        System.arraycopy(name, from + shared, to, at, suffix);
        System.arraycopy(name, from + shared, last, shared, suffix);
        total += at + suffix - lengths[chunk];
        lengths[chunk] = at + suffix;
        filled[chunk] += facts;
        lastLengths[source] = length;
    }

    private static int varint(byte[] to, int at, int value) {
        int i = at;
        int v = value;
        while (v > 0x7f) {
            to[i++] = (byte) (v & 0x7f | 0x80);
            v >>>= 7;
        }
        to[i++] = (byte) v;
        return i;
    }

    /** @param ordinal of a fact in this delta */
    int source(int ordinal) {
        return sources[(ordinal >>> BITS) - firstChunk];
    }

    int sourceOfChunk(int chunk) {
        return sources[chunk];
    }

    byte[] bytesOfChunk(int chunk) {
        return bytes[chunk];
    }

    int lengthOfChunk(int chunk) {
        return lengths[chunk];
    }

    Found find(int ordinal) {
        int chunk = (ordinal >>> BITS) - firstChunk;
        return find(new Entries(bytes[chunk], 0, lengths[chunk]), sources[chunk], ordinal);
    }

    static Found find(Entries entries, int source, int ordinal) {
        int place = ordinal & CHUNK - 1;
        while (entries.next()) {
            if (place < entries.facts) {
                return new Found(source, entries.id(), entries.number + place, entries.facts - place);
            }
            place -= entries.facts;
        }
        throw new IllegalArgumentException("no such fact: " + ordinal);
    }

    /** Walks the entries of one chunk. */
    static final class Entries {
        private final byte[] from;
        private final int end;
        private int at;
        private byte[] name = new byte[64];
        private int length;
        /** Number within its record of the first fact of this entry. */
        int number;
        /** Facts of this entry. */
        int facts;

        Entries(byte[] from, int at, int end) {
            this.from = from;
            this.at = at;
            this.end = end;
        }

        boolean next() {
            if (at >= end) {
                return false;
            }
            int head = from[at++];
            number = 0;
            facts = 1;
            if (head < 0) {
                number = varint();
                facts = varint();
                head = from[at++];
            }
            int suffix = varint();
            if (name.length < head + suffix) {
                name = Arrays.copyOf(name, Math.max(head + suffix, name.length * 2));
            }
            System.arraycopy(from, at, name, head, suffix);
            at += suffix;
            length = head + suffix;
            return true;
        }

        private int varint() {
            int value = 0;
            int shift = 0;
            while (true) {
                int b = from[at++];
                value |= (b & 0x7f) << shift;
                if (b >= 0) {
                    return value;
                }
                shift += 7;
            }
        }

        String id() {
            return new String(name, 0, length, StandardCharsets.UTF_8);
        }

        long hash(int source) {
            return Hash.of(name, length, source);
        }
    }
}
