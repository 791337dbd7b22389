package io.clew.text;

/** Numbers of mobile devices, 3GPP TS 23.003: 14 digits and a Luhn check digit. */
public final class Imei {

    private Imei() {}

    /** Whether these are 15 digits with the right check digit and not all the same. */
    public static boolean isValid(String digits) {
        return digits.length() == 15
                && Luhn.isValid(digits)
                && digits.chars().distinct().count() > 1;
    }
}
