package io.clew.access.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the audit log lies on disk.
 *
 * <pre>
 * 0000000.ndjson  entries 1 … 65,536, one line of JSON each, ended by a line feed
 * 0000001.ndjson  the next 65,536 …; each line carries the hash of the line before, across files too
 * roots           one line of hex for each full file: the root of its perfect subtree
 * HEAD            two slots of 256 bytes, written in turn: size, root of all entries, hash of the last line
 * heads           one {@link TreeHead} a line, for keeping elsewhere
 * </pre>
 *
 * <p>As a file holds 2^16 entries, it is a perfect subtree of the hash tree over all: a proof reads one file and the roots
 * of the others.
 */
final class AuditFiles {

    /** Level of a full file's root in the hash tree. */
    static final int LEVEL = 16;

    static final int ENTRIES = 1 << LEVEL;

    /** Hash before the first entry. */
    static final String NOTHING = "0".repeat(64);

    static final int SLOT = 256;

    private static final String PREV = "\"prev\":\"";
    private static final int PREV_TAIL = PREV.length() + 64 + 2;

    private AuditFiles() {}

    static Path segment(Path dir, long number) {
        return dir.resolve(String.format("%07d.ndjson", number));
    }

    static Path roots(Path dir) {
        return dir.resolve("roots");
    }

    static Path head(Path dir) {
        return dir.resolve("HEAD");
    }

    static Path heads(Path dir) {
        return dir.resolve("heads");
    }

    /** Makes the folder, for its owner alone where the file system knows owners. */
    static void folder(Path dir) throws IOException {
        Files.createDirectories(dir);
        if (dir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Makes the creation of files in the folder durable. */
    static void forceFolder(Path dir) throws IOException {
        try (var channel = FileChannel.open(dir, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw e; // Windows cannot open a folder, and needs no force
            }
        }
    }

    static void append(Path file, String text) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Writes the file of roots anew, unless it says the same. */
    static void rewriteRoots(Path dir, List<byte[]> roots) throws IOException {
        var text = new StringBuilder();
        for (byte[] root : roots) {
            text.append(HexFormat.of().formatHex(root)).append('\n');
        }
        Path file = roots(dir);
        boolean same = Files.exists(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1).contentEquals(text)
                : text.isEmpty();
        if (!same) {
            Path fresh = dir.resolve("roots.new");
            Files.deleteIfExists(fresh);
            append(fresh, text.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The hash of the line before, which ends each line; empty if the line does not end so.
     */
    static String prev(byte[] line) {
        int from = line.length - PREV_TAIL;
        if (from < 0) {
            return "";
        }
        String tail = new String(line, from, PREV_TAIL, StandardCharsets.ISO_8859_1);
        return tail.startsWith(PREV) && tail.endsWith("\"}") ? tail.substring(PREV.length(), PREV_TAIL - 2) : "";
    }

    /** What a slot of HEAD says; {@code commit} rises by one with each write. */
    record Slot(long commit, long size, String root, String last) {

        private static final String MARK = "clew-audit-1";

        byte[] bytes() {
            String text = MARK + " " + commit + " " + size + " " + root + " " + last + " ";
            String sum = HexFormat.of().formatHex(MerkleTree.leaf(text.getBytes(StandardCharsets.US_ASCII)), 0, 8);
            var padded = new StringBuilder(text).append(sum);
            while (padded.length() < SLOT - 1) {
                padded.append(' ');
            }
            return padded.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
        }

        /** @throws IOException if the slot says nothing that can be trusted */
        static Slot read(byte[] bytes) throws IOException {
            String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
            try {
                var slot = new Slot(Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3], parts[4]);
                if (Arrays.equals(slot.bytes(), bytes)) {
                    return slot;
                }
            } catch (RuntimeException e) {
                throw new IOException("a slot of HEAD is damaged", e);
            }
            throw new IOException("a slot of HEAD is damaged");
        }
    }

    /** The two slots as far as they can be read; a slot never written is absent, not damaged. */
    record Head(List<Slot> slots, boolean damaged) {

        /** The later of the readable slots; null where there is none. */
        @Nullable
        Slot latest() {
            return slots.stream().max(Comparator.comparingLong(Slot::commit)).orElse(null);
        }
    }

    static Head readHead(Path dir) throws IOException {
        Path file = head(dir);
        if (!Files.exists(file)) {
            return new Head(List.of(), false);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return new Head(List.of(), false); // made when the log was opened, before its first entry
        }
        var slots = new ArrayList<Slot>();
        boolean damaged = bytes.length != SLOT && bytes.length != 2 * SLOT;
        for (int at = 0; at + SLOT <= bytes.length && at < 2 * SLOT; at += SLOT) {
            try {
                slots.add(Slot.read(Arrays.copyOfRange(bytes, at, at + SLOT)));
            } catch (IOException e) {
                damaged = true;
            }
        }
        return new Head(slots, damaged);
    }

    /** Reads the lines of one file in order. */
    static final class Lines implements AutoCloseable {

        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        private long ended;
        private boolean torn;

        Lines(Path file) throws IOException {
            in = new BufferedInputStream(Files.newInputStream(file), 1 << 18);
        }

        /** The next line without its line feed; null at the end, or where what is left has no line feed. */
        byte @Nullable [] next() throws IOException {
            line.reset();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    ended += line.size() + 1L;
                    return line.toByteArray();
                }
                line.write(b);
            }
            torn = line.size() > 0;
            return null;
        }

        /** Bytes up to the end of the last line given. */
        long ended() {
            return ended;
        }

        /** Whether something without a line feed stood at the end; known after {@link #next} gave null. */
        boolean torn() {
            return torn;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
