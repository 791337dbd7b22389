package io.clew.ingest.clean;

import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of 64 bytes in a mapped file that grows by chunks, with a hash table over their keys in memory (about 6 bytes
 * an entry). For one thread.
 *
 * <pre>
 *   0 key      8 time (epoch ms)   16 id, high   24 id, low   32 sequence, 0 while it is not kept
 *  40 mirror  44 return            48 bank       52 source    54 flags   56 check  60 balance, a mark of it
 * </pre>
 *
 * {@code mirror} and {@code return} are places of other entries, from 1; 0 for none.
 */
final class LedgerFile implements AutoCloseable {

    /** The own side pays. */
    static final int OWN_PAYS = 1;

    /** The row says that money comes back. */
    static final int RETURN = 2;

    /** Only the day of the row is known. */
    static final int DAY = 1 << 8;

    /** The row does not say whose it is. */
    static final int NO_OWN = 1 << 9;

    /** The row came as a record; its name is in the file of names. */
    static final int SENT = 1 << 10;

    /** Other rows tell of the same movement, or did. */
    static final int HELD = 1 << 11;

    private static final int OF_THE_ROW = OWN_PAYS | RETURN | DAY | NO_OWN | SENT | HELD;
    private static final int STANDING_SHIFT = 2;
    private static final int STANDINGS = 7;

    private static final int SIZE = 64;
    private static final int CHUNK = 1 << 17; // entries

    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> chunks = new ArrayList<>();
    private int count;
    private int[] table = new int[1 << 16];

    LedgerFile(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            long there = channel.size() / SIZE;
            while ((long) chunks.size() * CHUNK < there) {
                map();
            }
            while (count < there && valid(count)) {
                count++;
            }
            for (int i = 0; i < count; i++) {
                index(i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be opened", e);
        }
    }

    /** Takes the room on the disk first: a page for which there is none ends the process, or the call, when it is written. */
    private void map() throws IOException {
        long from = (long) chunks.size() * CHUNK * SIZE;
        long to = from + (long) CHUNK * SIZE;
        long there = channel.size();
        try {
            for (long at = Math.max(from, there); at < to; ) {
                at += channel.write(ByteBuffer.allocate((int) Math.min(to - at, 1 << 16)), at);
            }
        } catch (IOException full) {
            channel.truncate(there);
            throw full;
        }
        chunks.add(channel.map(FileChannel.MapMode.READ_WRITE, from, to - from, arena));
    }

    private boolean valid(int entry) {
        return getInt(entry, 56) == check(key(entry), idHigh(entry), idLow(entry));
    }

    private static int check(long key, long high, long low) {
        long mixed = (key ^ Long.rotateLeft(high, 21) ^ Long.rotateLeft(low, 43)) * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) | 1; // never the zero of a page that was not written
    }

    int count() {
        return count;
    }

    int add(long key, long time, RecordId id, int bank, int source, int flags) {
        int entry = count;
        if ((long) chunks.size() * CHUNK <= entry) {
            try {
                map();
            } catch (IOException e) {
                throw new IndexUnavailableException(Message.of("index-unavailable.write"), e);
            }
        }
        putLong(entry, 0, key);
        putLong(entry, 8, time);
        putLong(entry, 16, id.high());
        putLong(entry, 24, id.low());
        putLong(entry, 32, 0);
        putInt(entry, 40, 0);
        putInt(entry, 44, 0);
        putInt(entry, 48, bank);
        chunk(entry).set(ValueLayout.JAVA_SHORT, at(entry) + 52, (short) source);
        chunk(entry).set(ValueLayout.JAVA_SHORT, at(entry) + 54, (short) flags);
        putInt(entry, 56, check(key, id.high(), id.low()));
        putInt(entry, 60, 0);
        count++;
        index(entry);
        return entry;
    }

    private void index(int entry) {
        if (count * 2L > table.length) {
            int[] old = table;
            table = new int[old.length * 2];
            for (int slot : old) {
                if (slot != 0) {
                    place(slot);
                }
            }
        }
        place(entry + 1);
    }

