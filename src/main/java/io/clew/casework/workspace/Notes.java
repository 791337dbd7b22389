package io.clew.casework.workspace;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.Cases;
import io.clew.casework.Kept;
import io.clew.casework.Readable;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notes in a case, written as {@link NoteText} says. Each reader gets them with what they name as that reader may see it: a
 * record that they may not read is said to be hidden, a masked number stays masked. Only who wrote a note changes it; what
 * it said before is kept. Safe for use by many threads.
 */
public final class Notes {

    private static final String COLLECTION = "case-notes";
    private static final int LONGEST = 10_000;
    private static final int REFERENCES = 100;

    /** What a part of a note is to its reader. */
    public enum Kind {
        TEXT,
        PERSON,
        ENTITY,
        RECORD,
        PASSAGE,
        HIDDEN
    }

    /**
     * A part of a note.
     *
     * @param text the words; the title of a record, the words of a passage
     * @param ref the user, key or {@code source/id} that it leads to; empty for text and for what is hidden
     */
    public record Part(Kind kind, String text, String ref) {}

    /**
     * A note as one reader sees it.
     *
     * @param version to state when it is changed
     * @param changed when it was last changed; null where it never was
     * @param editable whether this reader wrote it and sees all that it says
     */
    public record Note(
            String id,
            long version,
            String by,
            Instant at,
            @Nullable Instant changed,
            String text,
            List<Part> parts,
            boolean editable) {}

    /** A note that names somebody. */
    public record Mention(String caseId, String by, Instant at) {}

    private record Earlier(String text, Instant until) {}

    private record Filed(String id, String caseId, String text, String by, Instant at, List<Earlier> earlier) {}

    private final DocumentStore store;
    private final Cases cases;
    private final Readable readable;
    private final RecordIndex index;
    private final Handles handles;
    private final AuditLog audit;
    private final Clock clock;

    public Notes(
            DocumentStore store,
            Cases cases,
            Readable readable,
            RecordIndex index,
            Handles handles,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.readable = readable;
        this.index = index;
        this.handles = handles;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ClewException {@code case-purpose}, {@code note-empty}, {@code note-long}, {@code note-references} */
    public Note add(Access access, String caseId, String text) {
        cases.requirePurpose(access, caseId);
        String opened = opened(text);
        try (Look look = audit.open(access, AuditAct.CASE_NOTE, caseId)) {
            look.changing();
            var filed =
                    new Filed(UUID.randomUUID().toString(), caseId, opened, access.user(), clock.instant(), List.of());
            store.put(COLLECTION, filed.id, DocumentStore.ABSENT, Kept.json(filed), Map.of("case", caseId));
            look.returned(1, entities(filed));
            return seen(access, filed, 1);
        }
    }

    /**
     * Writes a note of one's own anew.
     *
     * @param version that was read
     * @throws ClewException {@code note-unknown}, {@code note-not-yours}, {@code conflict} where it was changed meanwhile
     */
    public Note change(Access access, String caseId, String id, long version, String text) {
        cases.requirePurpose(access, caseId);
        String opened = opened(text);
        Filed before = own(access, caseId, id);
        try (Look look = audit.open(access, AuditAct.CASE_NOTE, caseId + " " + id)) {
            look.changing();
            var earlier = new ArrayList<>(before.earlier);
            earlier.add(new Earlier(before.text, clock.instant()));
            var after = new Filed(id, caseId, opened, before.by, before.at, earlier);
            long now = store.put(COLLECTION, id, version, Kept.json(after), Map.of("case", caseId));
            look.returned(1, entities(after));
            return seen(access, after, now);
        } catch (VersionConflictException changed) {
            throw new ClewException(Message.of("conflict.changed"), changed);
        }
    }

    /** @throws ClewException {@code note-unknown}, {@code note-not-yours} */
    public void remove(Access access, String caseId, String id) {
        cases.requirePurpose(access, caseId);
        Filed before = own(access, caseId, id);
        try (Look look = audit.open(access, AuditAct.CASE_NOTE_DELETE, caseId + " " + id)) {
            look.changing();
            store.get(COLLECTION, id).ifPresent(kept -> store.delete(COLLECTION, id, kept.version()));
            look.returned(1, entities(before));
        }
    }

    /** The notes of the case as the reader may see them, latest first. */
    public List<Note> list(Access access, String caseId) {
        cases.requirePurpose(access, caseId);
        try (Look look = audit.open(access, AuditAct.CASE_NOTES, caseId)) {
            var notes = store.list(COLLECTION, "case", caseId).stream()
                    .map(kept -> seen(access, Kept.read(kept, Filed.class), kept.version()))
                    .sorted(Comparator.comparing(Note::at).reversed().thenComparing(Note::id))
                    .toList();
            look.returned(
                    notes.size(),
                    notes.stream()
                            .flatMap(note -> note.parts.stream())
                            .filter(part -> part.kind == Kind.ENTITY)
                            .map(part -> EntityKey.parse(part.ref))
                            .collect(Collectors.toSet()));
            return notes;
        }
    }

    /** Where the caller is named in notes of cases that they work on, latest first; nothing of what the notes say. */
    public List<Mention> naming(Caller caller) {
        return cases.list(caller).stream()
                .filter(one -> cases.mayUse(caller, one.id()))
                .flatMap(one -> store.list(COLLECTION, "case", one.id()).stream())
                .map(kept -> Kept.read(kept, Filed.class))
                .filter(note -> NoteText.pieces(note.text).stream()
                        .anyMatch(piece -> piece.kind() == NoteText.Kind.PERSON
                                && piece.value().equals(caller.user())))
                .map(note -> new Mention(note.caseId, note.by, note.at))
                .sorted(Comparator.comparing(Mention::at).reversed())
                .toList();
    }

    private Filed own(Access access, String caseId, String id) {
        Filed filed = store.get(COLLECTION, id)
                .map(kept -> Kept.read(kept, Filed.class))
                .filter(note -> note.caseId.equals(caseId))
                .orElseThrow(() -> new ClewException(Message.of("note-unknown")));
        if (!filed.by.equals(access.user())) {
            throw new ClewException(Message.of("note-not-yours"));
        }
        return filed;
    }

    /** The text with the keys that it names as they are, whatever handle the writer saw them under. */
    private String opened(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new ClewException(Message.of("note-empty"));
        }
        if (stripped.length() > LONGEST) {
            throw new ClewException(Message.of("note-long", LONGEST));
        }
        var pieces = NoteText.pieces(stripped);
        if (pieces.stream().filter(piece -> piece.kind() != NoteText.Kind.TEXT).count() > REFERENCES) {
            throw new ClewException(Message.of("note-references", REFERENCES));
        }
        return pieces.stream().map(this::written).collect(Collectors.joining());
    }

