package io.clew.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A folded text and the way back to the original, in UTF-16 offsets.
 *
 * <p>What folding removed (glued pinyin, characters that do not show) belongs to no folded character: it lies between
 * the end of one and the start of the next.
 */
public final class Folded {

    private final String original;
    private final String text;
    private final int @Nullable [] starts; // original offset of each folded char; null where both texts align

    Folded(String original, String text, int @Nullable [] starts) {
        this.original = original;
        this.text = text;
        this.starts = starts;
    }

    public String text() {
        return text;
    }

    public String original() {
        return original;
    }

    /**
     * Where in the original the folded character at {@code offset} begins; never inside a surrogate pair.
     *
     * @param offset 0 to the length of the folded text; the length gives the length of the original
     */
    public int originalStart(int offset) {
        if (offset >= text.length()) {
            return original.length();
        }
        int start = starts == null ? offset : starts[offset];
        return splitsPair(start) ? start - 1 : start;
    }

    /**
     * Where in the original the folded text before {@code offset} ends; never inside a surrogate pair.
     *
     * @param offset 0 to the length of the folded text, excluded as ends are
     */
    public int originalEnd(int offset) {
        if (offset <= 0) {
            return 0;
        }
        int start = originalStart(Math.min(offset, text.length()) - 1);
        return start >= original.length() ? start : start + Character.charCount(original.codePointAt(start));
    }

    /** The first folded offset whose character begins at or after {@code originalOffset}; the length where none does. */
    public int foldedStart(int originalOffset) {
        if (starts == null) {
            return Math.min(Math.max(originalOffset, 0), text.length());
        }
        int found = Arrays.binarySearch(starts, 0, text.length(), originalOffset);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && starts[found - 1] == originalOffset) {
            found--;
        }
        return found;
    }

    private boolean splitsPair(int at) {
        return at > 0
                && at < original.length()
                && Character.isLowSurrogate(original.charAt(at))
                && Character.isHighSurrogate(original.charAt(at - 1));
    }
}
