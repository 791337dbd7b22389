package io.clew.graph.memory;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.List;

/**
 * The parts of a base in memory, each at most 2 GiB so that buffers with int indexes read it.
 *
 * @param parts in the order of the constants
 * @param sequence the last record whose facts are in
 * @param unknownLinks facts left out because the ontology does not have their link type
 */
record Sections(
        List<MemorySegment> parts, List<String> sources, List<String> currencies, long sequence, long unknownLinks) {

    static final int OUT = 0;
    static final int IN = 10;
    static final int TIME_ORDINALS = 20;
    static final int TIME_VALUES = 21;
    static final int AMOUNT_ORDINALS = 22;
    static final int AMOUNT_VALUES = 23;
    static final int KEY_AT = 24;
    static final int KEY_BYTES = 25;
    static final int KEY_SLOTS = 26;
    static final int NAME_AT = 27;
    static final int NAME_BYTES = 28;
    static final int CHUNK_SOURCE = 29;
    static final int GONE = 30;
    static final int META = 31;
    static final int COUNT = 32;

    MemorySegment segment(int part) {
        return parts.get(part);
    }

    boolean isEmpty(int part) {
        return parts.get(part).byteSize() == 0;
    }

    ByteBuffer bytes(int part) {
        return parts.get(part).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    IntBuffer ints(int part) {
        return bytes(part).asIntBuffer();
    }

    LongBuffer longs(int part) {
        return bytes(part).asLongBuffer();
    }

    ShortBuffer shorts(int part) {
        return bytes(part).asShortBuffer();
    }

    CharBuffer chars(int part) {
        return bytes(part).asCharBuffer();
    }

    long bytes() {
        long sum = 0;
        for (MemorySegment part : parts) {
            sum += part.byteSize();
        }
        return sum;
    }
}
