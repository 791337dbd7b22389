package io.clew.text.find;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of words that is looked for in a stretch of text; case is ignored for ASCII. */
final class Words {

    private final Map<Character, String[]> byFirst = new HashMap<>();

    private final BitSet firsts = new BitSet();

    private Words(String[] words) {
        for (String word : words) {
            firsts.set(word.charAt(0));
            byFirst.merge(word.charAt(0), new String[] {word}, Words::joined);
        }
    }

    static Words of(String... words) {
        return new Words(words);
    }

    /** Whether a word lies wholly between {@code from} and {@code to}. */
    boolean isIn(String text, int from, int to) {
        return lastIn(text, from, to) >= 0;
    }

    /** Where the last such word begins; -1 where there is none. */
    int lastIn(String text, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            int length = lengthAt(text, i, to);
            if (length > 0) {
                return i;
            }
        }
        return -1;
    }

    /** Length of the longest word that begins here and ends by {@code to}; 0 where none does. */
    int lengthAt(String text, int at, int to) {
        char first = lower(text.charAt(at));
        if (!firsts.get(first)) {
            return 0;
        }
        String[] candidates = byFirst.get(first);
        int longest = 0;
        if (candidates != null) {
            for (String word : candidates) {
                int length = word.length();
                if (length > longest && at + length <= to && text.regionMatches(true, at, word, 0, length)) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static String[] joined(String[] some, String[] more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
