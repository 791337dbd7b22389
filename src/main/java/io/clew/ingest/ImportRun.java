package io.clew.ingest;

import io.clew.graph.Ontology;
import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.ImportStatus.Reason;
import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.clean.Batch;
import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.clean.Findings;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.read.Archive;
import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Item.Table;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Reading;
import io.clew.ingest.row.Track;
import io.clew.record.ClewException;
import io.clew.record.GraphUnavailableException;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One import from its first byte to its last record. Runs once. */
final class ImportRun {

    private static final int ROWS_AT_ONCE = 100_000;
    private static final long CHARACTERS_AT_ONCE = 12_000_000;
    private static final long LATEST_FLUSH_MILLIS = 3_000;

    private final ImportStatus asked;
    private final Path dir;
    private final Attempts attempts;
    private final FileStore files;
    private final Intake intake;
    private final Cleaning cleaning;
    private final Mappings mappings;
    private final Ontology ontology;
    private final Keys keys;
    private final Reading reading;
    private final Consumer<ImportStatus> tell;
    private final String password;
    private final AtomicReference<ImportStatus> status;
    private final Map<String, FileStatus> states = new LinkedHashMap<>();
    private final Map<String, Long> bytesRead = new ConcurrentHashMap<>();
    private final Map<String, Long> findings = new TreeMap<>();
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final List<Finding> listed = new ArrayList<>();
    private final Rate rate = new Rate();
    private volatile boolean cancelled;
    private boolean waits;
    private Batch batch = new Batch();
    private long flushed = System.currentTimeMillis();
    private @Nullable Rejects rejects;

    ImportRun(
            ImportStatus asked,
            Path dir,
            FileStore files,
            Intake intake,
            Cleaning cleaning,
            Mappings mappings,
            Ontology ontology,
            Keys keys,
            Reading reading,
            Consumer<ImportStatus> tell,
            String password) {
        this.asked = asked;
        this.dir = dir;
        this.attempts = new Attempts(dir);
        this.files = files;
        this.intake = intake;
        this.cleaning = cleaning;
        this.mappings = mappings;
        this.ontology = ontology;
        this.keys = keys;
        this.reading = reading;
        this.tell = tell;
        this.password = password;
        this.status = new AtomicReference<>(asked);
    }

    void cancel() {
        cancelled = true;
    }

    /** Says that the import was cancelled, whatever still runs of it; nothing that it does later is told or written. */
    void giveUp() {
        cancelled = true;
        synchronized (status) {
            ImportStatus last = status.get();
            if (!last.finished()) {
                ImportStatus over = last.cancelled();
                status.set(over);
                tell.accept(over);
            }
        }
    }

    ImportStatus status() {
        return status.get();
    }

