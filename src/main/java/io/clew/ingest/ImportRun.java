package io.clew.ingest;

import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.file.ImportFileReader;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.read.Archive;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Item.Table;
import io.clew.ingest.row.Track;
import io.clew.record.ClewException;
import io.clew.record.GraphUnavailableException;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One import from its first byte to its last record. Runs once. */
final class ImportRun {

    private final ImportStatus asked;
    private final Path dir;
    private final Attempts attempts;
    private final ImportTools tools;
    private final Cleaning cleaning;
    private final String password;
    private final ImportProgress progress;
    private boolean waits;
    private @Nullable Rejects rejects;

    /**
     * @param dir of this import alone
     * @param password of closed files; empty for none
     */
    ImportRun(
            ImportStatus asked,
            Path dir,
            ImportTools tools,
            Cleaning cleaning,
            Consumer<ImportStatus> tell,
            String password) {
        this.asked = asked;
        this.dir = dir;
        this.attempts = new Attempts(dir);
        this.tools = tools;
        this.cleaning = cleaning;
        this.password = password;
        this.progress = new ImportProgress(asked, tell);
    }

    ImportProgress progress() {
        return progress;
    }

    ImportStatus status() {
        return progress.status();
    }

    /**
     * Returns when the import is done, failed or cancelled; never throws for what the files hold.
     *
     * @return false if an engine went away, so that the import has to be begun again when it is back
     */
    boolean run() {
        attempts.begin();
        try {
            return ran();
        } finally {
            attempts.ended();
        }
    }

    private boolean ran() {
        progress.update(State.running, "reading", ImportStatus.NOTHING);
        try (Rejects file = new Rejects(dir.resolve("rejects.ndjson"))) {
            rejects = file;
            write(file);
        } catch (InterruptedException e) {
            if (progress.cancelled()) {
                stopped();
            } else {
                flushRejects(); // the program ends: the import stays as it is, to be begun again
                Thread.currentThread().interrupt();
            }
        } catch (Conveyor.Failed e) {
            if (progress.cancelled()) {
                stopped();
            } else {
                failed(e.getCause() == null ? e : e.getCause());
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            failed(e);
        } finally {
            try {
                Archive.remove(dir.resolve("unpacked"));
            } catch (IOException e) {
                // a folder that is left over is unpacked over by the next run
            }
        }
        return !waits;
    }

    private void write(Rejects file) throws IOException, InterruptedException {
        var writer = new ImportWriter(tools.intake(), cleaning, file, attempts, progress);
        try (Conveyor conveyor = new Conveyor(writer)) {
            for (FileStatus sent : asked.files()) {
                read(sent, conveyor);
            }
            conveyor.finish();
            writer.flush();
            progress.ended();
        }
    }

    private void stopped() {
        flushRejects();
        progress.update(State.failed, "cancelled", Message.of("cancelled"));
    }

    private void failed(Throwable why) {
        flushRejects();
        waits = why instanceof IndexUnavailableException || why instanceof GraphUnavailableException;
        if (waits) {
            progress.update(State.queued, "engine-away", ((ClewException) why).message());
            return;
        }
        Object reason = why instanceof ClewException known
                ? known.message()
                : why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        progress.update(State.failed, "refused", Message.of("import-failed", reason));
    }

    private void flushRejects() {
        if (rejects != null) {
            try {
                rejects.flush();
            } catch (RuntimeException e) {
                // the status says what went wrong first
            }
        }
    }

    private void read(FileStatus sent, Conveyor conveyor) throws IOException, InterruptedException {
        Path path = tools.files()
                .find(sent.sha256())
                .orElseThrow(() -> new IOException("kept file is missing: " + sent.name()));
        var leaf = new Leaf(sent.name(), path, sent.sha256(), password);
        Format format = Format.of(path, sent.name());
        if (format.archive()) {
            archive(leaf, format, conveyor);
        } else {
            leaf(leaf, conveyor, sent.size());
        }
    }

    /** As chosen for the file, for the archive around it, or for the whole import. */
    private Choice choice(String name) {
        Choice chosen = asked.choices().get(name);
        for (int end = name.lastIndexOf('/'); chosen == null && end > 0; end = name.lastIndexOf('/', end - 1)) {
            chosen = asked.choices().get(name.substring(0, end));
        }
        return chosen == null ? new Choice(asked.mapping(), Map.of()) : chosen;
    }

    private void archive(Leaf leaf, Format format, Conveyor conveyor) throws IOException, InterruptedException {
        var archive = new Archive(dir.resolve("unpacked"), Archive.Limits.USUAL);
        progress.opened(leaf.name(), leaf.sha256(), Files.size(leaf.path()), format.word());
        try {
            archive.unpack(leaf, new Archive.Taker() {
                @Override
                public void take(Leaf inner) throws IOException, InterruptedException {
                    leaf(inner, conveyor, Files.size(inner.path()));
                    conveyor.settle(); // the unpacked file is removed when this returns
                }

                @Override
                public void refused(String name, Rejection why) throws InterruptedException {
                    progress.opened(name, leaf.sha256(), 0, "");
                    refuse(name, why, conveyor);
                }
            });
            progress.finished(leaf.name());
        } catch (Rejection.Refused e) {
            refuse(leaf.name(), e.rejection(), conveyor);
        }
    }

    private void leaf(Leaf leaf, Conveyor conveyor, long size) throws IOException, InterruptedException {
        progress.opened(leaf.name(), leaf.sha256(), size, "");
        try {
            new ImportFileReader(
                            asked.source(),
                            asked.id(),
                            tools.reading(),
                            choice(leaf.name()),
                            new Tracking(leaf.name(), conveyor),
                            leaf)
                    .read();
            progress.finished(leaf.name());
        } catch (Rejection.Refused e) {
            refuse(leaf.name(), e.rejection(), conveyor);
        } catch (OutOfMemoryError | StackOverflowError e) {
            refuse(leaf.name(), Rejection.row(Message.of("too-much.file")), conveyor);
        } catch (java.io.UncheckedIOException | java.util.zip.ZipException | java.io.EOFException e) {
            refuse(
                    leaf.name(),
                    Rejection.row(Message.of("damaged.broken-off", String.valueOf(e.getMessage()))),
                    conveyor);
        }
    }

    private static void refuse(String name, Rejection why, Conveyor conveyor) throws InterruptedException {
        var row = new RowSource.Row(0, new String[0], null);
        conveyor.put(() -> List.of(new Item.Bad(Table.whole(name), row, why)));
    }

    /** What the reader tells. */
    private final class Tracking implements Track {

        private final String file;
        private final Conveyor conveyor;

        Tracking(String file, Conveyor conveyor) {
            this.file = file;
            this.conveyor = conveyor;
        }

        @Override
        public void put(Callable<List<Item>> work) throws InterruptedException {
            if (progress.cancelled()) {
                throw new InterruptedException("cancelled");
            }
            conveyor.put(() -> bounded(work));
        }

        /** What is too much for the memory costs its file, not the import. */
        private List<Item> bounded(Callable<List<Item>> work) throws Exception {
            try {
                return work.call();
            } catch (OutOfMemoryError | StackOverflowError e) {
                var row = new RowSource.Row(0, new String[0], null);
                return List.of(new Item.Bad(Table.whole(file), row, Rejection.row(Message.of("too-much.file"))));
            }
        }

        @Override
        public void recognised(String name, Format format, Mapping mapping, Message why) {
            progress.recognised(name, format, mapping, why);
        }

        @Override
        public void read(String name, long bytes) {
            progress.read(name, bytes);
        }
    }
}
