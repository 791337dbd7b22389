package io.clew.text.name;

import io.clew.text.WordList;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;

/**
 * Names that have no surname and are put together of parts that other names use too (尼玛次仁): two parts in a row are a
 * name; read part by part, the first would be cut off as a surname and its given name.
 */
public final class ComposedNameFinder implements Finder {

    private static final Words PARTS = Words.of(WordList.words("name-parts.txt").toArray(String[]::new));
    private static final int MOST_PARTS = 4;

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); i++) {
            int end = end(passage, i);
            if (end > i && passage.isFree(i, end)) {
                NameFinder.take(passage, i, end, NameRoles.before(passage, i));
                i = end - 1;
            }
        }
    }

    /** Behind the name that begins here; where it begins if none does. */
    private static int end(Passage passage, int start) {
        int at = start;
        int parts = 0;
        while (parts < MOST_PARTS && at < passage.length()) {
            int length = PARTS.lengthAt(passage.text, at, passage.length());
            if (length == 0) {
                break;
            }
            at += length;
            parts++;
        }
        boolean told = parts == 1 && at - start >= 2 && NameRoles.before(passage, start) != null && isEnd(passage, at);
        return parts >= 2 || told ? at : start;
    }

    private static boolean isEnd(Passage passage, int at) {
        return at >= passage.length()
                || !Words.isHan(passage.at(at))
                || NameWords.BEHIND.lengthAt(passage.text, at, passage.length()) > 0;
    }
}
