package io.clew.search;

import io.clew.text.Folded;
import io.clew.text.TextFolder;
import java.util.HashSet;
import java.util.Set;

/**
 * A word to mark in texts, compared by its letters, digits and ideographs alone.
 *
 * @param letters the folded word without anything else
 * @param pairs pairs of neighbouring characters, marked where the whole does not occur; empty where only the whole counts
 * @param open whether a word of the text may go on behind it
 */
record Needle(String letters, Set<String> pairs, boolean open) {

    /** A run of text: marked whole where it occurs so, else by its pairs. */
    static Needle of(String word) {
        String letters = letters(word);
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= letters.length(); i++) {
            if (isIdeograph(letters.charAt(i)) && isIdeograph(letters.charAt(i + 1))) {
                pairs.add(letters.substring(i, i + 2));
            }
        }
        for (String latin : TextFolder.fold(word).text().split("[^\\p{L}\\p{N}]+|(?<=\\p{IsHan})|(?=\\p{IsHan})")) {
            if (!latin.isEmpty() && latin.length() < letters.length() && !isIdeograph(latin.charAt(0))) {
                pairs.add(latin);
            }
        }
        return new Needle(letters, letters.length() > 2 || !pairs.contains(letters) ? pairs : Set.of(), false);
    }

    /** Marked only where all of it occurs. */
    static Needle whole(String word) {
        return new Needle(letters(word), Set.of(), false);
    }

    static Needle beginning(String word) {
        return new Needle(letters(word), Set.of(), true);
    }

    private static String letters(String word) {
        var letters = new StringBuilder();
        TextFolder.fold(word)
                .text()
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static boolean isIdeograph(char c) {
        return Character.isIdeographic(c);
    }

    /** Adds where it occurs. */
    void find(Folded text, int kind, Fragments.Found found) {
        if (letters.isEmpty()) {
            return;
        }
        boolean any = findWhole(text, kind, found);
        if (!any) {
            pairs.forEach(pair -> findPlain(text, pair, kind, found));
        }
    }

    private boolean findWhole(Folded text, int kind, Fragments.Found found) {
        String folded = text.text();
        boolean any = false;
        char first = letters.charAt(0);
        for (int at = folded.indexOf(first); at >= 0; at = folded.indexOf(first, at + 1)) {
            int end = end(folded, at);
            if (end > at && isApart(folded, at, end)) {
                add(text, at, end, kind, found);
                any = true;
            }
        }
        return any;
    }

    /** End of the word that begins at {@code at}, passing over signs and blanks; -1 where it does not. */
    private int end(String folded, int at) {
        int i = at;
        int matched = 0;
        while (matched < letters.length()) {
            if (i >= folded.length()) {
                return -1;
            }
            char c = folded.charAt(i);
            if (c == letters.charAt(matched)) {
                matched++;
            } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || i - at > 3 * letters.length() + 3) {
                return -1;
            }
            i++;
        }
        return i;
    }

    private void findPlain(Folded text, String part, int kind, Fragments.Found found) {
        String folded = text.text();
        for (int at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
            if (isApart(folded, at, at + part.length())) {
                add(text, at, at + part.length(), kind, found);
            }
        }
    }

    /** Latin words and numbers match as a whole, not inside longer ones. */
    private boolean isApart(String folded, int start, int end) {
        boolean before = start == 0 || !sticks(folded.charAt(start)) || !sticks(folded.charAt(start - 1));
        boolean after =
                open || end == folded.length() || !sticks(folded.charAt(end - 1)) || !sticks(folded.charAt(end));
        return before && after;
    }

    private static boolean sticks(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }

    private static void add(Folded text, int start, int end, int kind, Fragments.Found found) {
        found.add(text.originalStart(start), text.originalEnd(end), kind);
    }
}
