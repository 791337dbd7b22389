package io.clew.text;

/** Digits as they are spelled: ASCII (other widths are folded before) and Chinese numerals said one by one. */
public final class Digits {

    private static final byte[] HAN = new byte[0x10000];

    static {
        java.util.Arrays.fill(HAN, (byte) -1);
        String[] spellings = {"零〇洞○", "一幺壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒拐", "八捌", "九玖勾"};
        for (int value = 0; value < spellings.length; value++) {
            for (char c : spellings[value].toCharArray()) {
                HAN[c] = (byte) value;
            }
        }
    }

    private Digits() {}

    public static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a digit in either spelling; -1 for any other character. */
    public static int value(char c) {
        return isDigit(c) ? c - '0' : HAN[c];
    }

    public static boolean isHanDigit(char c) {
        return HAN[c] >= 0;
    }

    /** The digits of both spellings in ASCII; every other character is left out. */
    public static String only(CharSequence text) {
        var digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int value = value(text.charAt(i));
            if (value >= 0) {
                digits.append((char) ('0' + value));
            }
        }
        return digits.toString();
    }
}
