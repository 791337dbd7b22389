package io.clew.text;

/** Unified social credit codes of organisations, GB 32100-2015. */
public final class Uscc {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private Uscc() {}

    /** Whether these are 18 characters of the alphabet (upper case) with the right check character. */
    public static boolean isValid(String code) {
        if (code.length() != 18 || !Digits.isDigits(code.substring(2, 8))) {
            return false;
        }
        for (int i = 0; i < 18; i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return false;
            }
        }
        return check(code) == code.charAt(17);
    }

    /** The check character for the first 17: weights 3^i mod 31. */
    public static char check(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
