package io.clew.search.lucene.segment;

import io.clew.text.Analysis;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * Cuts the texts of an entry into pairs of characters and single characters.
 *
 * <p>Texts of Han characters, ASCII letters, digits and common signs, which is what rows and nearly all documents hold,
 * are cut here, many times faster than by the {@link io.clew.text.Analysis analyzers} and to the very same terms; all
 * others go to the analyzers. Not for use by two threads at a time.
 */
public final class RowCutter {

    /** Longer texts are not short. */
    public static final int LONGEST = 200;

    /** Longer texts take too much memory as terms. */
    private static final int MOST = 1 << 17;

    private static final int GAP = CutStream.GAP;

    private enum Sign {
        /** Only the analyzers know. */
        OTHER,
        HAN,
        LETTER,
        DIGIT,
        /** Parts what stands on its sides. */
        BREAK,
        /** Joins two digits or two letters. */
        POINT,
        /** Joins two digits. */
        COMMA,
        /** Parts digits. */
        COLON
    }

    private static final Sign[] SIGNS = signs();

    private final TermBuffer pairs;
    private final TermBuffer singles;
    private final boolean both;
    private boolean onlyHan;
    private boolean pairsBegun;
    private boolean singlesBegun;

    private RowCutter(TermBuffer pairs, TermBuffer singles, boolean both) {
        this.pairs = pairs;
        this.singles = singles;
        this.both = both;
    }

    public static RowCutter of(TermBuffer pairs, TermBuffer singles) {
        return new RowCutter(pairs, singles, false);
    }

    /** Puts the single characters among the pairs. */
    public static RowCutter ofTitles(TermBuffer terms) {
        return new RowCutter(terms, new TermBuffer(), true);
    }

    private static Sign[] signs() {
        Sign[] signs = new Sign[0x10000];
        Arrays.fill(signs, Sign.OTHER);
        Arrays.fill(signs, 0x4e00, 0x9fa6, Sign.HAN);
        signs['〇'] = Sign.HAN;
        Arrays.fill(signs, 'a', 'z' + 1, Sign.LETTER);
        Arrays.fill(signs, 'A', 'Z' + 1, Sign.LETTER);
        Arrays.fill(signs, '0', '9' + 1, Sign.DIGIT);
        for (char c : " \t\n\r+-/()=<>|~!?%&@$^[]{}*#\"\\→、。《》〈〉〔〕“”…—–×÷±√≤≥○‰".toCharArray()) {
            signs[c] = Sign.BREAK;
        }
        for (char c : ".'‘’".toCharArray()) {
            signs[c] = Sign.POINT;
        }
        signs[','] = Sign.COMMA;
        signs[';'] = Sign.COMMA;
        signs[':'] = Sign.COLON;
        signs['·'] = Sign.COLON;
        return signs;
    }

    /** @param onlyHan whether the pairs leave out what is not Han: it stands among the single characters too */
    public void clear(boolean onlyHan) {
        this.onlyHan = onlyHan;
        pairs.clear();
        singles.clear();
        pairsBegun = false;
        singlesBegun = false;
    }

    /**
     * Adds the terms of one text.
     *
     * @param folded what it is folded to
     */
    public void add(String text, String folded) {
        if (!isPlain(folded)) {
            slowly(text);
            return;
        }
        int pairGap = pairsBegun ? GAP + 1 : 1;
        int singleGap = singlesBegun ? GAP + 1 : 1;
        int pairsBefore = pairs.count();
        int singlesBefore = singles.count();
        for (int i = 0; i < folded.length(); ) {
            Sign sign = SIGNS[folded.charAt(i)];
            if (sign == Sign.HAN) {
                int to = i + 1;
                while (to < folded.length() && SIGNS[folded.charAt(to)] == Sign.HAN) {
                    to++;
                }
                for (int at = i; at < to; at++) {
                    singles.add(folded, at, at + 1, singleGap);
                    singleGap = 1;
                }
                pairGap = pairs(folded, i, to, pairGap);
                i = to;
            } else if (sign == Sign.LETTER || sign == Sign.DIGIT) {
                int to = wordEnd(folded, i);
                singles.add(folded, i, to, singleGap);
                singleGap = 1;
                if (onlyHan) {
                    pairGap++;
                } else {
                    pairs.add(folded, i, to, pairGap);
                    pairGap = 1;
                }
                i = to;
            } else {
                i++;
            }
        }
        pairsBegun |= pairs.count() > pairsBefore;
        singlesBegun |= singles.count() > singlesBefore;
    }

    /** Adds the pairs of a run of Han characters; returns how far behind the last one the next term stands. */
    private int pairs(String folded, int from, int to, int gap) {
        int step = gap;
        for (int at = from; at < to; at++) {
            boolean pair = at < to - 1;
            if (both) {
                pairs.add(folded, at, at + 1, step);
            }
            if (pair) {
                pairs.add(folded, at, at + 2, both ? 0 : step);
            }
            step = both || pair ? 1 : step + 1;
        }
        return step;
    }

    /** Whether a folded text is cut here, however long it is. */
    public static boolean isPlain(String folded) {
        if (folded.length() > MOST) {
            return false;
        }
        int word = 0;
        for (int i = 0; i < folded.length(); i++) {
            Sign sign = SIGNS[folded.charAt(i)];
            if (sign == Sign.OTHER
                    || (sign == Sign.COLON && (is(folded, i - 1, Sign.LETTER) || is(folded, i + 1, Sign.LETTER)))) {
                return false;
            }
            word = sign == Sign.HAN || sign == Sign.BREAK ? 0 : word + 1;
            if (word > LONGEST) {
                return false; // the analyzers cut it in pieces
            }
        }
        return true;
    }

    private static int wordEnd(String text, int from) {
        int to = from + 1;
        while (to < text.length()) {
            Sign sign = SIGNS[text.charAt(to)];
            boolean digits = is(text, to - 1, Sign.DIGIT) && is(text, to + 1, Sign.DIGIT);
            boolean letters = is(text, to - 1, Sign.LETTER) && is(text, to + 1, Sign.LETTER);
            boolean goesOn = sign == Sign.LETTER
                    || sign == Sign.DIGIT
                    || (sign == Sign.POINT && (digits || letters))
                    || (sign == Sign.COMMA && digits);
            if (!goesOn) {
                break;
            }
            to++;
        }
        return to;
    }

    private static boolean is(String text, int at, Sign sign) {
        return at >= 0 && at < text.length() && SIGNS[text.charAt(at)] == sign;
    }

    private void slowly(String text) {
        CutText cut = both ? CutText.of(Analysis.titles(), text) : CutText.pairs(text);
        pairsBegun |= add(cut, pairs, pairsBegun, onlyHan);
        singlesBegun |= add(CutText.singles(text), singles, singlesBegun, false);
    }

    private static boolean add(CutText cut, TermBuffer into, boolean begun, boolean onlyHan) {
        boolean any = false;
        int left = begun ? GAP : 0;
        for (int i = 0; i < cut.terms().length; i++) {
            BytesRef term = cut.terms()[i];
            left += cut.steps()[i];
            if (!onlyHan || isHan(term)) {
                into.add(term, left);
                left = 0;
                any = true;
            }
        }
        return any;
    }

    /** Whether a term of the pair field is of Han characters, one or two. */
    static boolean isHan(BytesRef term) {
        String text = term.utf8ToString();
        return text.codePointCount(0, text.length()) <= 2 && text.codePoints().allMatch(Character::isIdeographic);
    }
}
