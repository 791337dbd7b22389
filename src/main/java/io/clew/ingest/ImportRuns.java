package io.clew.ingest;

import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.Imports.Counted;
import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.clean.Ledger;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The imports that wait or run; one whose engine is away is begun again until it is back. Safe for use by many threads. */
final class ImportRuns implements AutoCloseable {

    /** How long an import waits before it tries again an engine that is away. */
    private static final long AWAY_MILLIS = 3_000;
    /** How long a cancelled import may take to stop by itself. */
    private static final long GIVEN_UP_MILLIS = 600;

    private final Path dir;
    private final ImportTools tools;
    private final Ledger ledger;
    private final ImportNews news;
    private final ImportQueue queue = new ImportQueue();
    private final Map<String, ImportRun> runs = new ConcurrentHashMap<>();
    /** What closed files of imports that have not ended are opened with; never kept on disk. */
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    private volatile Counted ended = new Counted(0, 0, 0, 0);

    /** @param dir has a folder for each import */
    ImportRuns(Path dir, ImportTools tools, Ledger ledger, ImportNews news) {
        this.dir = dir;
        this.tools = tools;
        this.ledger = ledger;
        this.news = news;
    }

    Optional<ImportRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The folder of one import. */
    Path place(String id) {
        return dir.resolve(id);
    }

    /** @param password of closed files; forgotten when the import ends */
    void add(ImportStatus status, String password) {
        if (!password.isEmpty()) {
            passwords.put(status.id(), password);
        }
        add(status);
    }

    void add(ImportStatus status) {
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
        news.forget(id);
    }

    /** Runs an import, again from its beginning as long as an engine is away: what came in before counts as duplicate. */
    private void untilOver(String id) {
        ImportRun run = runs.get(id);
        boolean over = run == null || run.run();
        while (run != null && !over && pause(AWAY_MILLIS)) {
            ImportStatus broken = run.status();
            run = made(broken.again(broken.resumed() + 1));
            runs.put(id, run);
            over = run.run();
        }
        while (run != null && news.isUnkept(id) && pause(AWAY_MILLIS)) {
            news.tell(run.status());
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
                tools,
                new Cleaning(status.source(), ledger),
                news::tell,
                passwords.getOrDefault(status.id(), ""));
    }

    /** Stops an import that has not ended; what does not stop by itself is left to run into nothing. */
    void cancel(String id) {
        ImportRun run = runs.get(id);
        if (run != null) {
            run.progress().cancel();
            Thread.ofVirtual().name("import-cancel").start(() -> {
                if (pause(GIVEN_UP_MILLIS) && !run.status().finished()) {
                    run.progress().givenUp();
                    queue.giveUp(id);
                    forget(id);
                }
            });
        }
    }

    /** Rows of those that ended since the start, and of those that run. */
    Counted counted() {
        Counted sum = ended;
        for (ImportRun run : runs.values()) {
            sum = sum.plus(run.status().rows());
        }
        return sum;
    }

    /** How many imports wait, or run. */
    long under(State state) {
        return runs.values().stream()
                .filter(run -> run.status().state() == state)
                .count();
    }

    /** Waits until everything queued so far has ended. */
    void await() throws InterruptedException {
        queue.await();
    }

    @Override
    public void close() {
        queue.close();
    }
}
