package io.clew.search.lucene.codec;

import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/** A growing array of bytes with the few forms that {@link RecordCodec} writes. */
final class ByteSink {

    private byte[] bytes = new byte[1024];
    private int length;

    void clear() {
        length = 0;
    }

    /** What was written, valid until the next write. */
    BytesRef bytes() {
        return new BytesRef(bytes, 0, length);
    }

    void octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** A number that is not negative, small ones in few bytes. */
    void count(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("a count is below zero: " + value);
        }
        variable(value);
    }

    /** Any number, those near zero in few bytes. */
    void number(long value) {
        variable((value << 1) ^ (value >> 63));
    }

    void four(int value) {
        room(Integer.BYTES);
        BitUtil.VH_LE_INT.set(bytes, length, value);
        length += Integer.BYTES;
    }

    void eight(long value) {
        room(Long.BYTES);
        BitUtil.VH_LE_LONG.set(bytes, length, value);
        length += Long.BYTES;
    }

    void text(String text) {
        int most = UnicodeUtil.maxUTF8Length(text.length());
        room(most + 10);
        int from = length;
        // Encoded behind the widest length there can be, then moved up to the length that it has.
        int written = UnicodeUtil.UTF16toUTF8(text, 0, text.length(), bytes, from + 5) - (from + 5);
        variable(written);
        System.arraycopy(bytes, from + 5, bytes, length, written);
        length += written;
    }

    /** A text that is likely one of {@link Words}. */
    void word(String word) {
        Integer place = Words.place(word);
        if (place == null) {
            octet(0);
            text(word);
        } else {
            variable(place + 1L);
        }
    }

    void raw(BytesRef other) {
        room(other.length);
        System.arraycopy(other.bytes, other.offset, bytes, length, other.length);
        length += other.length;
    }

    private void variable(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = ArrayUtil.grow(bytes, length + more);
        }
    }
}
