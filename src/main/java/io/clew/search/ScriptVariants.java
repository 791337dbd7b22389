package io.clew.search;

import io.clew.text.TextFolder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The other script of a typed word, for showing: Simplified as folded, Traditional by the usual characters. */
final class ScriptVariants {

    /** A word with many ambiguous characters is shown in its first few spellings. */
    private static final int MOST = 4;

    private static final Map<Character, List<Character>> TRADITIONAL = traditional();

    private ScriptVariants() {}

    /** Spellings in the other script; empty where there is none. */
    static List<String> of(String word, boolean traditionalToo) {
        String folded = TextFolder.fold(word).text();
        if (!sameChinese(word, folded)) {
            return List.of(folded);
        }
        return traditionalToo ? spellings(folded) : List.of();
    }

    /** Whether folding changes no Chinese character; width and case do not count. */
    private static boolean sameChinese(String word, String folded) {
        if (word.length() != folded.length()) {
            return true;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != folded.charAt(i) && folded.charAt(i) > '\u2e7f') {
                return false;
            }
        }
        return true;
    }

    private static List<String> spellings(String folded) {
        List<String> spellings = new ArrayList<>(List.of(""));
        for (char c : folded.toCharArray()) {
            List<String> longer = new ArrayList<>();
            for (String begun : spellings) {
                for (char variant : TRADITIONAL.getOrDefault(c, List.of(c))) {
                    longer.add(begun + variant);
                }
            }
            spellings = longer.subList(0, Math.min(MOST, longer.size()));
        }
        List<String> others = new ArrayList<>(spellings);
        others.remove(folded);
        return others;
    }

    /** Simplified to Traditional, only characters of daily use: those of the first level of Big5. */
    private static Map<Character, List<Character>> traditional() {
        Map<Character, List<Character>> variants = new HashMap<>();
        Charset usual = Charset.forName("Big5");
        TextFolder.mappings().forEach((from, to) -> {
            if (from.length() == 1 && to.length() == 1 && from.charAt(0) > '\u2e7f' && isUsual(from, usual)) {
                variants.computeIfAbsent(to.charAt(0), c -> new ArrayList<>()).add(from.charAt(0));
            }
        });
        // A character that is itself in use in Traditional texts, such as 后 or 台, is one of its own spellings.
        variants.forEach((simplified, others) -> {
            if (isUsual(String.valueOf(simplified), usual)) {
                others.add(simplified);
            }
        });
        return variants;
    }

    private static boolean isUsual(String character, Charset usual) {
        byte[] code = character.getBytes(usual);
        int place = code.length == 2 ? (code[0] & 0xFF) << 8 | code[1] & 0xFF : 0;
        return place >= 0xA440 && place <= 0xC67E;
    }
}
