package io.clew.text.passage;

import io.clew.text.Digits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as amounts write it: {@code 12,300.50}, {@code 5.6万}, {@code 3万5}, {@code 五点二万}, {@code 5万零8},
 * {@code 2.5个w}, {@code 壹拾贰万叁仟}; read over its whole length or not at all.
 *
 * @param end offset behind everything that belongs to the number, read or not
 * @param value of a range the lower end; zero where the number was not read
 * @param unit whether a unit of ten or more is part of it (十 to 亿, k, w)
 * @param written whether it has a Chinese character: then 一 may be a part of a word
 */
public record Numeral(int start, int end, BigDecimal value, Form form, boolean unit, boolean written) {

    /** How a number was said. */
    public enum Form {
        EXACT,
        /** 两三万, 十来万, 五万多, and two numbers in one breath: 八百一千. */
        ABOUT,
        /** Characters of numbers that make none, such as digits said one by one. */
        UNREAD
    }

    private static final String UNITS = "十百千万亿拾佰仟廿卅";
    private static final String VAGUE = "多余来几";
    private static final int LONGEST = 40;

    /** Whether a number may begin here; 百, 千 and 万 alone do where they stand for about as many (千把块). */
    public static boolean canBegin(String text, int at) {
        char c = text.charAt(at);
        return Digits.value(c) >= 0 && !isSpokenOnly(c) || UNITS.indexOf(c) >= 0;
    }

    public static boolean isPart(char c) {
        return Digits.value(c) >= 0 || UNITS.indexOf(c) >= 0;
    }

    /** Reads the number that begins here, where {@link #canBegin} says so. Cost: the length of the number. */
    public static Numeral at(String text, int start) {
        var sum = new NumeralSum();
        int i = start;
        while (i < text.length()) {
            int next = step(text, start, i, sum);
            if (next == i) {
                break;
            }
            i = next;
        }
        return sum.numeral(start, i, i - start > LONGEST);
    }

    /** Takes the part of the number that begins at {@code i} into the sum; returns the offset behind it, or {@code i}. */
    private static int step(String text, int start, int i, NumeralSum sum) {
        char c = text.charAt(i);
        if (Digits.isDigit(c)) {
            int end = plainEnd(text, i);
            sum.number(text, i, end);
            return end;
        }
        if (Digits.isHanDigit(c) && !isSpokenOnly(c)) {
            sum.digit(Digits.value(c));
            return i + 1;
        }
        if (UNITS.indexOf(c) >= 0) {
            sum.unit(c);
            return i + 1;
        }
        return i == start ? i : inside(text, i, sum);
    }

    /** Marks that belong to a number only inside or behind it. */
    private static int inside(String text, int i, NumeralSum sum) {
        char c = text.charAt(i);
        char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
        if (isSlang(c) && !isLatin(next)) {
            sum.unit(c);
            return i + 1;
        }
        boolean counted = c == '个' && isSlang(next) && !isLatin(i + 2 < text.length() ? text.charAt(i + 2) : 0);
        if (counted || c == ' ' && (next == '万' || next == '亿')) {
            return i + 1;
        }
        if (c == '点' && Digits.value(next) >= 0 && !isSpokenOnly(next) && sum.canHavePoint()) {
            sum.point();
            return i + 1;
        }
        if (VAGUE.indexOf(c) >= 0 && isVague(c, next) || c == '把' && "块元个".indexOf(next) >= 0) {
            sum.about();
            return i + 1;
        }
        return i;
    }

    /** 五万多, 十来万, 千余元; but not 转了五万来还, 三万余额. */
    private static boolean isVague(char c, char next) {
        return switch (c) {
            case '来' -> next != 0 && "十百千万亿块元个".indexOf(next) >= 0;
            case '余' -> next == 0 || "额款下".indexOf(next) < 0;
            case '几' -> next == 0 || !(next == '次' || next == '个');
            default -> true;
        };
    }

    private static int plainEnd(String text, int start) {
        int end = digitsEnd(text, start);
        if (end - start <= 3) {
            while (isGroup(text, end)) {
                end += 4;
            }
        }
        boolean fraction = end + 1 < text.length() && text.charAt(end) == '.' && Digits.isDigit(text.charAt(end + 1));
        return fraction ? digitsEnd(text, end + 1) : end;
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Digits.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isGroup(String text, int comma) {
        return comma + 3 < text.length()
                && text.charAt(comma) == ','
                && Digits.isDigit(text.charAt(comma + 1))
                && Digits.isDigit(text.charAt(comma + 2))
                && Digits.isDigit(text.charAt(comma + 3))
                && !(comma + 4 < text.length() && Digits.isDigit(text.charAt(comma + 4)));
    }

    /** Digits that only telephone numbers are spelled with. */
    private static boolean isSpokenOnly(char c) {
        return c == '洞' || c == '拐' || c == '勾' || c == '○' || c == '幺';
    }

    static boolean isSlang(char c) {
        return c == 'k' || c == 'K' || c == 'w' || c == 'W';
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    boolean isExact() {
        return form == Form.EXACT;
    }

    public boolean isRead() {
        return form != Form.UNREAD;
    }

    /** Whether it ends in k or w. */
    public boolean isSlang(String text) {
        return isSlang(text.charAt(end - 1));
    }

    /** Digits before the point; a number of many is no amount. */
    public int places(String text) {
        int count = 0;
        for (int i = start; i < end && text.charAt(i) != '.'; i++) {
            count += Digits.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    /** As {@link #at}, for a place where perhaps none begins. */
    public static @Nullable Numeral ifAny(String text, int at) {
        return at < text.length() && canBegin(text, at) ? at(text, at) : null;
    }
}
