package io.clew.text.name;

import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;

/** Names of other peoples with a dot (买买提·艾力), which nothing else looks like. */
public final class DottedNameFinder implements Finder {

    private static final int MOST_PARTS = 6;

    @Override
    public void find(Passage passage) {
        for (int i = 1; i < passage.length(); i++) {
            if (passage.at(i) == '·' && Words.isHan(passage.at(i - 1))) {
                i = dotted(passage, i);
            }
        }
    }

    private static int dotted(Passage passage, int dot) {
        int from = dot;
        while (from > 0 && dot - from < 6 && Words.isHan(passage.at(from - 1)) && !passage.isTaken(from - 1)) {
            from--;
        }
        int start = from;
        for (int i = from + 1; i < dot - 1; i++) {
            start = NameRoles.before(passage, i) != null ? i : start;
        }
        int end = dot;
        for (int parts = 0; parts < MOST_PARTS && passage.at(end) == '·' && Words.isHan(passage.at(end + 1)); parts++) {
            int part = end + 1;
            while (part < passage.length()
                    && part - end <= 4
                    && Words.isHan(passage.at(part))
                    && !endsName(passage, part, end)) {
                part++;
            }
            end = part;
        }
        if (dot - start >= 2 && end - dot > 1 && passage.isFree(start, end)) {
            NameFinder.take(passage, start, end, NameRoles.before(passage, start));
            return end - 1;
        }
        return dot;
    }

    private static boolean endsName(Passage passage, int at, int dot) {
        return at > dot + 1
                && (NameWords.DOTTED_ENDS.indexOf(passage.at(at)) >= 0
                        || NameWords.BEHIND.lengthAt(passage.text, at, passage.length()) > 0);
    }
}
