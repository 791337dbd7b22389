package io.clew.veil;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.record.EntityKey;
import io.clew.search.Interpretation;
import io.clew.search.RecordIndex;
import io.clew.text.Digits;
import io.clew.text.IdNumber;
import io.clew.text.Luhn;
import io.clew.text.SpelledKeys;
import io.clew.text.SpelledText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Questions in words as they are asked for a reader to whom values are hidden: in place of a hidden number stands another of
 * the same form that no record names, so that the answer is the one for a number that is not there, whatever stands around
 * it. Always the same one, so that pages go on.
 *
 * <p>Numbers that are not hidden cost as much as those that are, so that the time of an answer tells nothing either.
 */
final class Decoys {

    private static final int TRIES = 50;

    /** Where the number within the day of an identity number stands. */
    private static final int SERIAL = 14;

    private final RecordIndex index;
    private final Veil veil;

    /**
     * A text as it is asked.
     *
     * @param decoys what stands in it in place of a hidden number, by that number
     */
    record Asked(String text, Map<String, String> decoys) {

        /** Another piece of the same question, such as a widening that was taken off. */
        String also(String piece) {
            String asked = piece;
            for (var decoy : decoys.entrySet()) {
                asked = replaced(asked, decoy.getKey(), decoy.getValue());
            }
            return asked;
        }

        /** How the question was read, in the words of who asked it. */
        List<Interpretation> told(List<Interpretation> read) {
            return decoys.isEmpty()
                    ? read
                    : read.stream()
                            .map(one -> new Interpretation(
                                    one.kind(),
                                    typed(one.from()),
                                    one.to().stream().map(this::typed).toList()))
                            .toList();
        }

        private String typed(String piece) {
            String typed = piece;
            for (var decoy : decoys.entrySet()) {
                typed = replaced(typed, decoy.getValue(), decoy.getKey());
            }
            return typed;
        }
    }

    Decoys(RecordIndex index, Veil veil) {
        this.index = index;
        this.veil = veil;
    }

    /** The text to ask in place of this one; the same where nothing in it is hidden from the reader. */
    Asked of(Access access, String text) {
        if (access.unmasked()) {
            return new Asked(text, Map.of());
        }
        List<EntityKey> spelled = SpelledKeys.in(text).stream()
                .filter(key -> Handles.TYPES.contains(key.type()))
                .toList();
        Set<EntityKey> hidden = veil.hidden(access, spelled);
        Map<EntityKey, String> all = decoys(access, spelled);
        var decoys = new LinkedHashMap<String, String>();
        all.forEach((key, decoy) -> {
            if (hidden.contains(key)) {
                decoys.putIfAbsent(value(key), decoy);
            }
        });
        var asked = new Asked(text, decoys);
        return new Asked(asked.also(text), decoys);
    }

    private static String value(EntityKey key) {
        return key.value().startsWith("+86")
                ? key.value().substring(3)
                : key.value().replaceFirst("^\\+", "");
    }

    /** For each key a number of its form that no record names, found for all of them at once. */
    private Map<EntityKey, String> decoys(Access access, List<EntityKey> keys) {
        var decoys = new LinkedHashMap<EntityKey, String>();
        var random = new LinkedHashMap<EntityKey, Random>();
        keys.forEach(key -> random.put(key, new Random(value(key).hashCode())));
        List<EntityKey> open = keys;
        for (int tries = 0; tries < TRIES && !open.isEmpty(); tries++) {
            var tried = new ArrayList<EntityKey>();
            for (EntityKey key : open) {
                String value = value(key);
                String decoy = alike(key, value, Objects.requireNonNull(random.get(key)));
                decoys.put(key, decoy);
                tried.add(new EntityKey(key.type(), key.value().replace(value, decoy)));
            }
            var counts = index.count(access, tried);
            var left = new ArrayList<EntityKey>();
            for (int i = 0; i < tried.size(); i++) {
                if (counts.get(i).records() > 0) {
                    left.add(open.get(i));
                }
            }
            open = left;
        }
        return decoys;
    }

    private static String alike(EntityKey key, String value, Random random) {
        if (key.type().equals("person")) {
            return otherPerson(value, random);
        }
        String decoy;
        do {
            decoy = otherNumber(value, random);
        } while (Luhn.isValid(decoy) != Luhn.isValid(value));
        return decoy;
    }

    private static String otherNumber(String value, Random random) {
        var other = new StringBuilder(value);
        for (int i = Parts.FRONT; i < other.length(); i++) {
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
