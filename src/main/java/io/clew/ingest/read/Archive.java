package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.IOException;
import java.io.OutputStream;
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
import org.jspecify.annotations.Nullable;

/**
 * Unpacks archives within limits, and refuses those that would fill the disk.
 *
 * <p>What an entry is called never decides where it is written: entries lie in a folder of the import under numbers, and
 * their names are only shown. What an entry says of its size is not believed: bytes are counted as they come out. A
 * document behind a password and a single compressed file count as archives of one file.
 */
public final class Archive {

    /**
     * @param entries at most, in all archives of one file
     * @param bytes unpacked at most, in all
     * @param ratio unpacked to packed at most, once an entry has come to 16 MB
     * @param depth archives inside each other at most; single compressed files do not count
     */
    public record Limits(int entries, long bytes, int ratio, int depth) {

        public static final Limits USUAL = new Limits(20_000, 8L << 30, 200, 3);
    }

    private static final long RATIO_FROM = 16L << 20;
    /** A text of repeated rows packs this well in formats that look far back. */
    private static final int STREAM_RATIO = 2_000;

    private static final int MOST_PARTS = 10_000;

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

    /** What is wrong with an archive, not with the disk. */
    private static final class Broken extends IOException {

        Broken(Exception why) {
            super(why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage(), why);
        }
    }

    /** @throws Rejection.Refused if nothing more of the archive can be had; says why */
    public void unpack(Leaf archive, Taker taker) throws IOException, InterruptedException {
        unpack(archive, taker, 1, 0);
    }

    private void unpack(Leaf archive, Taker taker, int depth, int streams) throws IOException, InterruptedException {
        if (depth > limits.depth() || streams > limits.depth()) {
            throw Bounds.tooMuch("archive-bomb.depth", limits.depth());
        }
        Format format = Format.of(archive.path(), archive.name());
        try (Packed packed = open(archive, format)) {
            for (Packed.Entry entry = next(packed); entry != null; entry = next(packed)) {
                if (!ignored(entry.name())) {
                    take(archive, entry, taker, depth + (format.single() ? 0 : 1), streams + (format.single() ? 1 : 0));
                }
            }
        } catch (Broken e) {
            throw Bounds.damaged("damaged.archive", e);
        }
    }

    private static Packed open(Leaf archive, Format format) throws IOException {
        try {
            return Packed.open(archive, format);
        } catch (Rejection.Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Broken(e);
        }
    }

    private static Packed.@Nullable Entry next(Packed packed) throws IOException {
        try {
            return packed.next();
        } catch (Rejection.Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Broken(e);
        }
    }

    private static boolean ignored(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    private void take(Leaf archive, Packed.Entry entry, Taker taker, int depth, int streams)
            throws IOException, InterruptedException {
        if (++entries > limits.entries()) {
            throw Bounds.tooMuch("archive-bomb.entries", limits.entries());
        }
        String name = archive.name() + "/" + harmless(entry.name());
        Files.createDirectories(dir);
        Path place = dir.resolve("entry-" + entries);
        try {
            write(archive, entry, place);
            Leaf leaf = new Leaf(name, place, archive.sha256(), archive.password());
            if (Format.of(place, name).archive()) {
                unpack(leaf, taker, depth, streams);
            } else {
                taker.take(leaf);
            }
        } catch (Rejection.Refused e) {
            String code = e.rejection().code();
            if (code.equals("archive-bomb") || code.equals("password-needed")) {
                throw e;
            }
            taker.refused(name, e.rejection());
        } catch (Broken e) {
            taker.refused(name, Rejection.row(Message.of("damaged.entry", String.valueOf(e.getMessage()))));
        } finally {
            Files.deleteIfExists(place);
        }
    }

    private void write(Leaf archive, Packed.Entry entry, Path place) throws IOException {
        boolean told = entry.packed() > 0;
        long packed = Math.max(1, told ? entry.packed() : Files.size(archive.path()));
        try (var out = new Counting(Files.newOutputStream(place), packed, told ? limits.ratio() : STREAM_RATIO)) {
            try {
                entry.content().copy(out);
            } catch (IOException | RuntimeException e) {
                throw out.why(e);
            }
        }
    }

    /** Counts what comes out, and tells what is wrong with the disk from what is wrong with the archive. */
    private final class Counting extends OutputStream {

        private final OutputStream file;
        private final long packed;
        private final int ratio;
        private long out;
        private Rejection.@Nullable Refused refused;
        private @Nullable IOException disk;

        Counting(OutputStream file, long packed, int ratio) {
            this.file = file;
            this.packed = packed;
            this.ratio = ratio;
        }

        IOException why(Exception e) {
            if (refused != null) {
                throw refused;
            }
            if (disk != null) {
                return disk;
            }
            if (e instanceof Rejection.Refused told) {
                throw told;
            }
            return new Broken(e);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out += length;
            bytes += length;
            if (bytes > limits.bytes()) {
                refused = Bounds.tooMuch("archive-bomb.bytes", limits.bytes() >> 20);
                throw refused;
            }
            if (out > RATIO_FROM && out / packed > ratio) {
                refused = Bounds.tooMuch("archive-bomb.ratio", ratio);
                throw refused;
            }
            try {
                file.write(from, offset, length);
            } catch (IOException e) {
                disk = e;
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A workbook is an archive too: refused where its parts would unpack beyond the limits. */
    public static void checkWorkbook(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw Bounds.tooMuch("archive-bomb.entries", MOST_PARTS);
            }
            long unpacked = 0;
            long packed = 0;
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                unpacked += Math.max(0, entry.getSize());
                packed += Math.max(0, entry.getCompressedSize());
                boolean dense = entry.getSize() > RATIO_FROM
                        && entry.getSize() / Math.max(1, entry.getCompressedSize()) > 1_000;
                if (dense) {
                    throw Bounds.tooMuch("archive-bomb.ratio", 1_000);
                }
            }
            if (packed > Files.size(file)) {
                throw Bounds.tooMuch("archive-bomb.overlap");
            }
            if (unpacked > Limits.USUAL.bytes()) {
                throw Bounds.tooMuch("archive-bomb.bytes", Limits.USUAL.bytes() >> 20);
            }
        } catch (ZipException e) {
            throw Bounds.damaged("damaged.workbook", e);
        }
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
