package io.clew.ingest;

import io.clew.graph.Ontology;
import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.clean.Ledger;
import io.clew.ingest.file.Preview;
import io.clew.ingest.file.ReadingTools;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.read.Archive;
import io.clew.ingest.read.Finding;
import io.clew.ingest.row.Reading;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.record.Source;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Takes files in: keeps them, queues them, and brings them into the index and the graph, two imports at a time.
 *
 * <p>Safe for use by many threads. An import that was cut off by the end of the program is begun again by {@link
 * #resume}: what it had brought in is recognised and counts as duplicate, so nothing is lost and nothing doubled.
 */
public final class Imports implements AutoCloseable {

    /** @param name as the sender calls it; folders in it are shown and nothing more */
    public record Upload(String name, InputStream content) {}

    private final Path dir;
    private final ImportBook book;
    private final ImportNews news;
    private final FileStore files;
    private final Ledger ledger;
    private final Removal removal;
    private final Drafts drafts;
    private final KeptMappings kept;
    private final Mappings mappings;
    private final ImportRuns runs;

    /**
     * @param dir where files, rejects and the ledger of movements lie
     * @param sources what is known of a source, for telling whether two have the same readers; empty for an unknown one
     */
    public Imports(
            Path dir,
            Intake intake,
            RecordIndex index,
            DocumentStore documents,
            Function<String, Optional<Source>> sources,
            Reading reading) {
        this.dir = dir;
        this.mappings = Mappings.with(dir.resolveSibling("mappings"));
        this.book = new ImportBook(documents);
        this.news = new ImportNews(book);
        this.files = new FileStore(dir.resolve("files"));
        var tools = new ImportTools(files, intake, new ReadingTools(mappings, Ontology.shipped(), new Keys(), reading));
        this.kept = new KeptMappings(documents);
        this.drafts = new Drafts(documents, files, dir.resolve("previews"));
        this.ledger = new Ledger(dir.resolve("ledger"), index, sources);
        this.runs = new ImportRuns(dir.resolve("imports"), tools, ledger, news);
        this.removal = new Removal(intake, index, ledger);
    }

    /** Takes records out again, with what the ledger knows of them. */
    public Removal removal() {
        return removal;
    }

    /** Rows of imports since the start. */
    public record Counted(long read, long accepted, long duplicate, long rejected) {

        Counted plus(Rows rows) {
            return new Counted(
                    read + rows.read(),
                    accepted + rows.accepted(),
                    duplicate + rows.duplicate(),
                    rejected + rows.rejected());
        }
    }

    /** Rows of those that ended since the start, and of those that run. */
    public Counted counted() {
        return runs.counted();
    }

    /** How many imports wait, or run. */
    public long under(State state) {
        return runs.under(state);
    }

    /** Whether an import into the source waits or runs. */
    public boolean isBusy(String source) {
        return list().stream().anyMatch(status -> status.source().equals(source) && !status.finished());
    }

    public Mappings mappings() {
        return mappings;
    }

    /** What people said of columns by hand. */
    public KeptMappings kept() {
        return kept;
    }

    /** The mappings of the data folder. */
    public SiteMappings site() {
        return new SiteMappings(dir.resolveSibling("mappings"), dir.resolve("samples"), mappings);
    }

    /** What is known of movements and calls; used in the turn of the intake. */
    Ledger ledger() {
        return ledger;
    }

    public FileStore files() {
        return files;
    }

    /**
     * Keeps the files and queues their import; both are durable on return.
     *
     * @param mapping a name, or {@link Mappings#AUTO}
     * @param by who sends them
     * @return the import's id
     * @throws ClewException {@code mapping-unknown} or {@code import-empty}
     */
    public String start(String source, String mapping, String by, List<Upload> uploads) {
        return start(source, new Choice(mapping, Map.of()), by, uploads, "");
    }

    /** The same, read as chosen. */
    public String start(String source, Choice choice, String by, List<Upload> uploads) {
        return start(source, choice, by, uploads, "");
    }

    /** The same with a password for closed archives and documents. */
    public String start(String source, String mapping, String by, List<Upload> uploads, String password) {
        return start(source, new Choice(mapping, Map.of()), by, uploads, password);
    }

    /**
     * Keeps the files and queues their import, each read as chosen; both are durable on return.
     *
     * @param password for archives and documents that are closed; forgotten when the import ends or the program does
     * @return the import's id
     * @throws ClewException {@code mapping-unknown} or {@code import-empty}
     */
    public String start(String source, Choice choice, String by, List<Upload> uploads, String password) {
        if (uploads.isEmpty()) {
            throw new ClewException(Message.of("import-empty"));
        }
        String wanted = choice.mapping();
        if (!wanted.equals(Mappings.AUTO)) {
            mappings.named(wanted);
        }
        List<FileStatus> sent = keep(uploads);
        Map<String, Choice> choices = new java.util.HashMap<>();
        if (!choice.equals(new Choice(wanted, Map.of()))) {
            sent.forEach(file -> choices.put(file.name(), choice));
        }
        return start(source, wanted, choices, by, sent, password);
    }

    private String start(
            String source,
            String wanted,
            Map<String, Choice> choices,
            String by,
            List<FileStatus> sent,
            String password) {
        var status = ImportStatus.queued("imp-" + UUID.randomUUID(), source, wanted, choices, by, sent);
        book.keep(status);
        runs.add(status, password);
        return status.id();
    }

    /**
     * Keeps files that a person wants to look at before they are imported; they wait for {@link Drafts#KEPT}.
     *
     * @return the preview's id
     * @throws ClewException {@code import-empty}
     */
    public String preview(String by, List<Upload> uploads) {
        if (uploads.isEmpty()) {
            throw new ClewException(Message.of("import-empty"));
        }
        drafts.sweep(this::inUse);
        return drafts.keep(by, keep(uploads));
    }

    /** Keeps what is sent, each under a name of its own; durable on return. */
    private List<FileStatus> keep(List<Upload> uploads) {
        List<FileStatus> sent = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Upload upload : uploads) {
            try {
                FileStore.KeptFile kept = files.keep(upload.content());
                String name = Archive.harmless(upload.name());
                for (int n = 2; !names.add(name); n++) {
                    name = Archive.harmless(upload.name()) + " (" + n + ")";
                }
                sent.add(FileStatus.waiting(name, kept.sha256(), kept.size()));
            } catch (IOException e) {
                throw new ClewException(Message.of("upload-failed", String.valueOf(e.getMessage())), e);
            }
        }
        return sent;
    }

    /** @throws ClewException {@code mapping-unknown}, {@code mapping-field} */
    private void check(Map<String, Choice> choices) {
        for (Choice choice : choices.values()) {
            if (!choice.mapping().equals(Mappings.AUTO)) {
                mappings.named(choice.mapping()).check(choice.fields().values());
            }
        }
    }

    private boolean inUse(String sha256) {
        return list().stream()
                .flatMap(status -> status.files().stream())
                .anyMatch(file -> file.sha256().equals(sha256));
    }

    /**
     * Shows what each file would be read as; those inside archives follow theirs.
     *
     * @param by who sent the files: nobody else may look
     * @param choices by a file's name; files that are not listed are recognised by themselves
     * @throws ClewException {@code preview-unknown}, {@code mapping-unknown}
     */
    public List<Preview> previews(String id, String by, Map<String, Choice> choices) {
        return previews(id, by, choices, "");
    }

    /** @param password for archives and documents that are closed; not kept */
    public List<Preview> previews(String id, String by, Map<String, Choice> choices, String password) {
        check(choices);
        return drafts.show(drafts.files(id, by), mappings, choices, password);
    }

    /**
     * Queues the files of a preview, read as chosen; durable on return.
     *
     * @return the import's id
     * @throws ClewException {@code preview-unknown}, {@code mapping-unknown}
     */
    public String start(String id, String source, String by, Map<String, Choice> choices) {
        return start(id, source, by, choices, "");
    }

    /** @param password for archives and documents that are closed */
    public String start(String id, String source, String by, Map<String, Choice> choices, String password) {
        List<FileStatus> sent = drafts.files(id, by);
        check(choices);
        String started = start(source, Mappings.AUTO, choices, by, sent, password);
        drafts.drop(id);
        return started;
    }

    /** What was noticed in rows that were accepted, the first thousand; only while the import runs. */
    public List<Finding> findings(String id) {
        return runs.find(id).map(run -> run.progress().findings()).orElse(List.of());
    }

    /**
     * Begins again what was queued or running when the program ended.
     *
     * @return ids of those imports
     */
    public List<String> resume() {
        List<String> resumed = new ArrayList<>();
        for (ImportStatus old : list()) {
            if (!old.finished() && runs.find(old.id()).isEmpty()) {
                if (new Attempts(runs.place(old.id())).begun() >= Attempts.MOST) {
                    book.keep(old.setAside());
                    continue;
                }
                var again = old.again(old.resumed() + (old.state() == State.running ? 1 : 0));
                book.keep(again);
                runs.add(again);
                resumed.add(old.id());
            }
        }
        return resumed;
    }

    /** @throws ClewException {@code import-unknown} */
    public ImportStatus status(String id) {
        return runs.find(id)
                .map(ImportRun::status)
                .or(() -> book.find(id))
                .orElseThrow(() -> new ClewException(Message.of("import-unknown")));
    }

    /** Every import, newest first. */
    public List<ImportStatus> list() {
        return book.all()
                .map(kept -> runs.find(kept.id()).map(ImportRun::status).orElse(kept))
                .sorted(Comparator.comparing(ImportStatus::asked).reversed())
                .toList();
    }

    /**
     * Tells every step of an import from now on, the present one first, on the import's own thread. Close it to hear no
     * more.
     */
    public AutoCloseable listen(String id, Consumer<ImportStatus> listener) {
        AutoCloseable listening = news.listen(id, listener);
        listener.accept(status(id));
        return listening;
    }

    /**
     * Stops an import that has not ended, within a second; what it has brought in stays. What does not stop by itself,
     * such as a parser, is left to run into nothing.
     */
    public void cancel(String id) {
        runs.cancel(id);
    }

    /**
     * Writes the rejects as CSV: file, line, column, code, the reason, the row itself. Mended, the same file can be
     * imported.
     *
     * @param seen what the reader sees of each
     */
    public void rejects(String id, Messages words, UnaryOperator<Reject> seen, Writer csv) throws IOException {
        status(id);
        Rejects.writeCsv(runs.place(id).resolve("rejects.ndjson"), csv, words, seen);
        csv.flush();
    }

    /** The first rejects, for showing. */
    public List<Reject> firstRejects(String id, int most) {
        status(id);
        return Rejects.first(runs.place(id).resolve("rejects.ndjson"), most).stream()
                .map(Rejects.Reject::told)
                .toList();
    }

    /** @param cells of the row, as they were written */
    public record Reject(String file, int line, String column, String code, Message message, List<String> cells) {}

    /** Waits until everything queued so far has ended. */
    public void await() throws InterruptedException {
        runs.await();
    }

    /** Stops the running import; it goes on when {@link #resume} is called after the next start. */
    @Override
    public void close() {
        runs.close();
        ledger.close();
    }
}
