package io.clew.text.find;

import io.clew.text.Digits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as amounts write it: {@code 12,300.50}, {@code 5.6万}, {@code 3万5}, {@code 三千五百}, {@code 壹拾贰万叁仟}.
 *
 * @param end offset behind the number
 * @param unit whether a unit of ten or more is part of it (十 to 亿, k, w)
 * @param written whether it has a Chinese character: then 一 may be a part of a word
 */
record Numeral(int end, BigDecimal value, boolean unit, boolean written) {

    private static final String UNITS = "十百千万亿拾佰仟kKwW廿";
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);

    static boolean canBegin(char c) {
        return Digits.value(c) >= 0 || c == '十' || c == '拾' || c == '百' || c == '廿';
    }

    /** Reads the longest number that begins here; null where the characters make none. */
    static @Nullable Numeral at(String text, int start) {
        var reading = new Reading();
        int i = start;
        while (i < text.length() && i - start < 40) {
            char c = text.charAt(i);
            if (Digits.isDigit(c)) {
                int end = plainEnd(text, i);
                if (!reading.number(new BigDecimal(text.substring(i, end).replace(",", "")), text.substring(i, end))) {
                    break;
                }
                i = end;
            } else if (Digits.isHanDigit(c) && c != '洞' && c != '拐' && c != '勾' && c != '○') {
                if (!reading.digit(Digits.value(c))) {
                    return null; // digits said one by one are no amount
                }
                i++;
            } else if (UNITS.indexOf(c) >= 0 && !(isSlang(c) && isLatin(text, i + 1))) {
                if (!reading.unit(c)) {
                    break;
                }
                i++;
            } else if (c == ' ' && i > start && i + 1 < text.length() && "万亿".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            } else {
                break;
            }
        }
        return i == start ? null : reading.numeral(i);
    }

    private static int plainEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Digits.isDigit(text.charAt(end))) {
            end++;
        }
        if (end - start <= 3) {
            while (isGroup(text, end)) {
                end += 4;
            }
        }
        if (end + 1 < text.length() && text.charAt(end) == '.' && Digits.isDigit(text.charAt(end + 1))) {
            end++;
            while (end < text.length() && Digits.isDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean isGroup(String text, int comma) {
        if (comma + 3 >= text.length() || text.charAt(comma) != ',') {
            return false;
        }
        boolean three = Digits.isDigits(text.substring(comma + 1, comma + 4));
        return three && !(comma + 4 < text.length() && Digits.isDigit(text.charAt(comma + 4)));
    }

    private static boolean isSlang(char c) {
        return c == 'k' || c == 'K' || c == 'w' || c == 'W';
    }

    private static boolean isLatin(String text, int at) {
        return at < text.length() && AddressFinder.isWordChar(text.charAt(at)) && !Digits.isDigit(text.charAt(at));
    }

    /** The sum so far: whole 亿, whole 万, the section below 万, and the digit that waits for its unit. */
    private static final class Reading {

        private BigDecimal high = BigDecimal.ZERO;
        private BigDecimal section = BigDecimal.ZERO;
        private @Nullable BigDecimal waiting;
        private BigDecimal last = BigDecimal.ONE;
        private boolean zero;
        private boolean unit;
        private boolean written;
        private boolean shortForm;

        boolean number(BigDecimal number, String spelling) {
            if (waiting != null && !zero) {
                return false;
            }
            waiting = number;
            shortForm = spelling.length() == 1 && unit;
            return true;
        }

        boolean digit(int value) {
            written = true;
            if (value == 0) {
                zero = true;
                if (waiting != null && waiting.signum() != 0) {
                    return false;
                }
                waiting = null;
                return true;
            }
            if (waiting != null) {
                return false;
            }
            waiting = BigDecimal.valueOf(value);
            shortForm = unit && !zero;
            return true;
        }

        boolean unit(char c) {
            BigDecimal count = waiting;
            if (c == '廿') {
                section = section.add(BigDecimal.valueOf(20));
                unit = true;
                written = true;
                return true;
            }
            if (c == '亿' || c == '万' || isSlang(c) && (c == 'w' || c == 'W')) {
                BigDecimal whole = section.add(count == null ? BigDecimal.ZERO : count);
                if (whole.signum() == 0 && high.signum() == 0) {
                    return false;
                }
                high = c == '亿' ? high.add(whole).multiply(YI) : high.add(whole.multiply(WAN));
                section = BigDecimal.ZERO;
                last = c == '亿' ? YI : WAN;
            } else {
                BigDecimal size = size(c);
                if (count == null && size.intValue() != 10) {
                    return false;
                }
                section = section.add((count == null ? BigDecimal.ONE : count).multiply(size));
                last = size;
            }
            waiting = null;
            zero = false;
            unit = true;
            written |= !isSlang(c);
            return true;
        }

        private static BigDecimal size(char c) {
            return switch (c) {
                case '十', '拾' -> BigDecimal.TEN;
                case '百', '佰' -> BigDecimal.valueOf(100);
                default -> BigDecimal.valueOf(1_000);
            };
        }

        /** A lone digit behind a unit counts the next lower one: 3万5 is 35,000, 三千五 is 3,500. */
        Numeral numeral(int end) {
            BigDecimal rest = waiting == null ? BigDecimal.ZERO : waiting;
            boolean lower = shortForm && last.compareTo(BigDecimal.TEN) > 0;
            BigDecimal tail = lower ? rest.multiply(last).movePointLeft(1) : rest;
            return new Numeral(end, high.add(section).add(tail), unit, written);
        }
    }
}