    private String written(NoteText.Piece piece) {
        return switch (piece.kind()) {
            case TEXT -> piece.value();
            case PERSON -> "@" + piece.value();
            case ENTITY -> "[[" + handles.open(EntityKey.parse(piece.value())) + "]]";
            case RECORD -> "[[" + piece.value() + "]]";
            case PASSAGE -> "[[" + piece.value() + ":" + piece.from() + "-" + piece.to() + "]]";
        };
    }

    private Note seen(Access access, Filed filed, long version) {
        String told = index.told(access, filed.text);
        return new Note(
                filed.id,
                version,
                filed.by,
                filed.at,
                filed.earlier.isEmpty() ? null : filed.earlier.getLast().until,
                told,
                NoteText.pieces(filed.text).stream()
                        .map(piece -> part(access, piece))
                        .toList(),
                filed.by.equals(access.user()) && told.equals(filed.text));
    }

    private Part part(Access access, NoteText.Piece piece) {
        return switch (piece.kind()) {
            case TEXT -> new Part(Kind.TEXT, index.told(access, piece.value()), "");
            case PERSON -> new Part(Kind.PERSON, "@" + piece.value(), piece.value());
            case ENTITY ->
                readable.entity(access, EntityKey.parse(piece.value()))
                        .map(key -> new Part(Kind.ENTITY, key.value(), key.toString()))
                        .orElse(HIDDEN);
            case RECORD ->
                readable.record(access, piece.value())
                        .map(record -> new Part(Kind.RECORD, titled(record, piece.value()), piece.value()))
                        .orElse(HIDDEN);
            case PASSAGE ->
                readable.record(access, piece.value())
                        .flatMap(record -> passage(record, piece))
                        .orElse(HIDDEN);
        };
    }

    private static final Part HIDDEN = new Part(Kind.HIDDEN, "", "");

    private static Optional<Part> passage(Record record, NoteText.Piece piece) {
        return piece.to() > record.text().length()
                ? Optional.empty()
                : Optional.of(new Part(Kind.PASSAGE, record.text().substring(piece.from(), piece.to()), piece.value()));
    }

    private static String titled(Record record, String ref) {
        return record.title().isBlank() ? ref : record.title();
    }

    private static List<EntityKey> entities(Filed filed) {
        return NoteText.pieces(filed.text).stream()
                .filter(piece -> piece.kind() == NoteText.Kind.ENTITY)
                .map(piece -> EntityKey.parse(piece.value()))
                .toList();
    }
}
