package io.clew.ingest;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.clew.ingest.map.Choice;
import io.clew.ingest.read.Format;
import io.clew.record.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param mapping as it was asked for; {@code auto} where the header decides
 * @param choices by a file's name, where a person chose otherwise
 * @param by who started it
 * @param stage what is being done: {@code waiting}, {@code reading}, {@code engine-away} (it goes on by itself when the
 *     engine is back), {@code finished}, {@code cancelled}, {@code refused}
 * @param perSecond rows a second, over the last seconds
 * @param secondsLeft -1 where it cannot be told yet
 * @param findings what was noticed in rows that were accepted: how often, by code
 * @param reasons why rows were refused, the commonest first, at most {@link #REASONS}
 * @param code why it failed; empty where it did not
 * @param message the same, to be told; {@link #NOTHING} where it did not fail
 * @param resumed how often it went on after the program had ended in the middle of it
 */
public record ImportStatus(
        String id,
        String source,
        String mapping,
        Map<String, Choice> choices,
        String by,
        State state,
        String stage,
        Rows rows,
        long perSecond,
        long secondsLeft,
        List<FileStatus> files,
        Map<String, Long> findings,
        List<Reason> reasons,
        Instant asked,
        @Nullable Instant ended,
        String code,
        Message message,
        int resumed) {

    static final int REASONS = 10;

    /** Nothing is to be told. */
    public static final Message NOTHING = Message.verbatim("");

    public ImportStatus {
        choices = choices == null ? Map.of() : Map.copyOf(choices); // kept by an earlier version
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    /**
     * Why rows were refused.
     *
     * @param column header at fault; empty where it is the row as a whole
     * @param message what the first such row was told
     */
    @JsonIgnoreProperties("en")
    public record Reason(
            String code, String column, @JsonAlias("zh") Message message, long rows) {

        private Reason telling(UnaryOperator<Message> otherwise) {
            return new Reason(code, column, otherwise.apply(message), rows);
        }

        Reason once() {
            return new Reason(code, column, message, rows + 1);
        }
    }

    /** How far an import is; {@code done} and {@code failed} are final. */
    public enum State {
        queued,
        running,
        done,
        failed
    }

    /** {@code read} is the sum of the next three once a batch is kept; rows in flight are in none of them. */
    public record Rows(long read, long accepted, long duplicate, long rejected, long untied) {

        static final Rows NONE = new Rows(0, 0, 0, 0, 0);

        /** Of rows that are all tied. */
        public Rows(long read, long accepted, long duplicate, long rejected) {
            this(read, accepted, duplicate, rejected, 0);
        }

        /** Of all the files together. */
        static Rows of(List<FileStatus> files) {
            Rows sum = NONE;
            for (FileStatus file : files) {
                Rows rows = file.rows();
                sum = sum.plus(rows.accepted(), rows.duplicate(), rows.rejected())
                        .untied(rows.untied());
            }
            return sum;
        }

        /** With as many more rows whose counterpart is printed and gave no link. */
        Rows untied(long more) {
            return new Rows(read, accepted, duplicate, rejected, untied + more);
        }

        Rows plus(long accepted, long duplicate, long rejected) {
            return new Rows(
                    read + accepted + duplicate + rejected,
                    this.accepted + accepted,
                    this.duplicate + duplicate,
                    this.rejected + rejected,
                    untied);
        }
    }

    /**
     * One of the files sent, or one inside an archive.
     *
     * @param bytesRead of {@code size}, so far
     * @param format such as {@code csv}, {@code xlsx}, {@code ndjson}, {@code document}; empty until it is opened
     * @param mapping the mapping in use; empty until it is chosen
     * @param why why that mapping; what is wrong where the file failed
     */
    @JsonIgnoreProperties("whyEn")
    public record FileStatus(
            String name,
            String sha256,
            long size,
            long bytesRead,
            State state,
            String format,
            String mapping,
            @JsonAlias("whyZh") Message why,
            Rows rows) {

        /** A file that waits for its turn. */
        static FileStatus waiting(String name, String sha256, long size) {
            return new FileStatus(name, sha256, size, 0, State.queued, "", "", NOTHING, Rows.NONE);
        }

        FileStatus with(State state, Rows rows) {
            return new FileStatus(name, sha256, size, bytesRead, state, format, mapping, why, rows);
        }

        FileStatus recognised(String format, String mapping, Message why) {
            return new FileStatus(name, sha256, size, bytesRead, state, format, mapping, why, rows);
        }

        /** The files as they were sent, waiting: what was inside archives is found again. */
        static List<FileStatus> topLevel(List<FileStatus> files) {
            Set<String> archives = new HashSet<>();
            List<FileStatus> top = new ArrayList<>();
            for (FileStatus file : files) {
                if (archives.stream().noneMatch(archive -> file.name().startsWith(archive + "/"))) {
                    top.add(waiting(file.name(), file.sha256(), file.size()));
                }
                if (Format.archive(file.format())) {
                    archives.add(file.name());
                }
            }
            return top;
        }

        /** What is done has been read to its end. */
        FileStatus at(long bytes) {
            long read = state == State.done ? size : Math.min(size, bytes);
            return new FileStatus(name, sha256, size, read, state, format, mapping, why, rows);
        }
    }

    /** The same with its messages told otherwise: why rows were refused, why files are as they are, why it failed. */
    public ImportStatus telling(UnaryOperator<Message> otherwise) {
        return new ImportStatus(
                id,
                source,
                mapping,
                choices,
                by,
                state,
                stage,
                rows,
                perSecond,
                secondsLeft,
                files.stream()
                        .map(file -> file.recognised(file.format, file.mapping, otherwise.apply(file.why)))
                        .toList(),
                findings,
                reasons.stream().map(reason -> reason.telling(otherwise)).toList(),
                asked,
                ended,
                code,
                otherwise.apply(message),
                resumed);
    }

    /** An import of these files that nobody has begun. */
    static ImportStatus queued(
            String id, String source, String mapping, Map<String, Choice> choices, String by, List<FileStatus> sent) {
        return new ImportStatus(
                id,
                source,
                mapping,
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
                NOTHING,
                0);
    }

    /** The same, to be begun again from its beginning. */
    ImportStatus again(int resumed) {
        return new ImportChange(this)
                .is(State.queued, "waiting")
                .pace(0, -1)
                .files(FileStatus.topLevel(files))
                .noticed(Map.of(), List.of())
                .because(NOTHING)
                .resumed(resumed)
                .made();
    }

    /** The same, over because nothing of it gets any further. */
    ImportStatus setAside() {
        List<String> running = files.stream()
                .filter(file -> file.state() == State.running)
                .map(FileStatus::name)
                .toList();
        List<String> all = files.stream().map(FileStatus::name).toList();
        return new ImportChange(this)
                .is(State.failed, "refused")
                .pace(0, 0)
                .because(Message.of("set-aside", running.isEmpty() ? all : running))
                .made();
    }

    /** The same, over because somebody stopped it. */
    ImportStatus cancelled() {
        return new ImportChange(this)
                .is(State.failed, "cancelled")
                .pace(0, 0)
                .because(Message.of("cancelled"))
                .made();
    }

    public boolean finished() {
        return state == State.done || state == State.failed;
    }
}
