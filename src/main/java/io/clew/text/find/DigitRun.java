package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.Digits;
import io.clew.text.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups of digits that stand together, parted by a space, dash or dot; each group is [start, end) in the passage. */
final class DigitRun {

    /** Digits of the longest number of an account. */
    static final int LONGEST = 34;

    /** A number said digit by digit has a group for each. */
    private static final int MOST_GROUPS = 20;

    private final Passage passage;
    private final List<int[]> groups;

    private DigitRun(Passage passage, List<int[]> groups) {
        this.passage = passage;
        this.groups = groups;
    }

    /** The run that begins here; null where none does. Cost: its length. */
    static @Nullable DigitRun at(Passage passage, int start) {
        List<int[]> groups = new ArrayList<>();
        boolean sign = passage.at(start) == '+';
        int i = sign || passage.at(start) == '(' ? start + 1 : start;
        while (i < passage.length()) {
            int end = i;
            while (Digits.value(passage.at(end)) >= 0 && !passage.isTaken(end)) {
                end++;
            }
            if (end == i) {
                break;
            }
            groups.add(new int[] {i, end});
            int gap = 0;
            while (gap < 2 && isSeparator(passage.at(end + gap), sign)) {
                gap++;
            }
            if (gap == 0 || Digits.value(passage.at(end + gap)) < 0) {
                break;
            }
            i = end + gap;
        }
        return groups.isEmpty() ? null : new DigitRun(passage, groups);
    }

    private static boolean isSeparator(char c, boolean sign) {
        return " -.·–—)_".indexOf(c) >= 0 && c != 0 || sign && c == '(';
    }

    int size() {
        return groups.size();
    }

    int start() {
        return start(0);
    }

    int end() {
        return end(size());
    }

    int start(int group) {
        return groups.get(group)[0];
    }

    /** Where the group before this one ends. */
    int end(int group) {
        return groups.get(group - 1)[1];
    }

    int width(int group) {
        return groups.get(group)[1] - groups.get(group)[0];
    }

    /** The group behind the longest number that may begin with this one; this one where its digits are too many. */
    int farthest(int from) {
        int digits = 0;
        int to = from;
        while (to < size() && to - from < MOST_GROUPS && digits + width(to) <= LONGEST) {
            digits += width(to++);
        }
        return to;
    }

    String digits(int from, int to) {
        var digits = new StringBuilder();
        for (int g = from; g < to; g++) {
            for (int i = groups.get(g)[0]; i < groups.get(g)[1]; i++) {
                digits.append((char) ('0' + Digits.value(passage.at(i))));
            }
        }
        return digits.toString();
    }

    boolean isInternational() {
        return passage.at(start() - 1) == '+';
    }

    /** 3-4-4, 4-4-3, 3-8, 7-4 and the like, or very small groups throughout. */
    boolean isPhoneLike(int from, int to) {
        if (to - from == 1) {
            return true;
        }
        boolean small = true;
        for (int g = from; g < to; g++) {
            small &= width(g) <= 2;
        }
        return small || to - from <= 4 && width(from) >= 3 && width(to - 1) >= 3;
    }

    /** An area code and a number apart, or together without any separator. */
    boolean isFixedLike(int from, int to) {
        return to - from == 1 || to - from <= 3 && (width(from) == 3 || width(from) == 4) && width(to - 1) >= 4;
    }

    /** All groups but the last of one size of four or more, or an issuer's prefix of six and the rest. */
    boolean isCardLike(int from, int to) {
        if (to - from == 1) {
            return true;
        }
        boolean prefix = width(from) == 6 && to - from <= 3;
        boolean even = width(from) == 4;
        for (int g = from; g < to - 1; g++) {
            even &= width(g) == width(from);
        }
        return prefix || even && width(to - 1) <= 7;
    }

    /** 6222 0202 0011 223: too short for a card, so that no part of it is a number either. */
    boolean isHalfCard() {
        String all = digits(0, size());
        return size() > 1 && all.startsWith("62") && all.length() < 16 && isCardLike(0, size());
    }

    /** The plus sign and the bracket before an area code belong to the mention. */
    int signStart(int start, EntityKey key) {
        char before = passage.at(start - 1);
        boolean bracket = before == '('
                && key.type().equals("phone")
                && key.value().startsWith("+86")
                && passage.text
                                .substring(start, Math.min(passage.length(), start + 5))
                                .indexOf(')')
                        > 0;
        return (before == '+' || bracket) && !passage.isTaken(start - 1) ? start - 1 : start;
    }
}
