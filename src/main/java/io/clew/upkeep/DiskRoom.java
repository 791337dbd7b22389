package io.clew.upkeep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether the data folder takes what is written to it. Asks the disk how much is left, and writes a little and forces it, since
 * a quota, a medium that has become read-only or one that fails says nothing before. Looks once a second at most, however often
 * it is asked. Safe for use by many threads.
 */
public final class DiskRoom {

    public static final String FULL = "disk-full";
    public static final String UNWRITABLE = "disk-unwritable";

    /** Below this a batch of records no longer finds room. */
    static final long LEAST = 32L << 20;

    /** What is written in the folder and taken away again at once; nothing that is kept. */
    public static final String PROBED = "disk-probe";

    private static final int PROBE = 1 << 12;
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final Path folder;
    private final LongSupplier usable;
    private long looked;
    private Optional<String> fault = Optional.empty();
    private boolean known;

    public DiskRoom(Path folder) {
        this(folder, () -> folder.toFile().getUsableSpace());
    }

    DiskRoom(Path folder, LongSupplier usable) {
        this.folder = folder;
        this.usable = usable;
    }

    /** {@link #FULL} or {@link #UNWRITABLE} where it does not. */
    public synchronized Optional<String> fault() {
        if (!known || System.nanoTime() - looked > FRESH) {
            fault = look();
            looked = System.nanoTime();
            known = true;
        }
        return fault;
    }

    private Optional<String> look() {
        try {
            probe();
        } catch (IOException refused) {
            return Optional.of(usable.getAsLong() < LEAST ? FULL : UNWRITABLE);
        }
        return usable.getAsLong() < LEAST ? Optional.of(FULL) : Optional.empty();
    }

    private void probe() throws IOException {
        Path probe = folder.resolve(PROBED);
        try (FileChannel channel = FileChannel.open(
                probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.allocate(PROBE);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
