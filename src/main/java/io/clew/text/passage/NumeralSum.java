package io.clew.text.passage;

import io.clew.text.Digits;
import java.math.BigDecimal;

/**
 * The sum of a number while its parts are read: whole 万 and 亿, the section below, and the digits that wait for their
 * unit. Parts that do not fit make the number {@link Numeral.Form#UNREAD}, and two numbers in one
 * {@link Numeral.Form#ABOUT} with the first of them.
 */
final class NumeralSum {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal K = BigDecimal.valueOf(1_000);
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private BigDecimal high = NONE;
    private BigDecimal lastHigh = NONE;
    private BigDecimal section = NONE;
    /** The last unit below 万 of this section; zero before the first. */
    private BigDecimal lastLow = NONE;

    private BigDecimal waiting = NONE;
    /** Digits of {@link #waiting}; 0 where nothing waits. */
    private int width;

    private boolean plain;
    private boolean zero;
    private boolean decimal;
    private boolean decimals;
    private boolean about;
    private boolean unread;
    private boolean two;
    private boolean unit;
    private boolean written;

    /** Digits as machines write them, with commas and a fraction perhaps. */
    void number(String text, int start, int end) {
        if (two) {
            return;
        }
        if (decimals) {
            for (int i = start; i < end; i++) {
                decimalDigit(Digits.value(text.charAt(i)));
            }
            return;
        }
        if (width > 0 || end - start > 20) {
            unread = true;
            return;
        }
        String digits = text.substring(start, end).replace(",", "");
        waiting = new BigDecimal(digits);
        decimal = digits.indexOf('.') >= 0;
        width = digits.length();
        plain = true;
        unread |= decimal && unit;
    }

    /** A digit spelled as a word. */
    void digit(int value) {
        written = true;
        if (two) {
            return;
        }
        if (decimals) {
            decimalDigit(value);
        } else if (value == 0 && unit) {
            unread |= width > 0;
            zero = true;
        } else if (width == 0) {
            waiting = BigDecimal.valueOf(value);
            width = 1;
            plain = false;
        } else {
            int before = waiting.intValue();
            boolean range = !plain && !about && width == 1 && (value == before + 1 || before == 3 && value == 5);
            about |= range;
            unread |= !range;
        }
    }

    private void decimalDigit(int value) {
        if (value < 0 || width > 8) {
            unread = true;
            return;
        }
        waiting = waiting.add(BigDecimal.valueOf(value, width));
        width++;
    }

    boolean canHavePoint() {
        return !decimals && !decimal && !two && (width > 0 || lastLow.equals(BigDecimal.TEN)) && high.signum() == 0;
    }

    /** 五点二, 十二点六: what was read so far counts whole. */
    void point() {
        waiting = section.add(waiting);
        unread |= lastLow.compareTo(BigDecimal.TEN) > 0;
        section = NONE;
        lastLow = NONE;
        width = 1;
        decimals = true;
        decimal = true;
        written = true;
    }

    void about() {
        about = true;
    }

    void unit(char c) {
        written |= !Numeral.isSlang(c);
        if (two) {
            return;
        }
        switch (c) {
            case '廿', '卅' -> tens(c == '廿' ? 20 : 30);
            case '万', 'w', 'W' -> high(WAN);
            case '亿' -> high(YI);
            case '十', '拾' -> low(BigDecimal.TEN);
            case '百', '佰' -> low(BigDecimal.valueOf(100));
            default -> low(K);
        }
        unit = true;
    }

    private void tens(int value) {
        unread |= width > 0 || lastLow.equals(BigDecimal.TEN);
        section = section.add(BigDecimal.valueOf(value));
        lastLow = BigDecimal.TEN;
    }

    private void low(BigDecimal size) {
        if (lastLow.signum() > 0 && size.compareTo(lastLow) >= 0) {
            second();
            return;
        }
        unread |= decimal && (section.signum() > 0 || high.signum() > 0);
        if (width == 0) {
            boolean ten = size.equals(BigDecimal.TEN);
            about |= !ten; // 千把块
            waiting = BigDecimal.ONE;
        }
        section = section.add(waiting.multiply(size));
        lastLow = size;
        settled();
    }

    private void high(BigDecimal size) {
        boolean over = lastHigh.equals(WAN) && size.equals(YI) && section.signum() == 0 && width == 0;
        boolean falls = lastHigh.signum() == 0 || size.compareTo(lastHigh) < 0;
        boolean loose =
                width > 0 && !zero && lastLow.compareTo(BigDecimal.TEN) > 0 && waiting.compareTo(BigDecimal.TEN) < 0;
        if (!over && !falls || loose) {
            second();
            return;
        }
        BigDecimal whole = section.add(width > 0 ? waiting : NONE);
        unread |= decimal && section.signum() > 0 || decimal && high.signum() > 0;
        if (whole.signum() == 0 && !over) {
            about = true; // 万把块
            whole = BigDecimal.ONE;
        }
        high = over ? high.multiply(size) : high.add(whole.multiply(size));
        lastHigh = size;
        section = NONE;
        lastLow = NONE;
        settled();
    }

    private void settled() {
        waiting = NONE;
        width = 0;
        zero = false;
        decimals = false;
    }

    /** 八百一千, 5千1万: a second number begins where the first had no word behind it. */
    private void second() {
        two = true;
        about = true;
        width = 0;
        waiting = NONE;
    }

    Numeral numeral(int start, int end, boolean tooLong) {
        BigDecimal value = high.add(section).add(tail());
        boolean fails = unread || tooLong || zero && width == 0 && unit;
        var form = fails ? Numeral.Form.UNREAD : about ? Numeral.Form.ABOUT : Numeral.Form.EXACT;
        return new Numeral(start, end, fails ? NONE : value, form, unit, written);
    }

    /** A lone digit behind a unit counts the next lower one: 3万5 is 35,000, 三千五 is 3,500; 5万零8 is 50,008. */
    private BigDecimal tail() {
        if (width == 0 || !unit) {
            return waiting;
        }
        BigDecimal last = lastLow.signum() > 0 ? lastLow : lastHigh;
        if (decimal) {
            unread = true; // 3万5.5
            return waiting;
        }
        if (zero || last.equals(BigDecimal.TEN)) {
            unread |= waiting.compareTo(last) >= 0;
            return waiting;
        }
        if (width == 1) {
            return waiting.multiply(last).movePointLeft(1);
        }
        unread |= width != last.precision() - 1; // 3千500, but not 3万50
        return waiting;
    }
}
