package io.clew.web.data;

import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.web.frame.Msg;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.search.Ask;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One import, under way or over.
 *
 * @param pace rate and time left in words; may be empty
 * @param rejects the first of them
 */
public record ImportView(
        String id,
        String name,
        String state,
        String stateLabel,
        String tone,
        String pace,
        long read,
        long accepted,
        long duplicates,
        long rejected,
        List<FileView> files,
        List<ReasonView> reasons,
        List<RejectView> rejects,
        String failure,
        String source,
        String searchHref) {

    static final int REJECTS_SHOWN = 20;

    /** @param percent of its bytes that have been read, 0 to 100 */
    public record FileView(
            String name,
            String size,
            String mapping,
            String why,
            String state,
            String stateLabel,
            String tone,
            int percent,
            long accepted,
            long duplicates,
            long rejected) {}

    /** @param reason what the first such row was told */
    public record ReasonView(String column, String reason, long rows) {}

    /** A row that could not be used, {@code row} as it was sent. */
    public record RejectView(String file, int line, String column, String reason, String row) {}

    public boolean running() {
        return state.equals("queued") || state.equals("running");
    }

    public boolean finished() {
        return state.equals("done");
    }

    public String eventsHref() {
        return "/imports/" + id + "/progress";
    }

    public String cancelHref() {
        return "/imports/" + id + "/cancel";
    }

    public String rejectsHref() {
        return "/imports/" + id + "/rejects";
    }

    static ImportView of(ImportStatus status, List<Imports.Reject> rejects, Words words) {
        return new ImportView(
                status.id(),
                name(status),
                status.state().name(),
                label(status, words),
                tone(status),
                pace(status, words),
                status.rows().read(),
                status.rows().accepted(),
                status.rows().duplicate(),
                status.rows().rejected(),
                status.files().stream().map(file -> file(status, file, words)).toList(),
                status.reasons().stream()
                        .map(one -> new ReasonView(one.column(), words.tell(one.message()), one.rows()))
                        .toList(),
                rejects.stream()
                        .map(reject -> new RejectView(
                                reject.file(),
                                reject.line(),
                                reject.column(),
                                words.tell(reject.message()),
                                String.join(" | ", reject.cells())))
                        .toList(),
                words.tell(status.message()),
                status.source(),
                Ask.source(status.source()).href());
    }

    private static FileView file(ImportStatus status, ImportStatus.FileStatus file, Words words) {
        boolean halted = status.finished() && file.state() != ImportStatus.State.done;
        var state = halted ? ImportStatus.State.failed : file.state();
        String stopped = status.stage().equals("cancelled")
                ? words.msg().stateCancelled()
                : words.msg().stateFailed();
        return new FileView(
                file.name(),
                Shown.bytes(file.size()),
                words.mapping(file.mapping()),
                words.tell(file.why()),
                state.name(),
                halted ? stopped : label(state, words.msg()),
                state == ImportStatus.State.done && file.rows().rejected() == 0 ? "ok" : tone(state),
                file.size() == 0 ? 100 : (int) (100 * file.bytesRead() / file.size()),
                file.rows().accepted(),
                file.rows().duplicate(),
                file.rows().rejected());
    }

    private static String tone(ImportStatus.State state) {
        return switch (state) {
            case queued -> "";
            case running -> "on";
            case done -> "warn";
            case failed -> "bad";
        };
    }

    static String name(ImportStatus status) {
        var names = status.files().stream()
                .map(ImportStatus.FileStatus::name)
                .limit(3)
                .collect(Collectors.joining("、"));
        return names.isEmpty() ? status.id() : status.files().size() > 3 ? names + " …" : names;
    }

    static String label(ImportStatus status, Words words) {
        Msg msg = words.msg();
        if (status.stage().equals("cancelled")) {
            return msg.stateCancelled();
        }
        return label(status.state(), msg);
    }

    private static String label(ImportStatus.State state, Msg msg) {
        return switch (state) {
            case queued -> msg.stateQueued();
            case running -> msg.stateRunning();
            case done -> msg.stateDone();
            case failed -> msg.stateFailed();
        };
    }

    static String tone(ImportStatus status) {
        return switch (status.state()) {
            case queued -> "";
            case running -> "on";
            case done -> status.rows().rejected() > 0 ? "warn" : "ok";
            case failed -> "bad";
        };
    }

    private static String pace(ImportStatus status, Words words) {
        if (status.secondsLeft() < 0 || status.finished()) {
            return "";
        }
        Duration left = Duration.ofSeconds(status.secondsLeft());
        return words.msg()
                .pace(Shown.counted(status.perSecond()), "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart()));
    }
}
