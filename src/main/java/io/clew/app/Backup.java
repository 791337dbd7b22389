package io.clew.app;

import io.clew.app.folder.FolderInUse;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.upkeep.DiskRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies a data folder, with a list of SHA-256 sums, and puts such a copy back. While a server uses it, {@link FolderInUse}
 * says what is copied, so that it is what would be there had the server been killed at that moment.
 *
 * <p>The list, {@code SHA256SUMS}, is written last and ends with its own sum: a copy without it is not whole and is refused, and so is one that holds
 * a file of which it does not tell. What is put back lies aside in {@link #UNFINISHED} until all of it is on disk and right;
 * while that folder is there, no server starts, and putting back again begins anew. Only their owner reads the files.
 */
public final class Backup {

    /** In a data folder that is being put back. */
    static final String UNFINISHED = "restoring";

    private static final String SUMS = "SHA256SUMS";
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final List<String> LEFT_OUT = List.of(Installation.LOCK, Installation.RUNNING, DiskRoom.PROBED);

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
        if (Files.exists(data.resolve(UNFINISHED))) {
            throw unfinished(data);
        }
        try (FileChannel channel = FileChannel.open(
                        data.resolve(Installation.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            var sums = new TreeMap<String, String>();
            if (lock == null) {
                new FolderInUse(data, LEFT_OUT).copy(folder, (name, copied) -> sums.put(name, kept(copied)));
            } else {
                for (Path file : filesOf(data)) {
                    String name = data.relativize(file).toString();
                    if (!LEFT_OUT.contains(name)) {
                        sums.put(name, copy(file, folder.resolve(name)));
                    }
                }
            }
            var lines = sums.entrySet().stream()
                    .map(entry -> entry.getValue() + "  " + entry.getKey())
                    .toList();
            Path beside = folder.resolve(SUMS + ".new");
            Files.write(
                    beside, Stream.concat(lines.stream(), Stream.of(end(lines))).toList());
            keep(beside);
            Files.move(beside, folder.resolve(SUMS), StandardCopyOption.ATOMIC_MOVE);
            return sums.size();
        }
    }

    /** Null where a server holds the folder. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process
        }
    }

    /**
     * @return how many files were put back
     * @throws ClewException {@code backup-damaged} before anything is written, if a file is missing, altered or not listed
     */
    public long from(Path folder) throws IOException {
        Map<String, String> sums = checked(folder);
        Path aside = data.resolve(UNFINISHED);
        if (Files.exists(aside)) {
            clear(data); // all of it came from a restore that was broken off
        }
        requireEmpty(data);
        Files.createDirectories(aside);
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            if (!copy(folder.resolve(entry.getKey()), aside.resolve(entry.getKey()))
                    .equals(entry.getValue())) {
                throw new ClewException(Message.of("backup-damaged.changed", entry.getKey()));
            }
        }
        try (var parts = Files.list(aside)) {
            for (Path part : parts.toList()) {
                Files.move(part, data.resolve(part.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.delete(aside);
        return sums.size();
    }

    static ClewException unfinished(Path data) {
        return new ClewException(Message.of("restore-unfinished", data.toAbsolutePath()));
    }

    private static Map<String, String> checked(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(SUMS))) {
            throw new ClewException(Message.of("backup-damaged.incomplete", folder, SUMS));
        }
        var sums = new TreeMap<String, String>();
        List<String> all = Files.readAllLines(folder.resolve(SUMS));
        List<String> lines = all.subList(0, Math.max(0, all.size() - 1));
        if (all.isEmpty() || !all.getLast().equals(end(lines))) {
            throw new ClewException(Message.of("backup-damaged.changed", SUMS));
        }
        for (String line : lines) {
            Matcher sum = SUM.matcher(line);
            if (!sum.matches()) {
                throw new ClewException(Message.of("backup-damaged.changed", SUMS));
            }
            sums.put(sum.group(2), sum.group(1));
        }
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            Path file = folder.resolve(entry.getKey()).normalize();
            if (!file.startsWith(folder.normalize())
                    || !Files.exists(file)
                    || !sum(file).equals(entry.getValue())) {
                throw new ClewException(Message.of("backup-damaged.changed", entry.getKey()));
            }
        }
        for (Path file : filesOf(folder)) {
            String name = folder.relativize(file).toString();
            if (!name.equals(SUMS) && !sums.containsKey(name)) {
                throw new ClewException(Message.of("backup-damaged.unlisted", name, SUMS));
            }
        }
        return sums;
    }

    /** What the list ends with, a comment for other programs: how long it is, and its own sum. */
    private static String end(List<String> lines) {
        byte[] list = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return "# " + lines.size() + " files " + HexFormat.of().formatHex(sha256().digest(list));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!one.equals(folder)) {
                    Files.delete(one);
                }
            }
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder) && !filesOf(folder).isEmpty()) {
            throw new ClewException(Message.of("folder-not-empty.restore", folder));
        }
        Files.createDirectories(folder);
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Copies a file to the disk, readable for its owner alone, and gives the sum of the copy. */
    private static String copy(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.copy(from, to);
        return kept(to);
    }

    private static String kept(Path copied) throws IOException {
        keep(copied);
        return sum(copied);
    }

    private static void keep(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    private static String sum(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