    private void place(int slot) {
        int i = spread(key(slot - 1));
        while (table[i] != 0) {
            i = (i + 1) & (table.length - 1);
        }
        table[i] = slot;
    }

    private int spread(long key) {
        return (int) ((key * 0x9e3779b97f4a7c15L) >>> 32) & (table.length - 1);
    }

    /** Entries with the key, in no order. */
    int[] find(long key) {
        int[] found = new int[4];
        int n = 0;
        for (int i = spread(key); table[i] != 0; i = (i + 1) & (table.length - 1)) {
            if (key(table[i] - 1) == key) {
                if (n == found.length) {
                    found = Arrays.copyOf(found, n * 2);
                }
                found[n++] = table[i] - 1;
            }
        }
        return n == found.length ? found : Arrays.copyOf(found, n);
    }

    long key(int entry) {
        return getLong(entry, 0);
    }

    long time(int entry) {
        return getLong(entry, 8);
    }

    long idHigh(int entry) {
        return getLong(entry, 16);
    }

    long idLow(int entry) {
        return getLong(entry, 24);
    }

    RecordId id(int entry) {
        return new RecordId(idHigh(entry), idLow(entry));
    }

    long sequence(int entry) {
        return getLong(entry, 32);
    }

    void sequence(int entry, long sequence) {
        putLong(entry, 32, sequence);
    }

    int mirror(int entry) {
        return getInt(entry, 40) - 1;
    }

    void mirror(int entry, int other) {
        putInt(entry, 40, other + 1);
    }

    int balance(int entry) {
        return getInt(entry, 60);
    }

    void balance(int entry, int mark) {
        putInt(entry, 60, mark);
    }

    int returned(int entry) {
        return getInt(entry, 44) - 1;
    }

    void returned(int entry, int other) {
        putInt(entry, 44, other + 1);
    }

    int bank(int entry) {
        return getInt(entry, 48);
    }

    int source(int entry) {
        return chunk(entry).get(ValueLayout.JAVA_SHORT, at(entry) + 52);
    }

    int flags(int entry) {
        return chunk(entry).get(ValueLayout.JAVA_SHORT, at(entry) + 54);
    }

    void flags(int entry, int flags) {
        chunk(entry).set(ValueLayout.JAVA_SHORT, at(entry) + 54, (short) flags);
    }

    boolean is(int entry, int flag) {
        return (flags(entry) & flag) != 0;
    }

    Standing standing(int entry) {
        return Standing.values()[(flags(entry) >> STANDING_SHIFT) & STANDINGS];
    }

    /** Gives an entry a standing, and leaves what its row says. */
    void stand(int entry, Standing standing) {
        flags(entry, (flags(entry) & OF_THE_ROW) | (standing.ordinal() << STANDING_SHIFT));
    }

    /** Takes an entry's standing; what its row says stays. */
    void unstand(int entry) {
        flags(entry, flags(entry) & OF_THE_ROW);
    }

    /** From now on other rows tell of the same movement as the entry. */
    void hold(int entry) {
        flags(entry, flags(entry) | HELD);
    }

    private MemorySegment chunk(int entry) {
        return chunks.get(entry / CHUNK);
    }

    private static long at(int entry) {
        return (long) (entry % CHUNK) * SIZE;
    }

    private long getLong(int entry, int offset) {
        return chunk(entry).get(ValueLayout.JAVA_LONG, at(entry) + offset);
    }

    private void putLong(int entry, int offset, long value) {
        chunk(entry).set(ValueLayout.JAVA_LONG, at(entry) + offset, value);
    }

    private int getInt(int entry, int offset) {
        return chunk(entry).get(ValueLayout.JAVA_INT, at(entry) + offset);
    }

    private void putInt(int entry, int offset, int value) {
        chunk(entry).set(ValueLayout.JAVA_INT, at(entry) + offset, value);
    }

    @Override
    public void close() {
        arena.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be closed", e);
        }
    }

    /** A quiet close of what may be null. */
    static void close(@Nullable LedgerFile file) {
        if (file != null) {
            file.close();
        }
    }
}
