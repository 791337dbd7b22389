package io.clew.text;

/** The check digit of bank cards and of device numbers, ISO/IEC 7812-1 annex B. Many bank accounts do not obey it. */
public final class Luhn {

    private Luhn() {}

    /** Whether these are digits only and their last is the right check digit. */
    public static boolean isValid(String digits) {
        if (!Digits.isDigits(digits)) {
            return false;
        }
        int sum = 0;
        for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
            int value = digits.charAt(i) - '0';
            int counted = place % 2 == 0 ? value : 2 * value;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
