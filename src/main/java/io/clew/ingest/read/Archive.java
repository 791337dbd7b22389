package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks archives within limits, and refuses those that would fill the disk.
 *
 * <p>What an entry is called never decides where it is written: entries lie in a folder of the import under numbers, and
 * their names are only shown. What an entry says of its size is not believed: bytes are counted as they come out.
 */
public final class Archive {

    /**
     * @param entries at most, in all archives of one file
     * @param bytes unpacked at most, in all
     * @param ratio unpacked to packed at most, once an entry has come to 16 MB
     * @param depth archives inside each other at most
     */
    public record Limits(int entries, long bytes, int ratio, int depth) {

        public static final Limits USUAL = new Limits(20_000, 8L << 30, 200, 3);
    }

    private static final long RATIO_FROM = 16L << 20;

    private final Path dir;
    private final Limits limits;
    private int entries;
    private long bytes;

    public Archive(Path dir, Limits limits) {
        this.dir = dir;
        this.limits = limits;
    }

    /** Takes what is inside, in the archive's order. */
    public interface Taker {
        void take(Leaf leaf) throws IOException, InterruptedException;

        void refused(String name, Rejection why) throws InterruptedException;
    }

    public void unpack(Leaf archive, Taker taker) throws IOException, InterruptedException {
        unpack(archive, taker, 1);
    }

    private void unpack(Leaf archive, Taker taker, int depth) throws IOException, InterruptedException {
        if (depth > limits.depth()) {
            throw bomb(Message.of("archive-bomb.depth", limits.depth()));
        }
        try (ZipFile zip = open(archive.path())) {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && !ignored(entry.getName())) {
                    one(archive, zip, entry, taker, depth);
                }
            }
        } catch (ZipException e) {
            throw Rejection.refuse("", Message.of("damaged.archive", String.valueOf(e.getMessage())));
        }
    }

    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), Encoding.GB18030); // names marked as UTF-8 are read as that
        } catch (IllegalArgumentException | ZipException e) {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        }
    }

    private static boolean ignored(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    private void one(Leaf archive, ZipFile zip, ZipEntry entry, Taker taker, int depth)
            throws IOException, InterruptedException {
        if (++entries > limits.entries()) {
            throw bomb(Message.of("archive-bomb.entries", limits.entries()));
        }
        String name = archive.name() + "/" + harmless(entry.getName());
        Files.createDirectories(dir);
        Path place = dir.resolve("entry-" + entries);
        try {
            write(zip, entry, place);
            Leaf leaf = new Leaf(name, place, archive.sha256());
            if (Format.of(place, name) == Format.ZIP) {
                unpack(leaf, taker, depth + 1);
            } else {
                taker.take(leaf);
            }
        } catch (Rejection.Refused e) {
            if (e.rejection().code().equals("archive-bomb")) {
                throw e;
            }
            taker.refused(name, e.rejection());
        } catch (ZipException | java.io.EOFException e) {
            taker.refused(
                    name,
                    Rejection.row(Message.of("damaged.archived", String.valueOf(e.getMessage()))));
        } finally {
            Files.deleteIfExists(place);
        }
    }

    private void write(ZipFile zip, ZipEntry entry, Path place) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long packed = Math.max(1, entry.getCompressedSize());
        long out = 0;
        InputStream opened = zip.getInputStream(entry);
        if (opened == null) {
            throw new ZipException("no such entry");
        }
        try (InputStream in = opened;
                OutputStream file = Files.newOutputStream(place)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out += n;
                bytes += n;
                if (bytes > limits.bytes()) {
                    throw bomb(Message.of("archive-bomb.bytes", (limits.bytes() >> 20)));
                }
                if (out > RATIO_FROM && out / packed > limits.ratio()) {
                    throw bomb(Message.of("archive-bomb.ratio", limits.ratio()));
                }
                file.write(buffer, 0, n);
            }
        }
    }

    /** A workbook is an archive too: refused where its parts would unpack beyond the limits. */
    public static void checkWorkbook(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long unpacked = 0;
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                unpacked += Math.max(0, entry.getSize());
                // what is read whole into memory may not be large
                boolean whole = entry.getName().endsWith("sharedStrings.xml")
                        || entry.getName().endsWith("styles.xml");
                if (whole && entry.getSize() > 512L << 20) {
                    throw bomb(Message.of("archive-bomb.strings"));
                }
                boolean dense = entry.getSize() > RATIO_FROM
                        && entry.getSize() / Math.max(1, entry.getCompressedSize()) > 1_000;
                if (dense) {
                    throw bomb(Message.of("archive-bomb.workbook-ratio"));
                }
            }
            if (unpacked > Limits.USUAL.bytes()) {
                throw bomb(Message.of("archive-bomb.workbook"));
            }
        } catch (ZipException e) {
            throw Rejection.refuse("", Message.of("damaged.workbook", String.valueOf(e.getMessage())));
        }
    }

    private static Rejection.Refused bomb(Message message) {
        return Rejection.refuse("", message);
    }

    /** The name without what climbs out of folders or hides; only ever shown. */
    public static String harmless(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.replace('\\', '/').split("/")) {
            String shown = part.codePoints()
                    .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (!shown.isBlank() && !shown.equals(".") && !shown.equals("..")) {
                parts.add(shown);
            }
        }
        return parts.isEmpty() ? "?" : String.join("/", parts);
    }

    /** Removes the folder and what is left in it. */
    public static void remove(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return;
        }
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
