package io.clew.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each code point is folded to, alone: compatibility form, then Simplified, then lower case.
 *
 * <p>A code point in the basic plane that folds to one char is an entry of {@code plain}; every other change (longer,
 * shorter or outside the basic plane) is in {@code others}, marked in {@code plain} by {@link #ELSEWHERE}.
 */
final class FoldTable {

    /** Not a character in Unicode, so no entry can mean it. */
    static final char ELSEWHERE = '\uffff';

    private static final int[][] SUPPLEMENTARY = {
        {0x1D400, 0x1D7FF},
        {0x1EE00, 0x1EEFF},
        {0x1F100, 0x1F2FF},
        {0x1FBF0, 0x1FBF9},
        {0x20000, 0x2FA1F},
        {0x10400, 0x10427},
        {0xE0100, 0xE01EF}
    };

    static final FoldTable LOWER = new FoldTable(true);
    static final FoldTable CASED = new FoldTable(false);

    private final char[] plain = new char[0x10000];
    private final Map<Integer, String> others = new HashMap<>();

    private FoldTable(boolean lower) {
        Map<Integer, Integer> simplified = readPairs();
        for (int c = 0; c < plain.length; c++) {
            plain[c] = (char) c;
            if (!Character.isSurrogate((char) c) && c != ELSEWHERE) {
                put(c, fold(c, simplified, lower));
            }
        }
        plain[ELSEWHERE] = ELSEWHERE;
        for (int[] range : SUPPLEMENTARY) {
            for (int c = range[0]; c <= range[1]; c++) {
                put(c, fold(c, simplified, lower));
            }
        }
    }

    private void put(int c, String folded) {
        if (c < plain.length && folded.length() == 1) {
            plain[c] = folded.charAt(0);
        } else if (!folded.equals(Character.toString(c))) {
            others.put(c, folded);
            if (c < plain.length) {
                plain[c] = ELSEWHERE;
            }
        }
    }

    /** What a char folds to, or {@link #ELSEWHERE} where {@link #other} knows; surrogates fold to themselves here. */
    char plain(char c) {
        return plain[c];
    }

    /** Whether a char stays as it is whatever stands beside it; false for some of which only {@link #plain} knows. */
    boolean keeps(char c) {
        return plain[c] == c && c != '(' && c != ELSEWHERE && !Character.isSurrogate(c);
    }

    /** What a code point folds to that {@link #plain} does not hold. */
    String other(int codePoint) {
        String found = others.get(codePoint);
        return found == null ? Character.toString(codePoint) : found;
    }

    /** Every code point that changes and what it becomes, in order of code points. */
    Map<String, String> changes() {
        Map<Integer, String> ordered = new TreeMap<>(others);
        for (int c = 0; c < plain.length; c++) {
            if (plain[c] != c && plain[c] != ELSEWHERE) {
                ordered.put(c, String.valueOf(plain[c]));
            }
        }
        Map<String, String> changes = new java.util.LinkedHashMap<>();
        ordered.forEach((from, to) -> changes.put(Character.toString(from), to));
        return changes;
    }

    private static String fold(int c, Map<Integer, Integer> simplified, boolean lower) {
        if (isInvisible(c)) {
            return "";
        }
        String compatible = compatible(c);
        if (compatible.codePointCount(0, compatible.length()) > 1) {
            return lower ? compatible.toLowerCase(java.util.Locale.ROOT) : compatible;
        }
        int one = compatible.codePointAt(0);
        for (Integer next = simplified.get(one); next != null; next = simplified.get(one)) {
            one = next;
        }
        return Character.toString(lower ? Character.toLowerCase(one) : one);
    }

    /**
     * The compatibility form where it is one code point, or letters or digits only (㎏, ⑩). Others, such as ⑽ or ㍿,
     * would let a token begin or end inside one original character, so they stay.
     */
    private static String compatible(int c) {
        String self = Character.toString(c);
        if (Normalizer.isNormalized(self, Normalizer.Form.NFKC)) {
            return self;
        }
        String folded = Normalizer.normalize(self, Normalizer.Form.NFKC);
        boolean one = folded.codePointCount(0, folded.length()) == 1;
        return one || folded.matches("[A-Za-z]+|[0-9]+") ? folded : self;
    }

    /** Characters that show nothing: often slipped into a word so that it is not found. */
    private static boolean isInvisible(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || c >= 0x180B && c <= 0x180F
                || c >= 0x200B && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF
                || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static Map<Integer, Integer> readPairs() {
        Map<Integer, Integer> pairs = new HashMap<>();
        try (InputStream in = FoldTable.class.getResourceAsStream("/text/traditional.txt")) {
            if (in == null) {
                throw new IllegalStateException("text/traditional.txt is missing from the build");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int from = line.codePointAt(0);
                    pairs.put(from, line.codePointAt(Character.charCount(from)));
                }
            }
            return pairs;
        } catch (IOException e) {
            throw new UncheckedIOException("text/traditional.txt cannot be read", e);
        }
    }
}
