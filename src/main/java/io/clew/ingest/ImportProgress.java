package io.clew.ingest;

import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.ImportStatus.Reason;
import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.clean.Findings;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.row.Item;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How far one import is: what has become of its files and rows, and who is told of it.
 *
 * <p>Reader and writer tell it from threads of their own. What is over stays as it ended.
 */
final class ImportProgress {

    private final ImportStatus asked;
    private final Consumer<ImportStatus> tell;
    private final AtomicReference<ImportStatus> status;
    private final Map<String, FileStatus> states = new LinkedHashMap<>();
    private final Map<String, Long> bytesRead = new ConcurrentHashMap<>();
    private final Map<String, Long> findings = new TreeMap<>();
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private final List<Finding> listed = new ArrayList<>();
    private final Rate rate = new Rate();
    private volatile boolean cancelled;

    ImportProgress(ImportStatus asked, Consumer<ImportStatus> tell) {
        this.asked = asked;
        this.tell = tell;
        this.status = new AtomicReference<>(asked);
    }

    ImportStatus status() {
        return status.get();
    }

    /** What was noticed in rows that were accepted, the first thousand. */
    List<Finding> findings() {
        synchronized (listed) {
            return List.copyOf(listed);
        }
    }

    /** Nothing more of it is to be read or written. */
    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    // files

    void opened(String name, String sha256, long size, String format) {
        synchronized (states) {
            states.put(
                    name,
                    FileStatus.waiting(name, sha256, size)
                            .recognised(format, "", ImportStatus.NOTHING)
                            .with(State.running, Rows.NONE));
        }
    }

    void recognised(String name, Format format, Mapping mapping, Message why) {
        change(name, file -> file.recognised(format.word(), mapping.name(), why));
    }

    void read(String name, long bytes) {
        bytesRead.put(name, bytes);
    }

    void finished(String name) {
        change(name, file -> file.state() == State.running ? file.with(State.done, file.rows()) : file);
    }

    /** The file as a whole cannot be used. */
    private void failed(String name, Rejection why) {
        change(
                name,
                file -> file.recognised(file.format(), file.mapping(), why.message())
                        .with(State.failed, file.rows()));
    }

    private void change(String name, UnaryOperator<FileStatus> how) {
        synchronized (states) {
            states.computeIfPresent(name, (n, file) -> how.apply(file));
        }
    }

    // rows

    void count(String name, long accepted, long duplicate, long rejected) {
        change(name, file -> file.with(file.state(), file.rows().plus(accepted, duplicate, rejected)));
    }

    /** A row whose counterpart is printed gave no link. */
    void untied(String name) {
        change(name, file -> file.with(file.state(), file.rows().untied(1)));
    }

    void rejected(Item.Bad bad) {
        Rejection why = bad.why();
        count(bad.table().file(), 0, 0, 1);
        reasons.merge(
                why.code() + "|" + why.column(),
                new Reason(why.code(), why.column(), why.message(), 1),
                (before, now) -> before.once());
        if (bad.row().line() == 0) {
            failed(bad.table().file(), why);
        }
    }

    void noticed(Findings found) {
        found.counts().forEach((code, count) -> findings.merge(code, count, Long::sum));
        synchronized (listed) {
            found.first().stream()
                    .limit(Math.max(0, Findings.LISTED - listed.size()))
                    .forEach(listed::add);
        }
    }

    // the import

    /** All was read and written: done, or failed where nothing came of it. */
    void ended() {
        Rows rows = status.get().rows();
        boolean nothing = rows.accepted() + rows.duplicate() == 0;
        boolean allFailed = !states.isEmpty()
                && states.values().stream()
                        .allMatch(file -> file.state() == State.failed || Format.archive(file.format()))
                && nothing;
        Optional<Message> why = states.values().stream()
                .filter(file -> file.state() == State.failed)
                .map(FileStatus::why)
                .findFirst();
        if (allFailed && why.isPresent()) {
            update(State.failed, "refused", why.get());
        } else if (rows.read() == 0) {
            update(State.failed, "refused", Message.of("nothing-read"));
        } else if (nothing) {
            update(State.failed, "refused", Message.of("nothing-read.rejects", rows.rejected()));
        } else {
            update(State.done, "finished", ImportStatus.NOTHING);
        }
    }

    /** Ends it as cancelled, whatever still runs of it: nothing that it tells later is heard. */
    void givenUp() {
        cancelled = true;
        synchronized (status) {
            tell(status.get().cancelled());
        }
    }

    void update(State state, String stage, Message message) {
        List<FileStatus> files = files();
        long perSecond = rate.at(Rows.of(files).read());
        tell(new ImportChange(asked)
                .is(state, stage)
                .files(files)
                .pace(perSecond, secondsLeft())
                .noticed(Map.copyOf(findings), commonest())
                .because(message)
                .made());
    }

    private void tell(ImportStatus next) {
        synchronized (status) {
            if (!status.get().finished()) {
                status.set(next);
                tell.accept(next);
            }
        }
    }

    private List<FileStatus> files() {
        synchronized (states) {
            return Stream.concat(
                            states.values().stream(),
                            asked.files().stream().filter(file -> !states.containsKey(file.name())))
                    .map(file -> file.at(bytesRead.getOrDefault(file.name(), 0L)))
                    .toList();
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
