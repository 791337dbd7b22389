package io.clew.web.search;

import io.clew.search.SearchPage.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a fragment.
 *
 * @param on whether it matched
 */
public record Piece(String text, boolean on) {

    /** Cuts a text at marks that are in order and do not overlap; the pieces put together are the text. */
    static List<Piece> cut(String text, List<Mark> marks) {
        var pieces = new ArrayList<Piece>();
        int done = 0;
        for (Mark mark : marks) {
            if (mark.start() < done || mark.end() > text.length()) {
                continue;
            }
            if (mark.start() > done) {
                pieces.add(new Piece(text.substring(done, mark.start()), false));
            }
            pieces.add(new Piece(text.substring(mark.start(), mark.end()), true));
            done = mark.end();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return pieces;
    }
}
