package io.clew.ingest;

import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.ImportStatus.Reason;
import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.record.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The state that comes after another of the same import; what is not said stays. */
final class ImportChange {

    private final ImportStatus before;
    private State state;
    private String stage;
    private long perSecond;
    private long secondsLeft;
    private List<FileStatus> files;
    private Map<String, Long> findings;
    private List<Reason> reasons;
    private Message message;
    private int resumed;

    ImportChange(ImportStatus before) {
        this.before = before;
        this.state = before.state();
        this.stage = before.stage();
        this.perSecond = before.perSecond();
        this.secondsLeft = before.secondsLeft();
        this.files = before.files();
        this.findings = before.findings();
        this.reasons = before.reasons();
        this.message = before.message();
        this.resumed = before.resumed();
    }

    ImportChange is(State state, String stage) {
        this.state = state;
        this.stage = stage;
        return this;
    }

    ImportChange pace(long perSecond, long secondsLeft) {
        this.perSecond = perSecond;
        this.secondsLeft = secondsLeft;
        return this;
    }

    /** The rows of the import are theirs. */
    ImportChange files(List<FileStatus> files) {
        this.files = files;
        return this;
    }

    ImportChange noticed(Map<String, Long> findings, List<Reason> reasons) {
        this.findings = findings;
        this.reasons = reasons;
        return this;
    }

    /** @param why {@link ImportStatus#NOTHING} where it did not fail */
    ImportChange because(Message why) {
        this.message = why;
        return this;
    }

    ImportChange resumed(int times) {
        this.resumed = times;
        return this;
    }

    ImportStatus made() {
        boolean over = state == State.done || state == State.failed;
        return new ImportStatus(
                before.id(),
                before.source(),
                before.mapping(),
                before.choices(),
                before.by(),
                state,
                stage,
                Rows.of(files),
                perSecond,
                over ? 0 : secondsLeft,
                files,
                findings,
                reasons,
                before.asked(),
                over ? Instant.now() : null,
                message.equals(ImportStatus.NOTHING) ? "" : message.code(),
                message,
                resumed);
    }
}
