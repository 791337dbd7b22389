package io.clew.intake;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.access.entry.Desk;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.ingest.file.Preview;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mappings;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.record.Source;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Brings files in and shows what became of them.
 *
 * <p>How far an import is, is told to everybody who may read its source. What rows say that could not be used is a read like
 * any other: with a purpose, an entry in the audit, and masked for readers to whom victims are masked. Who sent the files
 * themself sees their rows as they are, because only they can mend them.
 */
public final class ImportFiles {

    private final Imports imports;
    private final KeepSources sources;
    private final Desk desk;
    private final SecondPerson second;
    private final AuditLog audit;

    public ImportFiles(Imports imports, KeepSources sources, Desk desk, SecondPerson second, AuditLog audit) {
        this.second = second;
        this.imports = imports;
        this.sources = sources;
        this.desk = desk;
        this.audit = audit;
    }

    /** How far an import is, and the first rows that could not be used, as the reader may see them. */
    public record Seen(ImportStatus status, List<Imports.Reject> rejects) {}

    /** What files would be read as, and how it was chosen, by their names. */
    public record Previewed(String id, List<Preview> files, Map<String, Choice> choices) {}

    /** What is to come of an import. */
    public interface Steps {
        /** Tells every step, the present one first; close it to hear no more. */
        AutoCloseable tell(Consumer<Seen> listener);
    }

    /** The rows that could not be used, as the reader may see them. */
    public final class RejectedRows {

        private final String id;
        private final UnaryOperator<Imports.Reject> seen;

        private RejectedRows(String id, UnaryOperator<Imports.Reject> seen) {
            this.id = id;
            this.seen = seen;
        }

        /** Writes them as CSV; see {@link Imports#rejects}. */
        public void write(Messages words, Writer csv) throws IOException {
            imports.rejects(id, words, seen, csv);
        }
    }

    /** The mappings that a file can be read by. */
    public Mappings mappings() {
        return imports.mappings();
    }

    /**
     * Queues files for import; durable on return.
     *
     * @param purpose asked for only where the source's grade waits for a second person; empty for none
     * @param password for closed archives and documents; empty for none
     * @return the import's id
     * @throws ClewException {@code forbidden}, {@code source-unknown}, and as {@link Imports#start}
     */
    public String start(
            Caller by, String purpose, String source, Choice choice, List<Imports.Upload> uploads, String password) {
        return started(by, purpose, source, into -> imports.start(into, choice, by.user(), uploads, password));
    }

    /**
     * Queues the files of a preview for import, read as chosen; durable on return.
     *
     * @param choices by the files' names, from what they would be read as
     * @throws ClewException {@code preview-unknown} for all but who sent the files, and as {@link #start}
     */
    public String startPreview(
            Caller by,
            String purpose,
            String id,
            String source,
            Function<List<Preview>, Map<String, Choice>> choices,
            String password) {
        return started(by, purpose, source, into -> {
            var plain = imports.previews(id, by.user(), Map.of(), password);
            var chosen = choices.apply(plain);
            String started = imports.start(id, into, by.user(), offered(plain, chosen), password);
            for (Preview file : plain) {
                Choice choice = chosen.get(file.name());
                if (choice != null) {
                    imports.kept().keep(file, choice, by.user());
                }
            }
            return started;
        });
    }

    private String started(Caller by, String purpose, String source, Function<String, String> start) {
        String into = source.strip();
        return audit.change(by, AuditAct.IMPORT, into)
                .checking(() -> {
                    Right.IMPORT.require(by);
                    sources.writable(by, purpose, into);
                })
                .done(() -> start.apply(into), id -> into + " " + id);
    }

    /**
     * Keeps files that are to be looked at before they are imported, for who sends them alone.
     *
     * @return the preview's id
     * @throws ClewException {@code forbidden}, {@code import-empty}
     */
    public String keep(Caller by, String purpose, List<Imports.Upload> uploads) {
        Access access = importer(by, purpose);
        try (Look look = audit.open(access, AuditAct.IMPORT_PREVIEW, names(uploads))) {
            look.changing();
            String id = imports.preview(access.user(), uploads);
            look.returned(0, List.of());
            return id;
        }
    }

    /** Keeps files and shows at once what they would be read as, each with the same choice where there is one. */
    public Previewed preview(Caller by, String purpose, List<Imports.Upload> uploads, Choice choice, String password) {
        Access access = importer(by, purpose);
        try (Look look = audit.open(access, AuditAct.IMPORT_PREVIEW, names(uploads))) {
            look.changing();
            String id = imports.preview(access.user(), uploads);
            return shown(look, access, id, files -> all(files, choice), password);
        }
    }

    /**
     * Shows what files would be read as.
     *
     * @param choices by the files' names, from what they would be read as without any
     * @throws ClewException {@code preview-unknown} for all but who sent the files; {@code mapping-unknown}
     */
    public Previewed look(
            Caller by,
            String purpose,
            String id,
            Function<List<Preview>, Map<String, Choice>> choices,
            String password) {
        Access access = importer(by, purpose);
        try (Look look = audit.open(access, AuditAct.IMPORT_PREVIEW, id)) {
            return shown(look, access, id, choices, password);
        }
    }

