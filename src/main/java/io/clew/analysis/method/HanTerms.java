package io.clew.analysis.method;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The runs of one to three neighbouring Chinese characters of a text, each with the first place where it stands. Signs,
 * digits and Latin letters part them: who it was and how much say nothing about how it was done. Those of the beginning, where
 * a caller says who they claim to be, stand once more with {@link #BEGINS} before them. O(n).
 */
public final class HanTerms {

    private static final int LONGEST_TERM = 3;

    /** Characters that are read; what follows tells no other kind. */
    private static final int LONGEST_TEXT = 20_000;

    /** Marks a term of the first {@link #BEGINNING} characters. */
    static final String BEGINS = "^";

    private static final int BEGINNING = 80;

    private HanTerms() {}

    /** @param folded a text without Traditional forms, as {@code TextFolder} gives it */
    public static Map<String, Integer> of(String folded) {
        var terms = new LinkedHashMap<String, Integer>();
        int end = Math.min(folded.length(), LONGEST_TEXT);
        for (int i = 0; i < end; i++) {
            for (int n = 1; n <= LONGEST_TERM && i + n <= end && isHan(folded.charAt(i + n - 1)); n++) {
                String term = folded.substring(i, i + n);
                terms.putIfAbsent(term, i);
                if (i < BEGINNING) {
                    terms.putIfAbsent(BEGINS + term, i);
                }
            }
        }
        return terms;
    }

    private static boolean isHan(char one) {
        return one >= '\u4e00' && one <= '\u9fff';
    }
}
