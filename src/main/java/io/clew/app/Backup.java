package io.clew.app;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies a data folder that no server uses, with a list of SHA-256 sums, and puts such a copy back.
 *
 * <p>The list, {@code SHA256SUMS}, is written last: a copy without it is not whole and is refused.
 */
public final class Backup {

    private static final String SUMS = "SHA256SUMS";
    private static final List<String> LEFT_OUT = List.of(Installation.LOCK, Installation.RUNNING);

    private final Path data;

    public Backup(Path data) {
        this.data = data;
    }

    /**
     * @param folder must not exist or be empty
     * @return how many files were copied
     */
    public long to(Path folder) throws IOException {
        requireEmpty(folder);
        if (!Files.isDirectory(data)) {
            throw new ClewException(Message.of("data-missing", data));
        }
        try (FileChannel channel = FileChannel.open(
                        data.resolve(Installation.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new ClewException(Message.of("data-in-use.backup", data));
            }
            var sums = new TreeMap<String, String>();
            for (Path file : filesOf(data)) {
                String name = data.relativize(file).toString();
                if (!LEFT_OUT.contains(name)) {
                    sums.put(name, copy(file, folder.resolve(name)));
                }
            }
            var lines = sums.entrySet().stream()
                    .map(entry -> entry.getValue() + "  " + entry.getKey())
                    .toList();
            Files.write(folder.resolve(SUMS), lines);
            return sums.size();
        }
    }

    /**
     * @return how many files were put back
     * @throws ClewException {@code backup-damaged} before anything is written, if a file is missing or altered
     */
    public long from(Path folder) throws IOException {
        requireEmpty(data);
        var sums = new TreeMap<String, String>();
        if (!Files.exists(folder.resolve(SUMS))) {
            throw new ClewException(Message.of("backup-damaged.incomplete", folder, SUMS));
        }
        for (String line : Files.readAllLines(folder.resolve(SUMS))) {
            sums.put(line.substring(66), line.substring(0, 64));
        }
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            Path file = folder.resolve(entry.getKey()).normalize();
            if (!file.startsWith(folder.normalize())
                    || !Files.exists(file)
                    || !sum(file).equals(entry.getValue())) {
                throw new ClewException(Message.of("backup-damaged.changed", entry.getKey()));
            }
        }
        for (String name : sums.keySet()) {
            copy(folder.resolve(name), data.resolve(name));
        }
        return sums.size();
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder) && !filesOf(folder).isEmpty()) {
            throw new ClewException(Message.of("folder-not-empty.restore", folder));
        }
        Files.createDirectories(folder);
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String copy(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.copy(from, to);
        return sum(to);
    }

    private static String sum(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
