package io.clew.text;

import com.hankcs.hanlp.HanLP;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a name or word sounds, without tones, ü as v.
 *
 * <p>A surname with a reading of its own (单, 仇, 解) is given in both readings, that of the surname first.
 */
public final class Pinyin {

    private static final Map<String, List<String>> SURNAMES = readSurnames();

    private Pinyin() {}

    /** The readings as written together, such as {@code zhangsan}; one, or two where the surname has its own. */
    public static List<String> full(String text) {
        return distinct(readings(text).stream()
                .map(syllables -> String.join("", syllables))
                .toList());
    }

    /** The first letters, such as {@code zs}, in the order of {@link #full}. */
    public static List<String> initials(String text) {
        List<String> initials = new ArrayList<>();
        for (List<String> syllables : readings(text)) {
            var letters = new StringBuilder();
            syllables.stream().filter(s -> !s.isEmpty()).forEach(s -> letters.append(s.charAt(0)));
            initials.add(letters.toString());
        }
        return distinct(initials);
    }

    /** A syllable for each Chinese character, other characters as themselves in lower case; likeliest reading first. */
    public static List<List<String>> readings(String text) {
        String folded = TextFolder.fold(text).text();
        List<String> plain = syllables(folded);
        for (int length = Math.min(2, folded.length()); length > 0; length--) {
            List<String> surname = SURNAMES.get(folded.substring(0, length));
            if (surname != null && folded.length() > length) {
                List<String> own = new ArrayList<>(surname);
                own.addAll(plain.subList(length, plain.size()));
                return own.equals(plain) ? List.of(plain) : List.of(own, plain);
            }
        }
        return List.of(plain);
    }

    private static List<String> syllables(String folded) {
        List<com.hankcs.hanlp.dictionary.py.Pinyin> found = HanLP.convertToPinyinList(folded);
        List<String> syllables = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            String sound = found.get(i).getPinyinWithoutTone();
            boolean none = found.get(i) == com.hankcs.hanlp.dictionary.py.Pinyin.none5;
            syllables.add(none ? String.valueOf(folded.charAt(i)) : sound);
        }
        return syllables;
    }

    private static List<String> distinct(List<String> all) {
        Set<String> once = new LinkedHashSet<>(all);
        return List.copyOf(once);
    }

    private static Map<String, List<String>> readSurnames() {
        Map<String, List<String>> surnames = new HashMap<>();
        for (String line : WordList.lines("surname-readings.txt")) {
            String[] parts = line.split("\\s+");
            surnames.put(parts[0], List.of(parts).subList(1, parts.length));
        }
        return surnames;
    }
}
