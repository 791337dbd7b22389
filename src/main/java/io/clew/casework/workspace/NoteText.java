package io.clew.casework.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note taken apart. {@code @user} names a person who works here; {@code [[type:value]]} an entity, {@code [[source/id]]} a
 * record and {@code [[source/id:120-180]]} a passage of its text, in UTF-16 offsets, the end excluded. What reads otherwise
 * is text. Linear in the length of the note.
 */
final class NoteText {

    private static final Pattern REFERENCE =
            Pattern.compile("\\[\\[([^\\[\\]\\n]{1,300})]]|(?<![\\p{L}\\p{N}])@([\\p{L}\\p{N}._-]{1,64})");
    private static final Pattern ENTITY = Pattern.compile("[a-z-]+:.+");
    private static final Pattern PASSAGE = Pattern.compile("(.+/.+):(\\d{1,7})-(\\d{1,7})");

    /** What a piece of a note is. */
    enum Kind {
        TEXT,
        PERSON,
        ENTITY,
        RECORD,
        PASSAGE
    }

    /**
     * A piece.
     *
     * @param value the text itself; the name of the person, the key of the entity, {@code source/id} of the record
     * @param from where the passage begins; 0 for what is none
     * @param to where it ends
     */
    record Piece(Kind kind, String value, int from, int to) {

        private static Piece text(String value) {
            return new Piece(Kind.TEXT, value, 0, 0);
        }
    }

    private NoteText() {}

    /** The pieces in order; together they are the whole text. */
    static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        Matcher reference = REFERENCE.matcher(text);
        int done = 0;
        while (reference.find()) {
            if (reference.start() > done) {
                pieces.add(Piece.text(text.substring(done, reference.start())));
            }
            pieces.add(
                    reference.group(2) != null
                            ? person(reference.group(2))
                            : named(reference.group(1), reference.group()));
            done = reference.end();
        }
        if (done < text.length()) {
            pieces.add(Piece.text(text.substring(done)));
        }
        return pieces;
    }

    private static Piece person(String user) {
        return new Piece(Kind.PERSON, user, 0, 0);
    }

    private static Piece named(String reference, String whole) {
        if (ENTITY.matcher(reference).matches() && !reference.contains("/")) {
            return new Piece(Kind.ENTITY, reference, 0, 0);
        }
        Matcher passage = PASSAGE.matcher(reference);
        if (passage.matches()) {
            int from = Integer.parseInt(passage.group(2));
            int to = Integer.parseInt(passage.group(3));
            return from < to ? new Piece(Kind.PASSAGE, passage.group(1), from, to) : Piece.text(whole);
        }
        int slash = reference.indexOf('/');
        return slash > 0 && slash < reference.length() - 1
                ? new Piece(Kind.RECORD, reference, 0, 0)
                : Piece.text(whole);
    }
}
