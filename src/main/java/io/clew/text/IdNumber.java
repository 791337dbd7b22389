package io.clew.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Numbers of the resident identity card: 18 characters by GB 11643-1999, or the 15 digits used before. */
public final class IdNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final String PROVINCES =
            " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";

    private IdNumber() {}

    /** Whether these are 18 characters with a province, a day that exists and the right check character (x or X). */
    public static boolean isValid(String number) {
        return number.length() == 18 && hasForm(number) && check(number) == Character.toUpperCase(number.charAt(17));
    }

    /** The check character for the first 17 digits: ISO 7064, MOD 11-2. */
    public static char check(String digits) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECK.charAt(sum % 11);
    }

    /**
     * The 18 characters of a valid number, X in upper case; a number of 15 digits gets its century (19) and check
     * character. Empty where province, day or check character is wrong.
     */
    public static Optional<String> normalize(String number) {
        if (number.length() == 15 && Digits.isDigits(number)) {
            String longer = number.substring(0, 6) + "19" + number.substring(6);
            return hasForm(longer + "0") ? Optional.of(longer + check(longer)) : Optional.empty();
        }
        return isValid(number) ? Optional.of(number.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    /** All but the check character: province, a day between 1850 and the year 2200, digits. */
    static boolean hasForm(String number) {
        if (!Digits.isDigits(number.substring(0, 17)) || !PROVINCES.contains(" " + number.substring(0, 2) + " ")) {
            return false;
        }
        int year = Integer.parseInt(number.substring(6, 10));
        try {
            LocalDate.of(year, Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14)));
            return year >= 1850 && year < 2200;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