    List<Finding> findings() {
        synchronized (listed) {
            return List.copyOf(listed);
        }
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
        update(State.running, "reading", ImportStatus.NOTHING);
        try (Rejects file = new Rejects(dir.resolve("rejects.ndjson"));
                Conveyor conveyor = new Conveyor(new Writing())) {
            rejects = file;
            for (FileStatus sent : asked.files()) {
                one(sent, conveyor);
            }
            conveyor.finish();
            flush();
            file.flush();
            end();
        } catch (InterruptedException e) {
            if (cancelled) {
                stopped();
            } else {
                flushRejects(); // the program ends: the import stays as it is, to be begun again
                Thread.currentThread().interrupt();
            }
        } catch (Conveyor.Failed e) {
            if (cancelled) {
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

    private void stopped() {
        flushRejects();
        update(State.failed, "cancelled", Message.of("cancelled"));
    }

    private void failed(Throwable why) {
        flushRejects();
        waits = why instanceof IndexUnavailableException || why instanceof GraphUnavailableException;
        if (waits) {
            update(State.queued, "engine-away", ((ClewException) why).message());
            return;
        }
        Object reason = why instanceof ClewException known
                ? known.message()
                : why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        update(State.failed, "refused", Message.of("import-failed", reason));
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

    private void end() {
        boolean allFailed = !states.isEmpty()
                && states.values().stream()
                        .allMatch(file -> file.state() == State.failed || Format.archive(file.format()))
                && status.get().rows().accepted() + status.get().rows().duplicate() == 0;
        Optional<Message> why = states.values().stream()
                .filter(file -> file.state() == State.failed)
                .map(FileStatus::why)
                .findFirst();
        if (allFailed && why.isPresent()) {
            update(State.failed, "refused", why.get());
        } else if (status.get().rows().read() == 0) {
            update(State.failed, "refused", Message.of("nothing-read"));
        } else {
            update(State.done, "finished", ImportStatus.NOTHING);
        }
    }

    private void one(FileStatus sent, Conveyor conveyor) throws IOException, InterruptedException {
        Path path =
                files.find(sent.sha256()).orElseThrow(() -> new IOException("kept file is missing: " + sent.name()));
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

    private LeafReader reader(String name, Conveyor conveyor) {
        return new LeafReader(
                asked.source(),
                asked.id(),
                mappings,
                choice(name),
                ontology,
                keys,
                reading,
                new Tracking(name, conveyor),
                () -> cancelled);
    }

    private void archive(Leaf leaf, Format format, Conveyor conveyor) throws IOException, InterruptedException {
        var archive = new Archive(dir.resolve("unpacked"), Archive.Limits.USUAL);
        file(leaf.name(), leaf.sha256(), Files.size(leaf.path()), format.word());
        try {
            archive.unpack(leaf, new Archive.Taker() {
                @Override
                public void take(Leaf inner) throws IOException, InterruptedException {
                    leaf(inner, conveyor, Files.size(inner.path()));
                    conveyor.settle(); // the unpacked file is removed when this returns
                }

                @Override
                public void refused(String name, Rejection why) throws InterruptedException {
                    file(name, leaf.sha256(), 0, "");
                    refuse(name, why, conveyor);
                }
            });
            finish(leaf.name());
        } catch (Rejection.Refused e) {
            refuse(leaf.name(), e.rejection(), conveyor);
        }
    }

    private void leaf(Leaf leaf, Conveyor conveyor, long size) throws IOException, InterruptedException {
        file(leaf.name(), leaf.sha256(), size, "");
        try {
            reader(leaf.name(), conveyor).read(leaf);
            finish(leaf.name());
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

    /** The file as a whole cannot be used. */
    private void fail(String name, Rejection why) {
        synchronized (states) {
            states.computeIfPresent(
                    name,
                    (n, file) -> file.recognised(file.format(), file.mapping(), why.message())
                            .with(State.failed, file.rows()));
        }
    }

    private void file(String name, String sha256, long size, String format) {
        synchronized (states) {
            states.put(
                    name,
                    FileStatus.waiting(name, sha256, size)
                            .recognised(format, "", ImportStatus.NOTHING)
                            .with(State.running, Rows.NONE));
        }
    }

    private void finish(String name) {
        synchronized (states) {
            states.computeIfPresent(
                    name, (n, file) -> file.state() == State.running ? file.with(State.done, file.rows()) : file);
        }
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
            if (cancelled) {
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
            synchronized (states) {
                states.computeIfPresent(name, (n, file) -> file.recognised(format.word(), mapping.name(), why));
            }
        }

        @Override
        public void read(String name, long bytes) {
            bytesRead.put(name, bytes);
        }
    }

    /** What happens to rows once they are mapped; on the conveyor's own thread. */
    private final class Writing implements Conveyor.Writer {

        @Override
        public void take(List<Item> items) {
            for (Item item : items) {
                switch (item) {
                    case Item.Ready ready -> batch.add(ready.record());
                    case Item.Moved moved -> moved(moved.movement());
                    case Item.Bad bad -> reject(bad);
                    case Item.Noticed noticed -> notice(noticed.finding());
                }
            }
            boolean full = batch.rows() >= ROWS_AT_ONCE || batch.characters() >= CHARACTERS_AT_ONCE;
            if (full || System.currentTimeMillis() - flushed > LATEST_FLUSH_MILLIS) {
                flush();
            }
        }

        @Override
        public void idle() {
            if (System.currentTimeMillis() - flushed > LATEST_FLUSH_MILLIS) {
                flush();
            }
        }
    }

    private void moved(Movement movement) {
        batch.add(movement);
        boolean tied = movement.known() && !movement.failed;
        if (movement.printed && !tied) {
            synchronized (states) {
                states.computeIfPresent(
                        movement.origin.file(),
                        (n, f) -> f.with(f.state(), f.rows().untied(1)));
            }
        }
    }

    private void refused(Batch.Refused refused) {
        var from = refused.record().provenance();
        String[] cells = {refused.record().ref().toString()};
        reject(new Item.Bad(
                Table.whole(from.file()), new RowSource.Row(from.place(), cells, null), Rejection.row(refused.why())));
    }

    private void reject(Item.Bad bad) {
        if (rejects != null) {
            rejects.add(
                    bad.table().file(),
                    bad.row(),
                    bad.why(),
                    bad.table().header(),
                    bad.table().above());
        }
        count(bad.table().file(), 0, 0, 1);
        Rejection why = bad.why();
        reasons.merge(
                why.code() + "|" + why.column(),
                new Reason(why.code(), why.column(), why.message(), 1),
                (before, now) -> before.once());
        if (bad.row().line() == 0) {
            fail(bad.table().file(), bad.why());
        }
    }

    private void notice(Finding finding) {
        var found = new Findings();
        found.add(finding);
        notice(found);
    }

    private void notice(Findings found) {
        found.counts().forEach((code, count) -> findings.merge(code, count, Long::sum));
        synchronized (listed) {
            found.first().stream()
                    .limit(Math.max(0, Findings.LISTED - listed.size()))
                    .forEach(listed::add);
        }
    }

    /** Makes what has gathered durable, and says so. */
    private void flush() {
        Batch now = batch;
        batch = new Batch();
        if (now.rows() > 0 && !cancelled) {
            synchronized (intake) { // what one import writes is known to the next before that judges its rows
                write(now);
            }
        }
        if (rejects != null) {
            rejects.flush();
        }
        flushed = System.currentTimeMillis();
        update(State.running, "reading", ImportStatus.NOTHING);
    }

    private void write(Batch now) {
        var noticed = new Findings();
        cleaning.clean(now, noticed);
        List<Record> records = now.records();
        RecordIndex.Appended appended;
        try {
            appended = intake.add(records);
        } catch (RuntimeException | Error e) {
            cleaning.lost();
            throw e;
        }
        cleaning.kept(appended);
        now.refused().forEach(this::refused);
        Map<String, Long> accepted = now.accepted(appended);
        now.sent().forEach((file, sent) -> {
            long fresh = accepted.getOrDefault(file, 0L);
            count(file, fresh, sent - fresh, 0);
        });
        if (!accepted.isEmpty()) {
            attempts.progressed();
        }
        notice(noticed);
    }

    private void count(String file, long accepted, long duplicate, long rejected) {
        synchronized (states) {
            states.computeIfPresent(file, (n, f) -> f.with(f.state(), f.rows().plus(accepted, duplicate, rejected)));
        }
    }

    private void update(State state, String stage, Message message) {
        List<FileStatus> now;
        synchronized (states) {
            now = Stream.concat(
                            states.values().stream(),
                            asked.files().stream().filter(file -> !states.containsKey(file.name())))
                    .map(file -> file.at(bytesRead.getOrDefault(file.name(), 0L)))
                    .toList();
        }
        Rows rows = Rows.NONE;
        for (FileStatus file : now) {
            rows = rows.plus(
                            file.rows().accepted(),
                            file.rows().duplicate(),
                            file.rows().rejected())
                    .untied(file.rows().untied());
        }
        boolean over = state == State.done || state == State.failed;
        long perSecond = rate.at(rows.read());
        ImportStatus next = new ImportStatus(
                asked.id(),
                asked.source(),
                asked.mapping(),
                asked.choices(),
                asked.by(),
                state,
                stage,
                rows,
                perSecond,
                over ? 0 : secondsLeft(),
                now,
                Map.copyOf(findings),
                commonest(),
                asked.asked(),
                over ? Instant.now() : null,
                message.equals(ImportStatus.NOTHING) ? "" : message.code(),
                message,
                asked.resumed());
        synchronized (status) {
            if (!status.get().finished()) {
                status.set(next);
                tell.accept(next);
            }
        }
    }

    private List<Reason> commonest() {
        return reasons.values().stream()
                .sorted(Comparator.comparingLong(Reason::rows).reversed())
                .limit(ImportStatus.REASONS)
                .toList();
    }

    /** By the share of the bytes sent that have been read. */
    private long secondsLeft() {
        long all = 0;
        long done = 0;
        for (FileStatus sent : asked.files()) {
            all += sent.size();
            done += Math.min(sent.size(), bytesRead.getOrDefault(sent.name(), 0L));
        }
        return rate.secondsLeft(done, all);
    }
}
