package io.clew.text.time;

import io.clew.text.Digits;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Numeral;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.regex.Matcher;

/**
 * Days and times of day, as text writes them, resolved in Asia/Shanghai.
 *
 * <p>What is left out is taken from the date named before in the text (当日, 次日, 同月5日, 20时许), else from the day on
 * which the text was written; a day and month without any year is the last one that is not after that day. Days of the
 * old calendar, feasts, numbers that make no time, and times that would lie behind the telling are left alone, and what
 * counts from them with them.
 */
public final class TimeFinder implements Finder {

    /** Longest expression of a time. */
    private static final int REACH = 48;

    private static final String LUNAR_BEGINNINGS = "农阴旧闰正腊冬大年初";

    @Override
    public void find(Passage passage) {
        var reading = new TimeReading(passage);
        String text = passage.text;
        Matcher lunar = TimePatterns.LUNAR.matcher(text).useTransparentBounds(true);
        for (int i = 0; i < text.length(); i++) {
            if (passage.isTaken(i)) {
                continue;
            }
            int unclear = unclearEnd(text, i, lunar);
            if (unclear > i) {
                i = reading.leave(i, unclear) - 1;
            } else if (canBegin(text, i)) {
                i = Math.max(i, reading.read(i) - 1);
            }
        }
    }

    /** The end of a day that cannot be turned into a date and begins here; {@code at} where none does. */
    private static int unclearEnd(String text, int at, Matcher lunar) {
        if (mayBeLunar(text, at) && !isNumberInside(text, at)) {
            lunar.region(at, Math.min(text.length(), at + REACH));
            if (lunar.lookingAt()) {
                return lunar.end();
            }
        }
        int feast = TimePatterns.FEASTS.lengthAt(text, at, text.length());
        if (feast == 0 || isNumberInside(text, at)) {
            return at;
        }
        int behind =
                at + feast < text.length() ? TimePatterns.FEAST_BEHIND.lengthAt(text, at + feast, text.length()) : 0;
        return behind > 0 ? at + feast : at;
    }

    private static boolean mayBeLunar(String text, int at) {
        char c = text.charAt(at);
        if (Numeral.isPart(c)) {
            int month = text.indexOf('月', at, Math.min(text.length(), at + 4));
            return month > 0 && month + 1 < text.length() && text.charAt(month + 1) == '初';
        }
        return c >= 0x80 && LUNAR_BEGINNINGS.indexOf(c) >= 0;
    }

    private static boolean isNumberInside(String text, int at) {
        char before = at == 0 ? 0 : text.charAt(at - 1);
        return Numeral.isPart(text.charAt(at)) && Numeral.isPart(before)
                || Digits.isDigit(text.charAt(at)) && Words.isWordChar(before);
    }

    private static boolean canBegin(String text, int i) {
        char c = text.charAt(i);
        char before = i == 0 ? 0 : text.charAt(i - 1);
        if (Digits.isDigit(c)) {
            return !Words.isWordChar(before)
                    && !(before == '.' && i > 1 && Digits.isDigit(text.charAt(i - 2)))
                    && isFollowedByUnit(text, i);
        }
        if (Digits.isHanDigit(c) || c == '十' || c == '廿') {
            return !Digits.isHanDigit(before) && before != '十' && before != '第' && isFollowedByUnit(text, i);
        }
        return TimePatterns.BEGINNINGS.lengthAt(text, i, text.length()) > 0;
    }

    /** Most numbers in a text are no times: the character behind the digits says so at once. */
    private static boolean isFollowedByUnit(String text, int start) {
        int end = start + 1;
        int most = Math.min(text.length(), start + 16);
        while (end < most && (Digits.value(text.charAt(end)) >= 0 || "十廿卅几".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        int length = end - start;
        if (length == 14) {
            return !isNumber(text, start, end);
        }
        if (length == 8 && end < text.length() && text.charAt(end) == 'T') {
            return true;
        }
        return end < text.length() && length <= 8 && "年月日号时点天个小周星礼刻分:-/. ".indexOf(text.charAt(end)) >= 0;
    }

    /** Whether fourteen digits are the number of something: serial numbers begin with a time, too. */
    private static boolean isNumber(String text, int start, int end) {
        int at = start;
        int least = Math.max(0, start - 12);
        while (at > least && " :(为是\"“".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return TimePatterns.NUMBERED.endAt(text, at, 3)
                || end < text.length() && "号账帐卡户".indexOf(text.charAt(end)) >= 0;
    }
}
