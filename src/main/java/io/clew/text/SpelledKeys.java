package io.clew.text;

import io.clew.record.EntityKey;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Every telephone, account and identity number that a text could spell: far more than it means, for asking which of them
 * are to be hidden.
 *
 * <p>A number begins and ends where a group of digits does, or has a form of its own inside a longer group. O(length of the
 * text); a group of digits begins some ten numbers at most.
 */
public final class SpelledKeys {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 34;
    private static final int SHORTEST_IN_GROUPS = 11;
    private static final int MOBILE = 11;
    private static final int IDENTITY = 18;
    private static final int OLD_IDENTITY = 15;
    private static final int LONGEST_PHONE = 17;

    /** Between the groups of a number that may be an account's. */
    private static final int SIGNS = 3;

    private final SpelledText text;
    private final String digits;
    private final Set<EntityKey> keys = new LinkedHashSet<>();

    private SpelledKeys(String written) {
        text = SpelledText.digits(written);
        digits = text.signs();
    }

    public static Set<EntityKey> in(String written) {
        if (written.length() < SHORTEST) {
            return Set.of();
        }
        var found = new SpelledKeys(written);
        for (int from = 0; from < found.digits.length(); from++) {
            found.formed(from);
            if (found.isGroup(from)) {
                found.grouped(from);
            }
        }
        return found.keys;
    }

    private boolean isGroup(int sign) {
        return sign == 0 || sign == digits.length() || !text.before(sign).isEmpty();
    }

    /** What has a form of its own, wherever it begins. */
    private void formed(int from) {
        if (from + MOBILE <= digits.length() && digits.charAt(from) == '1') {
            String number = digits.substring(from, from + MOBILE);
            if (PhoneNumber.isMobile(number)) {
                add("phone", "+86" + number);
                add("account", number);
            }
        }
        if (from + IDENTITY - 1 <= digits.length() && isCentury(from + 6)) {
            String number = digits.substring(from, Math.min(from + IDENTITY, digits.length()));
            if (IdNumber.hasForm(number)) {
                add("person", number);
                if (text.isXBehind(from + IDENTITY - 2)) {
                    add("person", number.substring(0, IDENTITY - 1) + "X");
                }
            }
        }
    }

    /** Whether a year of an identity number may stand there; dates that are none are dear to tell. */
    private boolean isCentury(int year) {
        char month = digits.charAt(year + 4);
        char century = digits.charAt(year);
        return (century == '1' || century == '2') && (month == '0' || month == '1');
    }

    /** What begins and ends with a group. */
    private void grouped(int from) {
        boolean single = true;
        for (int to = from + 1; to <= digits.length() && to - from <= LONGEST; to++) {
            if (isGroup(to)) {
                int length = to - from;
                if (length >= (single ? SHORTEST : SHORTEST_IN_GROUPS)) {
                    numbered(digits.substring(from, to), text.before(from).endsWith("+"));
                }
                if (to < digits.length() && !isSigns(text.before(to))) {
                    return;
                }
                single = false;
            }
        }
    }

    private void numbered(String number, boolean plus) {
        add("account", number);
        if (number.length() == OLD_IDENTITY) {
            IdNumber.normalize(number).ifPresent(longer -> add("person", longer));
        }
        if (number.length() > LONGEST_PHONE) {
            return;
        }
        add("phone", number);
        if (plus) {
            add("phone", "+" + number);
        } else if (number.startsWith("00")) {
            add("phone", "+" + number.substring(2));
        } else if (number.startsWith("86")) {
            add("phone", "+" + number);
        } else if (PhoneNumber.isFixed(number)) {
            add("phone", "+86" + number.substring(1));
        } else if (PhoneNumber.isTollFree(number)) {
            add("phone", "+86" + number);
        }
    }

    private static boolean isSigns(String between) {
        return between.length() <= SIGNS && between.chars().noneMatch(Character::isLetter);
    }

    private void add(String type, String value) {
        keys.add(new EntityKey(type, value));
    }
}
