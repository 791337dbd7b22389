package io.clew.app;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The data folder, held by one running Clew at a time.
 *
 * <p>While the server runs, {@code running} in it holds the address and a token for the command line on this machine;
 * only the owner of the folder can read it.
 */
public final class Installation implements AutoCloseable {

    static final String LOCK = "clew.lock";
    static final String RUNNING = "running";

    private final Path data;
    private final FileChannel channel;

    private Installation(Path data, FileChannel channel) {
        this.data = data;
        this.channel = channel;
    }

    /** Where a server runs and how the command line signs in to it. */
    public record Running(String address, String token) {}

    /**
     * @throws ClewException {@code data-in-use} if another Clew holds the folder, {@code restore-unfinished} where a backup was
     *     put back in part
     */
    public static Installation hold(Path data) {
        try {
            Files.createDirectories(data);
            if (Files.exists(data.resolve(Backup.UNFINISHED))) {
                throw Backup.unfinished(data);
            }
            if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            }
            var channel = FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new ClewException(Message.of("data-in-use.start", data.toAbsolutePath()));
            }
            Files.deleteIfExists(data.resolve(RUNNING));
            return new Installation(data, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + data, e);
        }
    }

    /** The server that holds the folder now, if one does. */
    public static Optional<Running> running(Path data) {
        Path file = data.resolve(RUNNING);
        if (!Files.exists(file) || !held(data)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() == 2 ? Optional.of(new Running(lines.get(0), lines.get(1))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean held(Path data) {
        try (FileChannel channel =
                        FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this very process
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of its own for one part, inside the data folder. */
    Path folder(String part) {
        return data.resolve(part);
    }

    public void announce(Running running) {
        try {
            Path file = data.resolve(RUNNING);
            Files.deleteIfExists(file);
            if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, List.of(running.address(), running.token()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(data.resolve(RUNNING));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