    private Access importer(Caller by, String purpose) {
        Right.IMPORT.require(by);
        return desk.admit(by, purpose);
    }

    private Previewed shown(
            Look look,
            Access access,
            String id,
            Function<List<Preview>, Map<String, Choice>> choices,
            String password) {
        var plain = imports.previews(id, access.user(), Map.of(), password);
        var chosen = offered(plain, choices.apply(plain));
        var files = chosen.isEmpty() ? plain : imports.previews(id, access.user(), chosen, password);
        look.returned(files.stream().mapToLong(file -> file.rows().size()).sum(), List.of());
        return new Previewed(id, files, chosen);
    }

    /** What was chosen, and for files of which nothing was, what somebody said of the same headers before. */
    private Map<String, Choice> offered(List<Preview> plain, Map<String, Choice> chosen) {
        var choices = new HashMap<>(chosen);
        for (Preview file : plain) {
            if (!choices.containsKey(file.name())) {
                imports.kept()
                        .of(file)
                        .filter(kept -> imports.mappings().knows(kept.mapping()))
                        .ifPresent(kept -> choices.put(file.name(), kept));
            }
        }
        return choices;
    }

    private static Map<String, Choice> all(List<Preview> files, Choice choice) {
        var choices = new HashMap<String, Choice>();
        if (!choice.equals(Choice.AUTO)) {
            files.forEach(file -> choices.put(file.name(), choice));
        }
        return choices;
    }

    private static String names(List<Imports.Upload> uploads) {
        return uploads.stream().map(Imports.Upload::name).collect(Collectors.joining(" "));
    }

    /** Stops an import that has not ended; what it has brought in stays. */
    public ImportStatus cancel(Caller by, String id) {
        audit.change(by, AuditAct.IMPORT_CANCEL, id)
                .checking(() -> {
                    Right.IMPORT.require(by);
                    known(by, id);
                })
                .done(() -> imports.cancel(id));
        return status(by, id);
    }

    /** Imports into sources that the caller may read, latest first, as {@link #status} tells of them. */
    public List<ImportStatus> list(Caller caller) {
        var readable = sources.readable(caller).stream().map(Source::id).collect(Collectors.toSet());
        return imports.list().stream()
                .filter(status -> readable.contains(status.source()))
                .map(WithheldCells::of)
                .toList();
    }

    /**
     * How far an import is; of rows that could not be used no more than why.
     *
     * @throws ClewException {@code import-unknown} also where the caller may not read its source
     */
    public ImportStatus status(Caller caller, String id) {
        return WithheldCells.of(known(caller, id));
    }

    /** Tells every step as {@link #status} does, the present one first; close it to hear no more. */
    public AutoCloseable follow(Caller caller, String id, Consumer<ImportStatus> listener) {
        known(caller, id);
        return imports.listen(id, status -> listener.accept(WithheldCells.of(status)));
    }

    /**
     * Shows an import with the first rows that could not be used.
     *
     * @param most rows at most
     * @throws ClewException {@code import-unknown} also where the reader may not see its source
     */
    public Seen read(Access access, String id, int most) {
        try (Look look = audit.open(access, AuditAct.IMPORT_READ, id)) {
            Seen seen = seen(access, readable(access, id), most);
            look.returned(seen.rejects.size(), List.of());
            return seen;
        }
    }

    /** The steps of an import, each as {@link #read} shows it, with one entry for all of them. */
    public Steps watch(Access access, String id, int most) {
        read(access, id, most);
        return listener -> imports.listen(id, status -> listener.accept(seen(access, status, most)));
    }

    /**
     * The rows that could not be used, all of them; an export like any other.
     *
     * @throws ClewException {@code approval-required} as {@link SecondPerson} says; {@code import-unknown} also where the reader may not see its source
     */
    public RejectedRows rejects(Access reader, String id) {
        ImportStatus status = readable(reader, id);
        Access access = second.allow(
                reader,
                new SecondPerson.Act(
                        "export", "rejects " + id, () -> status.rows().rejected(), List.of("rejects", id)));
        try (Look look = audit.open(access, AuditAct.REJECTS, id)) {
            look.returned(status.rows().rejected(), List.of());
            return new RejectedRows(id, whole(access, status) ? UnaryOperator.identity() : WithheldCells::of);
        }
    }

    private Seen seen(Access access, ImportStatus status, int most) {
        List<Imports.Reject> rejects =
                status.rows().rejected() == 0 ? List.of() : imports.firstRejects(status.id(), most);
        return whole(access, status)
                ? new Seen(status, rejects)
                : new Seen(
                        WithheldCells.of(status),
                        rejects.stream().map(WithheldCells::of).toList());
    }

    private static boolean whole(Access access, ImportStatus status) {
        return access.unmasked() || status.by().equals(access.user());
    }

    private ImportStatus readable(Access access, String id) {
        ImportStatus status = imports.status(id);
        if (!access.maySee(status.source())) {
            throw new ClewException(Message.of("import-unknown"));
        }
        return status;
    }

    private ImportStatus known(Caller caller, String id) {
        ImportStatus status = imports.status(id);
        if (sources.readable(caller).stream().noneMatch(source -> source.id().equals(status.source()))) {
            throw new ClewException(Message.of("import-unknown"));
        }
        return status;
    }
}
