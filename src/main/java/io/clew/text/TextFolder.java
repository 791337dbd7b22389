package io.clew.text;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings a text to the one form in which it is searched, and keeps the way back.
 *
 * <p>Pinyin that a conversion glued behind a character, as in {@code 實戰(zhàn)}, is dropped; width and compatibility
 * forms, Traditional characters and upper case are folded; characters that do not show are dropped. Each code point is
 * folded alone, so that engines which only know a mapping of characters ({@link #mappings()}, after removing {@link
 * #GLUED_PINYIN}) come to the same text. Anything may be folded: broken surrogates, U+FFFD and control characters stay
 * as they are. O(n).
 */
public final class TextFolder {

    private static final String TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ\\u0300\\u0301\\u0304\\u030c\\ufffd";

    /**
     * The glued pinyin as a regular expression, toned or with the number of its tone; U+FFFD stands for a vowel whose bytes were broken. U+20000 is Han anyway:
     * naming it makes the look-behind step over surrogate pairs.
     */
    public static final String GLUED_PINYIN =
            "(?<=[\\p{IsHan}\ud840\udc00])(?:[(（][ \\u3000]?(?:(?=[^)）]*[" + TONED + "])[A-Za-zɑɡüÜê" + TONED
                    + "]{1,9}|(?:[bpmfdtnlghjkqxzcsrwy]|[zcs]h)[aeiouü][aeiou]{0,2}(?:ng?)?[1-5])[ \\u3000]?[)）])+";

    private static final Pattern GLUED = Pattern.compile(GLUED_PINYIN);

    private static final int LONGEST = 256;

    private TextFolder() {}

    /** Folds for searching. */
    public static Folded fold(String original) {
        return fold(original, FoldTable.LOWER);
    }

    /** As {@link #fold}, but keeps upper case: what is read from addresses and wallets may depend on it. */
    public static Folded foldKeepingCase(String original) {
        return fold(original, FoldTable.CASED);
    }

    /** Every character that folding changes, and what it becomes (empty where it is dropped), by code point. */
    public static Map<String, String> mappings() {
        return FoldTable.LOWER.changes();
    }

    private static Folded fold(String original, FoldTable table) {
        int length = original.length();
        int same = 0;
        while (same < length && table.keeps(original.charAt(same))) {
            same++;
        }
        if (same == length) {
            return new Folded(original, original, null);
        }
        var out = new Output(length);
        for (int i = 0; i < length; ) {
            char c = original.charAt(i);
            if ((c == '(' || c == '\uff08') && i > 0 && isHanBefore(original, i)) {
                int end = gluedPinyinEnd(original, i);
                if (end > i) {
                    out.part();
                    i = end;
                    continue;
                }
            }
            char folded = table.plain(c);
            if (folded != FoldTable.ELSEWHERE && !Character.isHighSurrogate(c)) {
                out.put(folded, i++);
            } else {
                int point = original.codePointAt(i);
                int next = i + Character.charCount(point);
                out.put(table.other(point), i, next - i);
                i = next;
            }
        }
        return out.folded(original);
    }

    private static boolean isHanBefore(String text, int at) {
        return Character.UnicodeScript.of(text.codePointBefore(at)) == Character.UnicodeScript.HAN;
    }

    /** End of one or more glued syllables that begin at {@code open}; {@code open} where there is none. */
    private static int gluedPinyinEnd(String text, int open) {
        Matcher glued = GLUED.matcher(text)
                .region(open, Math.min(text.length(), open + LONGEST))
                .useTransparentBounds(true);
        return glued.lookingAt() ? glued.end() : open;
    }

    /** The folded chars and, from the first place where the two texts part, the original offset of each. */
    private static final class Output {

        private char[] chars;
        private int size;
        private int @Nullable [] starts;

        Output(int expected) {
            chars = new char[expected];
        }

        void put(char c, int start) {
            if (size == chars.length) {
                grow(size + 1);
            }
            if (starts != null) {
                starts[size] = start;
            }
            chars[size++] = c;
        }

        void put(String folded, int start, int originalLength) {
            if (folded.length() != originalLength) {
                part();
            }
            for (int i = 0; i < folded.length(); i++) {
                put(folded.charAt(i), start);
            }
        }

        /** From here on the two texts do not align. */
        void part() {
            if (starts == null) {
                int[] identity = new int[chars.length];
                Arrays.setAll(identity, i -> i);
                starts = identity;
            }
        }

        private void grow(int least) {
            chars = Arrays.copyOf(chars, Math.max(least, chars.length + chars.length / 2 + 16));
            if (starts != null) {
                starts = Arrays.copyOf(starts, chars.length);
            }
        }

        Folded folded(String original) {
            return new Folded(original, new String(chars, 0, size), starts);
        }
    }
}
