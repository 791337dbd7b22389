package io.clew.web.cases;

import io.clew.casework.workspace.EvidenceBag;
import io.clew.casework.workspace.Notes;
import io.clew.casework.workspace.Tasks;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes, tasks and evidence on the page of a case; each is there only on its own side.
 *
 * @param typed what was typed and refused, to be typed on
 */
public record WorkView(List<NoteView> notes, List<TaskView> tasks, List<PieceView> pieces, String typed) {

    static final WorkView NONE = new WorkView(List.of(), List.of(), List.of(), "");

    /**
     * A part of a note.
     *
     * @param kind text, person, entity, record, passage or hidden
     * @param href where it leads to; empty for text
     */
    public record PartView(
            String kind, String text, String href, @Nullable EntityKey key) {

        static PartView of(Notes.Part part, Names names) {
            return switch (part.kind()) {
                case TEXT -> new PartView("text", part.text(), "", null);
                case HIDDEN -> new PartView("hidden", "", "", null);
                case PERSON -> new PartView("person", "@" + names.of(part.ref()), "", null);
                case ENTITY -> new PartView("entity", part.text(), "", EntityKey.parse(part.ref()));
                case RECORD -> new PartView("record", part.text(), Shown.href(RecordRef.parse(part.ref())), null);
                case PASSAGE -> new PartView("passage", part.text(), Shown.href(RecordRef.parse(part.ref())), null);
            };
        }
    }

    /** A note. */
    public record NoteView(
            String id,
            long version,
            String by,
            Instant at,
            @Nullable Instant changed,
            String text,
            List<PartView> parts,
            boolean editable) {}

    /** @param history a line a step, the first first */
    public record TaskView(
            String id,
            long version,
            String title,
            String state,
            boolean open,
            String owner,
            String ownerName,
            @Nullable LocalDate due,
            boolean overdue,
            List<String> history) {}

    /** @param chain a line a hand, the first first */
    public record PieceView(
            String id, String name, String sha256, String size, String by, Instant at, List<String> chain) {}

    static WorkView notes(List<Notes.Note> notes, Names names, String typed) {
        return new WorkView(
                notes.stream()
                        .map(note -> new NoteView(
                                note.id(),
                                note.version(),
                                names.of(note.by()),
                                note.at(),
                                note.changed(),
                                note.text(),
                                note.parts().stream()
                                        .map(part -> PartView.of(part, names))
                                        .toList(),
                                note.editable()))
                        .toList(),
                List.of(),
                List.of(),
                typed);
    }

    static WorkView tasks(List<Tasks.Task> tasks, Names names, Words words, String typed) {
        CaseMsg say = words.of(CaseMsg.class);
        return new WorkView(
                List.of(),
                tasks.stream()
                        .map(task -> new TaskView(
                                task.id(),
                                task.version(),
                                task.title(),
                                state(task.state(), say),
                                task.state() == Tasks.State.OPEN,
                                task.owner(),
                                names.of(task.owner()),
                                task.due(),
                                task.overdue(),
                                task.steps().stream()
                                        .map(step -> say.taskStep(
                                                Shown.clock(step.at()),
                                                names.of(step.by()),
                                                state(step.state(), say),
                                                names.of(step.owner())))
                                        .toList()))
                        .toList(),
                List.of(),
                typed);
    }

    static WorkView evidence(List<EvidenceBag.Piece> pieces, Names names, Words words, String typed) {
        CaseMsg say = words.of(CaseMsg.class);
        return new WorkView(
                List.of(),
                List.of(),
                pieces.stream()
                        .map(piece -> new PieceView(
                                piece.id(),
                                piece.name(),
                                piece.sha256(),
                                Shown.bytes(piece.size()),
                                names.of(piece.chain().getFirst().by()),
                                piece.chain().getFirst().at(),
                                piece.chain().stream()
                                        .map(hand -> say.hand(
                                                Shown.clock(hand.at()),
                                                names.of(hand.by()),
                                                act(hand.act(), say),
                                                hand.why()))
                                        .toList()))
                        .toList(),
                typed);
    }

    private static String state(Tasks.State state, CaseMsg say) {
        return switch (state) {
            case OPEN -> say.taskOpen();
            case DONE -> say.taskDone();
            case DROPPED -> say.taskDropped();
        };
    }

    private static String act(EvidenceBag.Act act, CaseMsg say) {
        return switch (act) {
            case BROUGHT -> say.brought();
            case READ -> say.copied();
            case EXPORTED -> say.exported();
        };
    }
}
