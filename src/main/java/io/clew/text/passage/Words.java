package io.clew.text.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of words that is looked for in a stretch of text; case is ignored for ASCII. */
public final class Words {

    private final Map<Character, String[]> byFirst = new HashMap<>();

    /** First characters of the words, in both cases of ASCII. */
    private final boolean[] firsts = new boolean[0x10000];

    private Words(String[] words) {
        for (String word : words) {
            char first = lower(word.charAt(0));
            firsts[first] = true;
            firsts[Character.toUpperCase(first)] = true;
            byFirst.merge(first, new String[] {word}, Words::joined);
        }
    }

    public static Words of(String... words) {
        return new Words(words);
    }

    /** The words of some lists of a file of named lists. */
    public static Words named(Map<String, List<String>> lists, String... names) {
        List<String> words = new ArrayList<>();
        for (String name : names) {
            List<String> list = lists.get(name);
            if (list == null) {
                throw new IllegalArgumentException("no such list of words: '" + name + "'");
            }
            words.addAll(list);
        }
        return of(words.toArray(String[]::new));
    }

    /** Whether a word ends just here, beginning no further back than {@code reach} characters. */
    public boolean endAt(String text, int end, int reach) {
        for (int i = Math.max(0, end - reach); i < end; i++) {
            if (lengthAt(text, i, end) == end - i) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word lies wholly between {@code from} and {@code to}. */
    public boolean isIn(String text, int from, int to) {
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
    public int lengthAt(String text, int at, int to) {
        char first = text.charAt(at);
        if (!firsts[first]) {
            return 0;
        }
        String[] candidates = byFirst.get(lower(first));
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
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    public static boolean isHan(char c) {
        return c >= '\u4e00' && c < '\ua000' || c == '〇';
    }

    /** A digit or letter of ASCII. */
    public static boolean isWordChar(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
