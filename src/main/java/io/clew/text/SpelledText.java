package io.clew.text;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The digits, or the letters and digits, that a text spells in whatever way, each with its place: widths, scripts,
 * numerals, groups, signs and words between them do not count.
 *
 * <p>Made for hiding: it reads a number wherever its digits follow each other closely enough, without asking what they
 * are likely to mean, as {@code text.find} does.
 */
public final class SpelledText {

    /** What stands between two digits of one number at most, in UTF-16 units: 卡号前面是6299 0202，后面是0011. */
    static final int WORDS = 14;

    /** What stands between two letters of one name at most. */
    private static final int BLANKS = 3;

    private final Folded folded;
    private final StringBuilder signs = new StringBuilder();
    private final int[] places;
    private final int gap;

    private SpelledText(String text, boolean digits) {
        folded = TextFolder.fold(text);
        gap = digits ? WORDS : BLANKS;
        String read = folded.text();
        places = new int[read.length()];
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            int value = digits ? digit(c) : -1;
            boolean letter = !digits && (Character.isLetterOrDigit(c) || Character.isSurrogate(c));
            if (value >= 0 || letter) {
                places[signs.length()] = i;
                signs.append(letter ? c : (char) ('0' + value));
            }
        }
    }

    public static SpelledText digits(String text) {
        return new SpelledText(text, true);
    }

    public static SpelledText letters(String text) {
        return new SpelledText(text, false);
    }

    /** The value of a digit in any script or form, such as ❸ or ٣; -1 for any other character. */
    public static int digit(char c) {
        int value = c == '参' ? 3 : Digits.value(c); // 參, an ordinary word elsewhere
        return value >= 0 || c < 0x80 ? value : unusual(c);
    }

    @SuppressWarnings("CharacterGetNumericValue") // letters are left out
    private static int unusual(char c) {
        int numeric = Character.isLetter(c) ? -1 : Character.getNumericValue(c);
        return numeric <= 9 ? numeric : -1;
    }

    /** What counts of the text, folded. */
    public String signs() {
        return signs.toString();
    }

    int size() {
        return signs.length();
    }

    /** The characters between a sign and the one before it. */
    String before(int sign) {
        return sign == 0 ? "" : folded.text().substring(places[sign - 1] + 1, places[sign]);
    }

    /** Whether an X as the last of an identity card's signs stands behind this sign. */
    boolean isXBehind(int sign) {
        String text = folded.text();
        int at = places[sign] + 1;
        while (at < text.length() && at - places[sign] <= BLANKS && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == 'x';
    }

    /**
     * Where these values are spelled, in UTF-16 units of the original: their signs but the first {@code front} and the
     * last {@code behind} of each, and all of what is too short for that. O(length of the text) for each length that a
     * value has.
     */
    public BitSet hiding(Collection<String> values, int front, int behind) {
        Map<Integer, Set<String>> byLength = new TreeMap<>();
        for (String value : values) {
            byLength.computeIfAbsent(core(value).length(), none -> new HashSet<>())
                    .add(value);
        }
        var hidden = new BitSet();
        byLength.forEach((length, some) -> {
            for (int from = 0; from + length <= size(); from++) {
                String here = signs.substring(from, from + length);
                boolean x = some.contains(here + "X") && isXBehind(from + length - 1);
                if ((x || some.contains(here)) && isClose(from, from + length)) {
                    hide(hidden, from, from + length, front, x ? behind - 1 : behind);
                }
            }
        });
        return hidden;
    }

    private static String core(String value) {
        return value.endsWith("X") ? value.substring(0, value.length() - 1) : value;
    }

    private boolean isClose(int from, int to) {
        for (int sign = from + 1; sign < to; sign++) {
            if (places[sign] - places[sign - 1] - 1 > gap) {
                return false;
            }
        }
        return true;
    }

    private void hide(BitSet hidden, int from, int to, int front, int behind) {
        boolean whole = to - from <= front + behind;
        for (int sign = whole ? from : from + front; sign < (whole ? to : to - behind); sign++) {
            hidden.set(folded.originalStart(places[sign]), folded.originalEnd(places[sign] + 1));
        }
    }
}
