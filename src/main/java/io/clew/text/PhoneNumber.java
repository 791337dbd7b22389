package io.clew.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a telephone number to E.164; short and service numbers, which have none, stay as they are dialled. */
public final class PhoneNumber {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern FIXED = Pattern.compile("0(?:10|2\\d|[3-9]\\d{2})[1-9]\\d{6,7}");
    private static final Pattern TOLL_FREE = Pattern.compile("[48]00[1-9]\\d{6}");
    private static final Pattern SERVICE =
            Pattern.compile("95\\d{3,6}|96\\d{3,4}|100\\d{2,3}|1010\\d{4}|12\\d{3}|1[12]\\d|106\\d{5,14}");

    /** Prefixes for dialling over another carrier; call records keep them before the number. */
    private static final Pattern CARRIER = Pattern.compile("(?:179\\d{2}|12593|10193)(?=0\\d{9}|1[3-9]\\d{9}$)");

    /** A fixed line with its area code, and an extension behind a dash. */
    private static final Pattern EXTENDED =
            Pattern.compile("((?:\\+?86[ -]?)?\\(?0\\d{2,3}\\)?[ -]?[1-9]\\d{6,7})\\s*[-–—~]\\s*\\d{1,6}");

    private PhoneNumber() {}

    /**
     * Returns the number without a country code as Chinese, such as {@code +8613812345678}.
     *
     * @param written folded; may hold spaces, dashes, brackets, Chinese numerals, {@code +}, an extension
     * @return empty where what is left is not 3 to 15 digits
     */
    public static Optional<String> normalize(String written) {
        String text = withoutExtension(written.strip());
        boolean plus = text.startsWith("+");
        String digits = Digits.only(text);
        if (!text.matches("\\+?[\\d\\p{IsHan}\\s()\\[\\]._·/–—~-]+") || hasOtherHan(text)) {
            return Optional.empty();
        }
        if (plus || digits.startsWith("00") && digits.length() > 10) {
            String international = plus ? digits : digits.substring(2);
            return international.length() < 7 || international.length() > 15
                    ? Optional.empty()
                    : Optional.of("+" + withoutTrunkZero(international));
        }
        String dialled = CARRIER.matcher(digits).replaceFirst("");
        if (dialled.matches("86(?:0?1[3-9]\\d{9}|0?(?:10|2\\d|[3-9]\\d{2})\\d{7,8}|[48]00\\d{7})")
                && dialled.length() >= 12) {
            return Optional.of("+" + withoutTrunkZero(dialled));
        }
        if (dialled.matches("0?1[3-9]\\d{9}")) {
            return Optional.of("+86" + dialled.substring(dialled.length() - 11));
        }
        if (isFixed(dialled)) {
            return Optional.of("+86" + dialled.substring(1));
        }
        if (dialled.matches("1\\d{10}") && !isService(dialled)
                || TOLL_FREE.matcher(dialled).matches()) {
            return Optional.of("+86" + dialled);
        }
        return dialled.length() < 3 || dialled.length() > 15 ? Optional.empty() : Optional.of(dialled);
    }

    /** A mobile number of the ranges in use, 11 digits. */
    public static boolean isMobile(String digits) {
        return digits.length() == 11 && MOBILE.matcher(digits).matches();
    }

    /** A fixed line with its area code and trunk zero. */
    public static boolean isFixed(String digits) {
        if (digits.length() < 10 || digits.length() > 12 || digits.charAt(0) != '0') {
            return false;
        }
        Matcher fixed = FIXED.matcher(digits);
        boolean twoDigitArea = digits.startsWith("010") || digits.startsWith("02");
        return fixed.matches() && digits.length() >= 11 && digits.length() <= (twoDigitArea ? 11 : 12);
    }

    public static boolean isTollFree(String digits) {
        return digits.length() == 10 && TOLL_FREE.matcher(digits).matches();
    }

    /** A short or service number: banks, carriers, police, message gateways. */
    public static boolean isService(String digits) {
        return SERVICE.matcher(digits).matches();
    }

    private static boolean hasOtherHan(String text) {
        return text.chars().anyMatch(c -> c > 0x2e7f && !Digits.isHanDigit((char) c));
    }

    private static String withoutTrunkZero(String international) {
        return international.startsWith("860") ? "86" + international.substring(3) : international;
    }

    private static String withoutExtension(String text) {
        Matcher extended = EXTENDED.matcher(text);
        return extended.matches()
                ? extended.group(1)
                : text.replaceFirst("(?:转|ext\\.?|分机)\\s*\\d{1,6}$", "").strip();
    }
}
