package io.clew.app.folder;

import io.clew.store.lucene.CommitFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies a data folder in which a server goes on writing. Nothing of it is held up: the copy is what a server that was killed
 * would have left behind, and every start sets such a folder right.
 *
 * <p>What says how far others are comes before them: first what the graph and the notes of what there is know, then
 * documents, then records, and the audit last, so that nothing is missing that something else tells of.
 *
 * <ul>
 *   <li>An index is its newest commit: its files are never changed, and all are opened before the first is copied, so that
 *       nobody takes one away.
 *   <li>A log is copied to the end of its last whole line.
 *   <li>The ledger of movements is written in place, and is left out: a start makes it anew from the records.
 * </ul>
 */
public final class FolderInUse {

    private static final List<String> ORDER = List.of("holdings", "graph", "documents", "records");
    private static final String AUDIT = "audit";
    private static final String LEDGER = "imports/ledger";
    private static final String LINES = ".ndjson";
    private static final int ATTEMPTS = 50;

    /** Told of each file when it is copied. */
    public interface Sink {
        void copied(String name, Path copy) throws IOException;
    }

    private final Path data;
    private final Collection<String> leftOut;

    /** @param leftOut names of files in the folder that say what is going on in it now */
    public FolderInUse(Path data, Collection<String> leftOut) {
        this.data = data;
        this.leftOut = leftOut;
    }

    /** Copies into an empty folder; the sink is told of each file in turn. */
    public void copy(Path to, Sink sink) throws IOException {
        List<Path> parts;
        try (var all = Files.list(data)) {
            parts = all.sorted(Comparator.comparingInt(FolderInUse::turn).thenComparing(Path::getFileName))
                    .toList();
        }
        for (Path part : parts) {
            if (!leftOut.contains(String.valueOf(part.getFileName()))) {
                copyPart(part, to, sink);
            }
        }
    }

    private static int turn(Path part) {
        String name = String.valueOf(part.getFileName());
        int turn = ORDER.indexOf(name);
        return turn >= 0 ? turn : name.equals(AUDIT) ? ORDER.size() + 1 : ORDER.size();
    }

    private void copyPart(Path part, Path to, Sink sink) throws IOException {
        if (!Files.isDirectory(part)) {
            copyFile(part, to, sink);
            return;
        }
        if (data.relativize(part).toString().replace('\\', '/').equals(LEDGER)) {
            return;
        }
        if (CommitFiles.isIndex(part)) {
            copyIndex(part, to, sink);
            return;
        }
        List<Path> inside;
        try (var all = Files.list(part)) {
            // a log comes after what says how long it is
            inside = all.sorted(
                            Comparator.comparing((Path file) -> file.toString().endsWith(LINES))
                                    .thenComparing(Path::getFileName))
                    .toList();
        }
        for (Path each : inside) {
            copyPart(each, to, sink);
        }
    }

    private void copyIndex(Path folder, Path to, Sink sink) throws IOException {
        Map<Path, FileChannel> commit = opened(folder);
        try {
            for (var file : commit.entrySet()) {
                write(file.getKey(), file.getValue(), to, sink);
            }
        } finally {
            close(commit);
        }
    }

    /** All files of the newest commit; where one was taken away before it was opened, there is a newer commit. */
    private static Map<Path, FileChannel> opened(Path folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Map<Path, FileChannel> commit = new LinkedHashMap<>();
            try {
                for (String name : CommitFiles.newest(folder)) {
                    Path file = folder.resolve(name);
                    commit.put(file, FileChannel.open(file, StandardOpenOption.READ));
                }
                return commit;
            } catch (NoSuchFileException | FileNotFoundException moved) {
                close(commit);
                if (attempt == ATTEMPTS) {
                    throw moved;
                }
            }
        }
    }

    private static void close(Map<Path, FileChannel> commit) throws IOException {
        for (FileChannel channel : new ArrayList<>(commit.values())) {
            channel.close();
        }
    }

    private void copyFile(Path file, Path to, Sink sink) throws IOException {
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ)) {
            write(file, from, to, sink);
        } catch (NoSuchFileException gone) {
            // taken away since it was listed
        }
    }

    private void write(Path file, FileChannel from, Path to, Sink sink) throws IOException {
        String name = data.relativize(file).toString();
        Path copy = to.resolve(name);
        Path parent = copy.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        long length = name.endsWith(LINES) ? wholeLines(from) : from.size();
        try (FileChannel into = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long at = 0; at < length; ) {
                long moved = from.transferTo(at, length - at, into);
                if (moved <= 0) {
                    break; // it was cut meanwhile
                }
                at += moved;
            }
        }
        sink.copied(name, copy);
    }

    /** Up to and with the last line end. */
    private static long wholeLines(FileChannel log) throws IOException {
        var one = java.nio.ByteBuffer.allocate(1);
        for (long end = log.size(); end > 0; end--) {
            one.clear();
            if (log.read(one, end - 1) == 1 && one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
