package io.clew.search.lucene.codec;

import java.io.IOException;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.codecs.compressing.Decompressor;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.compress.LZ4;

/**
 * Reads what {@link Lucene90StoredFieldsFormat#BEST_SPEED_MODE} wrote, and keeps the blocks of a chunk that it has unpacked:
 * an account's rows lie some side by side, and unpacking the block of eight kilobytes again for each of them took longer than
 * all else that a row needs.
 *
 * <pre>
 * chunk: length of the dictionary | length of a block | packed length of the dictionary and of each block | dictionary | blocks
 * </pre>
 */
final class BlockMemory extends CompressionMode {

    @Override
    public Compressor newCompressor() {
        return Lucene90StoredFieldsFormat.BEST_SPEED_MODE.newCompressor();
    }

    @Override
    public Decompressor newDecompressor() {
        return new Blocks();
    }

    /** The chunk read last. For one thread. */
    private static final class Blocks extends Decompressor {

        private static final byte[] NOTHING = new byte[0];

        private final ByteArrayDataInput packed = new ByteArrayDataInput();
        private byte[] raw = NOTHING;
        private byte[] dictionary = NOTHING;
        private byte[] buffer = NOTHING;
        private long chunk = -1;
        private int length;
        private int dictionaryLength;
        private int blockLength;
        private long end;
        /** Of each block, where it begins in the file; the end of the last one behind it. */
        private long[] begins = new long[0];

        private byte[][] blocks = new byte[0][];
        private boolean[] unpacked = new boolean[0];

        @Override
        public void decompress(DataInput in, int originalLength, int offset, int wanted, BytesRef bytes)
                throws IOException {
            bytes.offset = 0;
            bytes.length = 0;
            if (wanted == 0) {
                return;
            }
            var file = (IndexInput) in;
            if (file.getFilePointer() != chunk || originalLength != length) {
                open(file, originalLength);
            }
            int first = offset - dictionaryLength < 0 ? -1 : (offset - dictionaryLength) / blockLength;
            int behind = offset + wanted - dictionaryLength;
            if (first >= 0 && behind <= (first + 1) * blockLength) {
                bytes.bytes = block(file, first);
                bytes.offset = offset - dictionaryLength - first * blockLength;
                bytes.length = wanted;
            } else {
                gather(file, offset, wanted, bytes);
            }
            file.seek(end); // a record of several chunks is read on from there
        }

        /** Puts together what lies in the dictionary or in several blocks. */
        private void gather(IndexInput file, int offset, int wanted, BytesRef bytes) throws IOException {
            bytes.bytes = new byte[wanted];
            bytes.length = wanted;
            int done = 0;
            if (offset < dictionaryLength) {
                done = Math.min(wanted, dictionaryLength - offset);
                System.arraycopy(dictionary, offset, bytes.bytes, 0, done);
            }
            while (done < wanted) {
                int from = offset + done - dictionaryLength;
                int within = from % blockLength;
                int here = Math.min(wanted - done, blockLength - within);
                System.arraycopy(block(file, from / blockLength), within, bytes.bytes, done, here);
                done += here;
            }
        }

        private void open(IndexInput file, int originalLength) throws IOException {
            chunk = -1; // until all of it is read
            long at = file.getFilePointer();
            dictionaryLength = file.readVInt();
            blockLength = file.readVInt();
            int packedDictionary = file.readVInt();
            int count = (originalLength - dictionaryLength + blockLength - 1) / blockLength;
            begins = ArrayUtil.growNoCopy(begins, count + 1);
            if (blocks.length < count) {
                blocks = ArrayUtil.grow(blocks, count);
                unpacked = new boolean[blocks.length];
            }
            long sum = 0;
            for (int i = 0; i < count; i++) {
                begins[i] = sum;
                unpacked[i] = false;
                sum += file.readVInt();
            }
            begins[count] = sum;
            dictionary = ArrayUtil.growNoCopy(dictionary, dictionaryLength);
            unpack(file, packedDictionary, dictionary, 0, dictionaryLength);
            long data = file.getFilePointer();
            for (int i = 0; i <= count; i++) {
                begins[i] += data;
            }
            end = begins[count];
            length = originalLength;
            chunk = at;
        }

        private byte[] block(IndexInput file, int number) throws IOException {
            if (!unpacked[number]) {
                int here = Math.min(blockLength, length - dictionaryLength - number * blockLength);
                buffer = ArrayUtil.growNoCopy(buffer, dictionaryLength + blockLength);
                System.arraycopy(dictionary, 0, buffer, 0, dictionaryLength);
                file.seek(begins[number]);
                unpack(file, (int) (begins[number + 1] - begins[number]), buffer, dictionaryLength, here);
                byte[] block = blocks[number];
                if (block == null || block.length < here) {
                    block = new byte[blockLength];
                    blocks[number] = block;
                }
                System.arraycopy(buffer, dictionaryLength, block, 0, here);
                unpacked[number] = true;
            }
            return blocks[number];
        }

        private void unpack(IndexInput file, int packedLength, byte[] to, int at, int count) throws IOException {
            raw = ArrayUtil.growNoCopy(raw, packedLength);
            file.readBytes(raw, 0, packedLength);
            packed.reset(raw, 0, packedLength);
            if (LZ4.decompress(packed, count, to, at) != at + count) {
                throw new CorruptIndexException("a block of stored records has another length than it says", file);
            }
        }

        @Override
        @SuppressWarnings("MethodDoesntCallSuperMethod") // what was unpacked stays with the one that did
        public Decompressor clone() {
            return new Blocks();
        }
    }
}
