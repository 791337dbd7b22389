package io.clew.veil;

import io.clew.access.Access;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.text.Digits;
import io.clew.text.IdNumber;
import io.clew.text.Luhn;
import io.clew.text.SpelledKeys;
import io.clew.text.SpelledText;
import io.clew.text.TextFolder;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Questions in words as they are asked for a reader to whom values are hidden: in place of a hidden number stands another of
 * the same form that no record names, so that the answer is the one for a number that is not there, whatever stands around
 * it. Always the same one, so that pages go on.
 */
final class Decoys {

    /** What a mask shows of a number anyway. */
    private static final int FRONT = 3;

    private static final int BEHIND = 4;
    private static final int TRIES = 2_000;

    /** Where the number within the day of an identity number stands. */
    private static final int SERIAL = 14;

    private static final Pattern MASKED =
            Pattern.compile("[\\d*+-]*\\d[\\d*+-]*\\*[\\d*+-]*|[*+-]*\\*[\\d*+-]*\\d[\\d*+-]*");
    private static final Pattern SHOWN = Pattern.compile("(?:\\+?86)?\\d{0," + FRONT + "}\\*+\\d{0," + BEHIND + "}");

    private final RecordIndex index;
    private final Veil veil;

    Decoys(RecordIndex index, Veil veil) {
        this.index = index;
        this.veil = veil;
    }

    /**
     * The text to ask in place of this one; the same where nothing in it is hidden from the reader.
     *
     * @throws ClewException {@code masked-question} for a number with {@code *} that says more than masks show, whatever the
     *     records hold
     */
    String of(Access access, String text) {
        if (access.unmasked()) {
            return text;
        }
        requireNoMore(text);
        String asked = text;
        for (EntityKey hidden : veil.hidden(access, SpelledKeys.in(text))) {
            String value = hidden.value().startsWith("+86")
                    ? hidden.value().substring(3)
                    : hidden.value().replaceFirst("^\\+", "");
            asked = replaced(asked, value, decoy(access, hidden, value));
        }
        return asked;
    }

    private static void requireNoMore(String text) {
        Matcher masked = MASKED.matcher(TextFolder.fold(text).text());
        while (masked.find()) {
            if (!SHOWN.matcher(masked.group()).matches()) {
                throw new ClewException(Message.of("masked-question", FRONT, BEHIND));
            }
        }
    }

    private String decoy(Access access, EntityKey hidden, String value) {
        var random = new Random(value.hashCode());
        String decoy = value;
        for (int tries = 0; tries < TRIES; tries++) {
            decoy = hidden.type().equals("person") ? otherPerson(value, random) : otherNumber(value, random);
            EntityKey key = new EntityKey(hidden.type(), hidden.value().replace(value, decoy));
            boolean alike =
                    Luhn.isValid(decoy) == Luhn.isValid(value) || hidden.type().equals("person");
            if (alike && index.count(access, List.of(key)).getFirst().records() == 0) {
                return decoy;
            }
        }
        return decoy;
    }

    private static String otherNumber(String value, Random random) {
        var other = new StringBuilder(value);
        for (int i = FRONT; i < other.length(); i++) {
            other.setCharAt(i, (char) ('0' + random.nextInt(10)));
        }
        return other.toString();
    }

    /** Born on the same day in the same place, with the same check sign, if that one was right. */
    private static String otherPerson(String value, Random random) {
        boolean right = IdNumber.isValid(value);
        String other;
        do {
            String serial = "%03d".formatted(random.nextInt(1_000));
            other = value.substring(0, SERIAL) + serial + value.substring(SERIAL + 3);
        } while (right && !IdNumber.isValid(other));
        return other;
    }

    private static String replaced(String text, String value, String decoy) {
        BitSet places = SpelledText.digits(text).hiding(List.of(value), 0, 0);
        var asked = new StringBuilder();
        int digit = 0;
        int digits = Digits.only(value).length();
        for (int i = 0; i < text.length(); i++) {
            if (!places.get(i)) {
                asked.append(text.charAt(i));
            } else if (!Character.isLowSurrogate(text.charAt(i))) {
                asked.append(decoy.charAt(digit++ % digits));
            }
        }
        return asked.toString();
    }
}
