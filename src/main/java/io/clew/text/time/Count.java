package io.clew.text.time;

import io.clew.text.Digits;
import java.time.DateTimeException;

/** A number up to 99 in either spelling, or two neighbours said in one breath: 两三, 十一二, 二十几. */
record Count(int least, int most) {

    /** @throws DateTimeException where the characters make no such number */
    static Count of(String spelled) {
        boolean some = spelled.endsWith("几");
        String digits = some ? spelled.substring(0, spelled.length() - 1) : spelled;
        if (Digits.isDigits(digits)) {
            int value = Integer.parseInt(digits);
            return some ? ofTens(value, spelled) : new Count(value, value);
        }
        int tens = 0;
        int i = 0;
        int ten = tenAt(digits);
        if (ten >= 0) {
            tens = tensOf(digits, ten, spelled);
            i = ten + 1;
        }
        return some ? ofTens(tens, spelled) : ones(digits.substring(i), tens, spelled);
    }

    /** Of hours 九十 is 9 and 10 in one breath, since no day has ninety. */
    static Count hours(String spelled) {
        return spelled.equals("九十") ? new Count(9, 10) : of(spelled);
    }

    /** Exactly one number. */
    static int exact(String spelled) {
        Count count = of(spelled);
        if (count.least != count.most) {
            throw wrong(spelled);
        }
        return count.least;
    }

    private static int tenAt(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if ("十廿卅".indexOf(digits.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static int tensOf(String digits, int ten, String spelled) {
        char c = digits.charAt(ten);
        if (ten > 1 || ten == 1 && c != '十') {
            throw wrong(spelled);
        }
        int count = ten == 1 ? Digits.value(digits.charAt(0)) : 1;
        return c == '十' ? 10 * count : c == '廿' ? 20 : 30;
    }

    private static Count ofTens(int tens, String spelled) {
        if (tens == 0 || tens % 10 != 0) {
            throw wrong(spelled);
        }
        return new Count(tens + 1, tens + 9);
    }

    private static Count ones(String rest, int tens, String spelled) {
        if (rest.isEmpty()) {
            return new Count(tens, tens);
        }
        int first = Digits.value(rest.charAt(0));
        if (rest.length() == 1 && first >= 0) {
            return new Count(tens + first, tens + first);
        }
        int second = rest.length() == 2 ? Digits.value(rest.charAt(1)) : -1;
        if (first == 0 && tens == 0 && second >= 0) {
            return new Count(second, second); // 零五
        }
        boolean neighbours = first > 0 && (second == first + 1 || first == 3 && second == 5);
        if (!neighbours) {
            throw wrong(spelled);
        }
        return new Count(tens + first, tens + second);
    }

    private static DateTimeException wrong(String spelled) {
        return new DateTimeException("no small number: " + spelled);
    }
}
