package io.clew.web;

import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
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
        List<RejectView> rejects,
        String failure,
        String searchHref) {

    static final int REJECTS_SHOWN = 20;

    public record FileView(String name, String mapping, String why, String state, long accepted, long rejected) {}

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

    public String rejectsHref() {
        return "/imports/" + id + "/rejects";
    }

    static ImportView of(ImportStatus status, List<Imports.Reject> rejects, Words words) {
        boolean chinese = words.chinese();
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
                status.files().stream()
                        .map(file -> new FileView(
                                file.name(),
                                words.mapping(file.mapping()),
                                chinese ? file.whyZh() : file.whyEn(),
                                file.state().name(),
                                file.rows().accepted(),
                                file.rows().rejected()))
                        .toList(),
                rejects.stream()
                        .map(reject -> new RejectView(
                                reject.file(),
                                reject.line(),
                                reject.column(),
                                chinese ? reject.zh() : reject.en(),
                                String.join(" | ", reject.cells())))
                        .toList(),
                chinese ? status.message() : status.messageEn(),
                Ask.source(status.source()).href());
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
        return switch (status.state()) {
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
