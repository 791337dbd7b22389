package io.clew.graph.memory;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Bases as files, the newest two kept.
 *
 * <pre>
 * 0      magic, layout, sequence, facts left out, parts      8 bytes each
 * 40     for each part: offset, length, CRC-32C              8 bytes each; the sum is over the part and its padding
 * 4088   CRC-32C of the 4088 bytes before
 * 4096   the parts, each from a multiple of 4096, zeros between
 * </pre>
 *
 * A file is written aside, forced to disk and renamed, so one that has its name is whole. Opening reads the header
 * alone; {@link #isWhole} reads everything.
 */
final class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());
    private static final long MAGIC = 0x3150_4152_4757_4c43L;
    private static final long LAYOUT = 2;
    private static final int HEADER = 4096;
    private static final int PIECE = 1 << 24;
    private static final int KEPT = 2;
    private static final String SUFFIX = ".graph";

    private final Path folder;

    Snapshots(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".tmp")).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the graph folder cannot be made ready: " + folder, e);
        }
    }

    /** The files there are, newest first. */
    List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the graph folder cannot be read: " + folder, e);
        }
    }

    /** Writes a base; durable on return. Older files but the newest are removed. */
    Path write(Base base) {
        long number = files().isEmpty() ? 1 : number(files().getFirst()) + 1;
        Path file = folder.resolve(String.format("%012d%s", number, SUFFIX));
        Path aside = folder.resolve(file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                write(base.sections, channel);
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            List<Path> all = files();
            remove(all.subList(Math.min(KEPT, all.size()), all.size()));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("the graph cannot be written to " + folder, e);
        }
    }

    /** Removes all but the newest files. */
    void keep(int newest) {
        try {
            List<Path> all = files();
            remove(all.subList(Math.min(newest, all.size()), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("old graph snapshots cannot be removed from " + folder, e);
        }
    }

    private static void remove(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static long number(Path file) {
        String name = file.getFileName().toString();
        try {
            return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void write(Sections sections, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocateDirect(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(MAGIC)
                .putLong(LAYOUT)
                .putLong(sections.sequence())
                .putLong(sections.unknownLinks())
                .putLong(Sections.COUNT);
        long at = HEADER;
        for (MemorySegment part : sections.parts()) {
            channel.position(at);
            var sum = new CRC32C();
            for (long done = 0; done < part.byteSize(); done += PIECE) {
                ByteBuffer piece = part.asSlice(done, Math.min(PIECE, part.byteSize() - done))
                        .asByteBuffer();
                sum.update(piece.duplicate());
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
            ByteBuffer padding = ByteBuffer.allocate((int) (padded(part.byteSize()) - part.byteSize()));
            sum.update(padding.duplicate());
            while (padding.hasRemaining()) {
                channel.write(padding);
            }
            header.putLong(at).putLong(part.byteSize()).putLong(sum.getValue());
            at += padded(part.byteSize());
        }
        header.putLong(HEADER - 8, sum(header));
        header.position(0);
        channel.position(0);
        while (header.hasRemaining()) {
            channel.write(header);
        }
    }

    private static long sum(ByteBuffer header) {
        var sum = new CRC32C();
        sum.update(header.duplicate().position(0).limit(HEADER - 8));
        return sum.getValue();
    }

    private static long padded(long length) {
        return (length + HEADER - 1) & -HEADER;
    }

    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.fine(() -> "this system does not force folders: " + e.getMessage());
        }
    }

    /** Maps a file; null, with a word in the log, where its header is damaged or of another layout. */
    static @Nullable Base open(Path file) {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            Sections sections = read(all);
            if (sections != null) {
                return new Base(sections, arena);
            }
            LOG.warning(() -> "The graph snapshot " + file + " is damaged or of another version; it is not used.");
        } catch (IOException | RuntimeException e) {
            LOG.warning(() -> "The graph snapshot " + file + " cannot be read (" + e + "); it is not used.");
        }
        arena.close();
        return null;
    }

    private static @Nullable Sections read(MemorySegment all) throws IOException {
        if (all.byteSize() < HEADER) {
            return null;
        }
        ByteBuffer header = all.asSlice(0, HEADER).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (header.getLong(HEADER - 8) != sum(header) || header.getLong() != MAGIC || header.getLong() != LAYOUT) {
            return null;
        }
        long sequence = header.getLong();
        long unknownLinks = header.getLong();
        var parts = new ArrayList<MemorySegment>();
        for (long count = header.getLong(); count > 0; count--) {
            long at = header.getLong();
            long length = header.getLong();
            header.getLong();
            if (at + padded(length) > all.byteSize()) {
                return null;
            }
            parts.add(all.asSlice(at, length));
        }
        byte[] meta = parts.get(Sections.META).toArray(ValueLayout.JAVA_BYTE);
        try (var in = new DataInputStream(new ByteArrayInputStream(meta))) {
            return new Sections(List.copyOf(parts), words(in), words(in), sequence, unknownLinks);
        }
    }

    private static List<String> words(DataInputStream in) throws IOException {
        var words = new ArrayList<String>();
        for (int count = in.readInt(); count > 0; count--) {
            words.add(in.readUTF().intern());
        }
        return List.copyOf(words);
    }

    /** Reads a whole file; false where a part is not what was written. About 10 GB/s where the file is in memory. */
    static boolean isWhole(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            ByteBuffer header = all.asSlice(0, HEADER).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            if (header.getLong(HEADER - 8) != sum(header)) {
                return false;
            }
            for (int part = 0; part < Sections.COUNT; part++) {
                long at = header.getLong(40 + 24 * part);
                long length = padded(header.getLong(48 + 24 * part));
                var sum = new CRC32C();
                for (long done = 0; done < length; done += PIECE) {
                    sum.update(all.asSlice(at + done, Math.min(PIECE, length - done))
                            .asByteBuffer());
                }
                if (sum.getValue() != header.getLong(56 + 24 * part)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Takes a damaged file out of the way, keeping it for who wants to know. */
    static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the damaged graph snapshot cannot be set aside: " + file, e);
        }
    }
}
