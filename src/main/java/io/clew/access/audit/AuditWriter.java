package io.clew.access.audit;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of an open audit log: finds where the log ends, and writes behind that. For one thread at a time. */
final class AuditWriter implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final Path dir;
    private final FileChannel head;
    private @Nullable FileChannel segment;
    private long bytes; // of the open segment that are durable
    private long commits;
    private boolean failed;

    private AuditWriter(Path dir, FileChannel head) {
        this.dir = dir;
        this.head = head;
    }

    static AuditWriter open(Path dir) throws IOException {
        AuditFiles.folder(dir);
        var head = channel(AuditFiles.head(dir));
        try {
            if (head.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException e) {
            head.close();
            throw new IOException("another process has it open", e);
        }
        return new AuditWriter(dir, head);
    }

    /**
     * Finds where the log ends. An entry torn by a crash, which was never acknowledged, is cut away.
     *
     * @throws ClewException {@code audit-damaged} if the log does not hold what HEAD says
     */
    AuditState recover() throws IOException {
        var slot = AuditFiles.readHead(dir).latest();
        long size = slot == null ? 0 : slot.size();
        commits = slot == null ? 0 : slot.commit();
        var state = new AuditState();
        int first = passFullFiles(state, (int) (size / AuditFiles.ENTRIES));
        if (first > 0 && slot != null && size == (long) first * AuditFiles.ENTRIES) {
            state.last(slot.last());
        }
        boolean agreed = agrees(slot, state);
        for (int number = first; Files.exists(AuditFiles.segment(dir, number)); number++) {
            try (var lines = new AuditFiles.Lines(AuditFiles.segment(dir, number))) {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    String prev = AuditFiles.prev(line);
                    if (state.size() > 0 && state.last().equals(AuditFiles.NOTHING)) {
                        state.last(prev); // files before this one were passed over
                    }
                    if (!prev.equals(state.last())) {
                        throw damaged("entry " + (state.size() + 1) + " does not follow the one before");
                    }
                    state.add(MerkleTree.leaf(line));
                    agreed |= agrees(slot, state);
                }
                bytes = lines.ended();
            }
        }
        if (!agreed) {
            throw damaged(
                    state.size() < size
                            ? "it should hold " + size + " entries and holds " + state.size()
                            : "its entries are not those that HEAD was written for");
        }
        open(state);
        return state;
    }

    private static boolean agrees(AuditFiles.@Nullable Slot slot, AuditState state) {
        return slot == null
                ? state.size() == 0
                : state.size() == slot.size() && HEX.formatHex(state.root()).equals(slot.root());
    }

    /** Takes the roots of full files from {@code roots} as far as they are kept there, at most {@code files} of them. */
    private int passFullFiles(AuditState state, int files) throws IOException {
        Path file = AuditFiles.roots(dir);
        List<String> kept = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
        int usable = Math.min(files, kept.size());
        for (int i = 0; i < usable; i++) {
            if (kept.get(i).length() != 2 * MerkleTree.HASH) {
                throw damaged("the file of roots cannot be read");
            }
            state.addFile(HEX.parseHex(kept.get(i)));
        }
        return usable;
    }

    private void open(AuditState state) throws IOException {
        Path file = AuditFiles.segment(dir, state.fileNumber());
        boolean fresh = !Files.exists(file);
        FileChannel opened = channel(file);
        segment = opened;
        if (fresh) {
            bytes = 0;
            AuditFiles.forceFolder(dir);
        }
        opened.truncate(bytes);
        AuditFiles.rewriteRoots(dir, state.roots());
    }

    /**
     * Appends lines behind {@code before} and returns when they are durable.
     *
     * @throws IOException if they could not be written; then none of them is in the log
     */
    void write(AuditState before, List<byte[]> lines, AuditState after) throws IOException {
        try {
            if (failed) {
                goBack(before);
            }
            long at = bytes;
            int number = before.fileNumber();
            int room = AuditFiles.ENTRIES - (int) (before.size() % AuditFiles.ENTRIES);
            for (int from = 0; from < lines.size(); room = AuditFiles.ENTRIES) {
                int to = Math.min(lines.size(), from + room);
                at = append(lines.subList(from, to), at);
                if (to - from == room) {
                    number++;
                    next(number, after);
                    at = 0;
                }
                from = to;
            }
            writeHead(after);
            bytes = at;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    private long append(List<byte[]> lines, long at) throws IOException {
        int length = 0;
        for (byte[] line : lines) {
            length += line.length + 1;
        }
        var buffer = ByteBuffer.allocate(length);
        for (byte[] line : lines) {
            buffer.put(line).put((byte) '\n');
        }
        buffer.flip();
        FileChannel file = file();
        long position = at;
        while (buffer.hasRemaining()) {
            position += file.write(buffer, position);
        }
        file.force(false);
        return position;
    }

    private void next(int number, AuditState after) throws IOException {
        file().close();
        segment = channel(AuditFiles.segment(dir, number));
        AuditFiles.forceFolder(dir);
        AuditFiles.rewriteRoots(dir, after.roots().subList(0, number));
    }

    private void writeHead(AuditState state) throws IOException {
        commits++;
        var slot = new AuditFiles.Slot(commits, state.size(), HEX.formatHex(state.root()), state.last());
        var buffer = ByteBuffer.wrap(slot.bytes());
        long at = commits % 2 == 0 ? AuditFiles.SLOT : 0;
        while (buffer.hasRemaining()) {
            at += head.write(buffer, at);
        }
        if (commits <= 2) {
            head.force(true); // later ones may be lost with the power: the log is then longer than HEAD says
        }
    }

    private void goBack(AuditState durable) throws IOException {
        file().close();
        for (int number = durable.fileNumber() + 1; Files.exists(AuditFiles.segment(dir, number)); number++) {
            Files.delete(AuditFiles.segment(dir, number));
        }
        open(durable);
        failed = false;
    }

    private FileChannel file() {
        if (segment == null) {
            throw new IllegalStateException("the audit log is not open");
        }
        return segment;
    }

    private ClewException damaged(String what) {
        return new ClewException(Message.of("audit-damaged", dir, what));
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            segment.close();
        }
        if (head.isOpen()) {
            head.force(true);
            head.close();
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
