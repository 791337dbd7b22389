package io.clew.search.lucene.codec;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;

/** Reads what {@link ByteSink} wrote. */
final class ByteSource {

    private byte[] bytes = BytesRef.EMPTY_BYTES;
    private int at;

    ByteSource() {}

    ByteSource(BytesRef from) {
        over(from);
    }

    /** Begins with other bytes. */
    final void over(BytesRef from) {
        bytes = from.bytes;
        at = from.offset;
    }

    int octet() {
        return bytes[at++] & 0xFF;
    }

    int count() {
        byte first = bytes[at];
        if (first >= 0) {
            at++;
            return first;
        }
        return Math.toIntExact(variable());
    }

    int four() {
        int value = (int) BitUtil.VH_LE_INT.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long eight() {
        long value = (long) BitUtil.VH_LE_LONG.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    long number() {
        long folded = variable();
        return (folded >>> 1) ^ -(folded & 1);
    }

    String text() {
        int length = count();
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    String word() {
        int place = count();
        return place == 0 ? text() : Words.at(place - 1);
    }

    void skipText() {
        int length = count();
        at += length;
    }

    void skipWord() {
        if (count() == 0) {
            skipText();
        }
    }

    private long variable() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
