package io.clew.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.clew.graph.Ontology;
import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.clean.Ledger;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.read.Archive;
import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Format;
import io.clew.ingest.row.Reading;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.record.Source;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Document;
import io.clew.store.VersionConflictException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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

    private static final String COLLECTION = "imports";
    private static final long KEPT_EVERY_MILLIS = 2_000;
    /** How long an import waits before it tries again an engine that is away. */
    private static final long AWAY_MILLIS = 3_000;
    /** How long a cancelled import may take to stop by itself. */
    private static final long GIVEN_UP_MILLIS = 600;

    private static final ObjectReader READER =
            Json.MAPPER.readerFor(ImportStatus.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @param name as the sender calls it; folders in it are shown and nothing more */
    public record Upload(String name, InputStream content) {}

    private final Path dir;
    private final Intake intake;
    private final DocumentStore documents;
    private final FileStore files;
    private final Ledger ledger;
    private final Removal removal;
    private volatile Counted ended = new Counted(0, 0, 0, 0);
    private final Drafts drafts;
    private final KeptMappings kept;
    private final Mappings mappings;
    private final Ontology ontology = Ontology.shipped();
    private final Keys keys = new Keys();
    private final Reading reading;
    private final Map<String, ImportRun> runs = new ConcurrentHashMap<>();
    private final Map<String, List<Consumer<ImportStatus>>> listeners = new ConcurrentHashMap<>();
    /** What closed files of imports that have not ended are opened with; never kept on disk. */
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    private final Map<String, Long> keptAt = new ConcurrentHashMap<>();
    private final Set<String> unkept = ConcurrentHashMap.newKeySet();
    private final ImportQueue queue = new ImportQueue();

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
        this.intake = intake;
        this.documents = documents;
        this.reading = reading;
        this.files = new FileStore(dir.resolve("files"));
        this.kept = new KeptMappings(documents);
        this.drafts = new Drafts(documents, files, dir.resolve("previews"));
        this.ledger = new Ledger(dir.resolve("ledger"), index, sources);
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
        Counted sum = ended;
        for (ImportRun run : runs.values()) {
            sum = sum.plus(run.status().rows());
        }
        return sum;
    }

    /** How many imports wait, or run. */
    public long under(State state) {
        return runs.values().stream()
                .filter(run -> run.status().state() == state)
                .count();
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
        List<FileStatus> sent = kept(uploads);
        Map<String, Choice> choices = new java.util.HashMap<>();
        if (!choice.equals(new Choice(wanted, Map.of()))) {
            sent.forEach(file -> choices.put(file.name(), choice));
        }
        return start(source, wanted, choices, by, sent, password);
    }

    /** Keeps what is sent, each under a name of its own; durable on return. */
    private List<FileStatus> kept(List<Upload> uploads) {
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

    private String start(
            String source,
            String wanted,
            Map<String, Choice> choices,
            String by,
            List<FileStatus> sent,
            String password) {
        String id = "imp-" + UUID.randomUUID();
        var status = new ImportStatus(
                id,
                source,
                wanted,
                choices,
                by,
                State.queued,
                "waiting",
                Rows.NONE,
                0,
                -1,
                sent,
                Map.of(),
                List.of(),
                Instant.now(),
                null,
                "",
                ImportStatus.NOTHING,
                0);
        if (!password.isEmpty()) {
            passwords.put(id, password);
        }
        keep(status);
        enqueue(status);
        return id;
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
        return drafts.keep(by, kept(uploads));
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
        ImportRun run = runs.get(id);
        return run == null ? List.of() : run.findings();
    }

    /**
     * Begins again what was queued or running when the program ended.
     *
     * @return ids of those imports
     */
    public List<String> resume() {
        List<String> resumed = new ArrayList<>();
        for (ImportStatus old : list()) {
            if (!old.finished() && !runs.containsKey(old.id())) {
                if (new Attempts(place(old.id())).begun() >= Attempts.MOST) {
                    keep(setAside(old));
                    continue;
                }
                var again = again(old, old.resumed() + (old.state() == State.running ? 1 : 0));
                keep(again);
                enqueue(again);
                resumed.add(old.id());
            }
        }
        return resumed;
    }

    private static ImportStatus setAside(ImportStatus old) {
        List<String> names = old.files().stream()
                .filter(file -> file.state() == State.running)
                .map(FileStatus::name)
                .toList();
        List<String> shown =
                names.isEmpty() ? old.files().stream().map(FileStatus::name).toList() : names;
        var why = Message.of("set-aside", shown);
        return new ImportStatus(
                old.id(),
                old.source(),
                old.mapping(),
                old.choices(),
                old.by(),
                State.failed,
                "refused",
                old.rows(),
                0,
                0,
                old.files(),
                old.findings(),
                old.reasons(),
                old.asked(),
                Instant.now(),
                why.code(),
                why,
                old.resumed());
    }

    private static ImportStatus again(ImportStatus old, int resumed) {
        return new ImportStatus(
                old.id(),
                old.source(),
                old.mapping(),
                old.choices(),
                old.by(),
                State.queued,
                "waiting",
                Rows.NONE,
                0,
                -1,
                topLevel(old.files()),
                Map.of(),
                List.of(),
                old.asked(),
                null,
                "",
                ImportStatus.NOTHING,
                resumed);
    }

    /** The files as they were sent: what was inside archives is found again. */
    private static List<FileStatus> topLevel(List<FileStatus> files) {
        Set<String> archives = new HashSet<>();
        List<FileStatus> top = new ArrayList<>();
        for (FileStatus file : files) {
            if (archives.stream().noneMatch(archive -> file.name().startsWith(archive + "/"))) {
                top.add(FileStatus.waiting(file.name(), file.sha256(), file.size()));
            }
            if (Format.archive(file.format())) {
                archives.add(file.name());
            }
        }
        return top;
    }

    private void enqueue(ImportStatus status) {
        runs.put(status.id(), made(status));
        long bytes = status.files().stream().mapToLong(FileStatus::size).sum();
        queue.add(status.id(), status.source(), bytes, () -> {
            try {
                untilOver(status.id());
            } finally {
                forget(status.id());
            }
        });
    }

    private synchronized void forget(String id) {
        ImportRun over = runs.remove(id);
        if (over != null) {
            ended = ended.plus(over.status().rows());
        }
        passwords.remove(id);
        listeners.remove(id);
    }

    /** Runs an import, again from its beginning as long as an engine is away: what came in before counts as duplicate. */
    private void untilOver(String id) {
        ImportRun run = runs.get(id);
        boolean over = run == null || run.run();
        while (run != null && !over && pause(AWAY_MILLIS)) {
            ImportStatus broken = run.status();
            run = made(again(broken, broken.resumed() + 1));
            runs.put(id, run);
            over = run.run();
        }
        while (run != null && unkept.contains(id) && pause(AWAY_MILLIS)) {
            told(run.status());
        }
    }

    /** @return false if the program ends */
    private static boolean pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ImportRun made(ImportStatus status) {
        return new ImportRun(
                status,
                place(status.id()),
                files,
                intake,
                new Cleaning(status.source(), ledger),
                mappings,
                ontology,
                keys,
                reading,
                this::told,
                passwords.getOrDefault(status.id(), ""));
    }

    private void told(ImportStatus status) {
        long now = System.currentTimeMillis();
        boolean due = now - keptAt.getOrDefault(status.id(), 0L) >= KEPT_EVERY_MILLIS;
        if (status.finished() || due) {
            keptAt.put(status.id(), now);
            try {
                keep(status);
                unkept.remove(status.id());
            } catch (IndexUnavailableException away) {
                unkept.add(status.id()); // the import itself says what it is; kept when the store is back
            }
        }
        if (status.finished()) {
            keptAt.remove(status.id());
        }
        for (Consumer<ImportStatus> listener : listeners.getOrDefault(status.id(), List.of())) {
            listener.accept(status);
        }
    }

    private void keep(ImportStatus status) {
        try {
            String json = Json.MAPPER.writeValueAsString(status);
            while (true) {
                long version = documents
                        .get(COLLECTION, status.id())
                        .map(Document::version)
                        .orElse(DocumentStore.ABSENT);
                try {
                    documents.put(
                            COLLECTION,
                            status.id(),
                            version,
                            json,
                            Map.of("state", status.state().name(), "source", status.source()));
                    return;
                } catch (VersionConflictException e) {
                    continue; // the queue and the start of an import may meet here
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import's state is always JSON", e);
        }
    }

    /** @throws ClewException {@code import-unknown} */
    public ImportStatus status(String id) {
        ImportRun run = runs.get(id);
        if (run != null) {
            return run.status();
        }
        return documents
                .get(COLLECTION, id)
                .map(Imports::read)
                .orElseThrow(() -> new ClewException(Message.of("import-unknown")));
    }

    /** Every import, newest first. */
    public List<ImportStatus> list() {
        return documents.list(COLLECTION).stream()
                .map(Imports::read)
                .map(kept -> {
                    ImportRun run = runs.get(kept.id());
                    return run == null ? kept : run.status();
                })
                .sorted(Comparator.comparing(ImportStatus::asked).reversed())
                .toList();
    }

    private static ImportStatus read(Document document) {
        try {
            return READER.readValue(document.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept state of import " + document.id() + " cannot be read", e);
        }
    }

    /**
     * Tells every step of an import from now on, the present one first, on the import's own thread. Close it to hear no
     * more.
     */
    public AutoCloseable listen(String id, Consumer<ImportStatus> listener) {
        List<Consumer<ImportStatus>> all = listeners.computeIfAbsent(id, i -> new CopyOnWriteArrayList<>());
        all.add(listener);
        listener.accept(status(id));
        return () -> all.remove(listener);
    }

    /**
     * Stops an import that has not ended, within a second; what it has brought in stays. What does not stop by itself,
     * such as a parser, is left to run into nothing.
     */
    public void cancel(String id) {
        ImportRun run = runs.get(id);
        if (run != null) {
            run.cancel();
            Thread.ofVirtual().name("import-cancel").start(() -> {
                if (pause(GIVEN_UP_MILLIS) && !run.status().finished()) {
                    run.giveUp();
                    queue.giveUp(id);
                    forget(id);
                }
            });
        }
    }

    /**
     * Writes the rejects as CSV: file, line, column, code, the reason, the row itself. Mended, the same file can be
     * imported.
     *
     * @param seen what the reader sees of each
     */
    public void rejects(String id, Messages words, UnaryOperator<Reject> seen, Writer csv) throws IOException {
        status(id);
        Rejects.writeCsv(place(id).resolve("rejects.ndjson"), csv, words, seen);
        csv.flush();
    }

    /** The first rejects, for showing. */
    public List<Reject> firstRejects(String id, int most) {
        status(id);
        return Rejects.first(place(id).resolve("rejects.ndjson"), most).stream()
                .map(Rejects.Reject::told)
                .toList();
    }

    /** @param cells of the row, as they were written */
    public record Reject(String file, int line, String column, String code, Message message, List<String> cells) {}

    private Path place(String id) {
        return dir.resolve("imports").resolve(id);
    }

    /** Waits until everything queued so far has ended. */
    public void await() throws InterruptedException {
        queue.await();
    }

    /** Stops the running import; it goes on when {@link #resume} is called after the next start. */
    @Override
    public void close() {
        queue.close();
        ledger.close();
    }
}
