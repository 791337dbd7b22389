package io.clew.ingest.clean;

import com.carrotsearch.hppc.LongIntHashMap;
import io.clew.ingest.row.RecordId;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Names of records whose sender chose them, so that no 128 bits of an entry tell them: a file of names, each behind its
 * length, and which entry a name has. The entry's id is a hash of the name and the place in the file. Looking up may be done
 * by any thread, the rest by one.
 */
final class LedgerNames implements AutoCloseable {

    private final FileChannel channel;
    private final LongIntHashMap entries = new LongIntHashMap();
    private long end;

    LedgerNames(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            end = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be opened", e);
        }
    }

    private static long hash(String name) {
        return RecordId.of(name).high();
    }

    /** Writes the name down; says what its entry is to be called. */
    RecordId keep(RecordRef ref) {
        String name = ref.toString();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer written = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip();
        try {
            long at = end;
            while (written.hasRemaining()) {
                end += channel.write(written, end);
            }
            return new RecordId(hash(name), at);
        } catch (IOException e) {
            throw new IndexUnavailableException(Message.of("index-unavailable.write"), e);
        }
    }

    /** The name that was written down; empty where the file does not hold it. */
    String name(RecordId id) {
        try {
            ByteBuffer length = read(id.low(), Integer.BYTES);
            int bytes = length.remaining() < Integer.BYTES ? -1 : length.getInt();
            if (bytes <= 0 || bytes > end - id.low()) {
                return "";
            }
            String name = StandardCharsets.UTF_8
                    .decode(read(id.low() + Integer.BYTES, bytes))
                    .toString();
            return hash(name) == id.high() ? name : "";
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be read", e);
        }
    }

    private ByteBuffer read(long from, int bytes) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(bytes);
        int more = 0;
        while (read.hasRemaining() && more >= 0) {
            more = channel.read(read, from + read.position());
        }
        return read.flip();
    }

    /** The entry of the name from now on. */
    synchronized void put(RecordId id, int entry) {
        entries.put(id.high(), entry);
    }

    /** The latest entry of the name; -1 where it has none. */
    synchronized int entry(RecordRef ref) {
        return entries.getOrDefault(hash(ref.toString()), -1);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be closed", e);
        }
    }
}
