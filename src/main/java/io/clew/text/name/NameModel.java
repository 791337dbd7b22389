package io.clew.text.name;

import com.hankcs.hanlp.corpus.dictionary.item.EnumItem;
import com.hankcs.hanlp.corpus.tag.NR;
import com.hankcs.hanlp.dictionary.nr.PersonDictionary;
import io.clew.text.WordList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * How likely characters make a Chinese name: surname, first and last of a given name of two, or a given name of one.
 * Costs are negative logarithms of probabilities. Counts come from HanLP's dictionary of names; loading takes about
 * half a second and happens at first use.
 */
public final class NameModel {

    static final float NEVER = 1_000f;

    private static final Set<String> COMPOUND = WordList.words("compound-surnames.txt");
    private static final BitSet COMPOUND_FIRSTS = new BitSet();

    static {
        COMPOUND.forEach(surname -> COMPOUND_FIRSTS.set(surname.charAt(0)));
    }

    private static final float COMPOUND_COST = 9f;

    /** A character of given names in a place of the name where the dictionary never saw it. */
    private static final float UNSEEN = 13f;

    /** A character that no name of the dictionary has. */
    private static final float UNKNOWN = 16f;

    private static final float RARE_SURNAME = 2f;

    private static final boolean[] SURNAMES = characters("surnames.txt");
    private static final boolean[] RARE_SURNAMES = characters("rare-surnames.txt");

    private final float[] surname = new float[0x10000];
    private final float[] first = new float[0x10000];
    private final float[] last = new float[0x10000];
    private final float[] only = new float[0x10000];

    private NameModel() {
        count(NR.B, surname, RARE_SURNAME);
        count(NR.C, first, 0);
        count(NR.D, last, 0);
        count(NR.E, only, 0);
        for (int c = 0x4e00; c < 0xa000; c++) {
            boolean given = Math.min(first[c], Math.min(last[c], only[c])) < NEVER;
            float most = given ? UNSEEN : UNKNOWN;
            first[c] = Math.min(first[c], most);
            last[c] = Math.min(last[c], most);
            only[c] = Math.min(only[c], most);
        }
    }

    /** The model, loaded at the first call. */
    static NameModel loaded() {
        return Lazy.MODEL;
    }

    private static final class Lazy {
        static final NameModel MODEL = new NameModel();
    }

    /** Whether a character is a surname; needs no model. */
    public static boolean isSurname(char c) {
        return SURNAMES[c];
    }

    /** Whether a character is a surname where something else says that a name stands there. */
    static boolean isRareSurname(char c) {
        return RARE_SURNAMES[c];
    }

    /** Whether any name of the dictionary has the character. */
    boolean isKnown(char c) {
        return Math.min(first[c], Math.min(last[c], Math.min(only[c], surname[c]))) < UNKNOWN;
    }

    /** How much a character is like the end of a given name; lower is likelier. */
    float givenCost(char c) {
        return Math.min(last[c], only[c]);
    }

    static boolean isCompoundSurname(String text, int start) {
        return start + 2 <= text.length()
                && COMPOUND_FIRSTS.get(text.charAt(start))
                && COMPOUND.contains(text.substring(start, start + 2));
    }

    /** Cost of these characters as a name; {@link #NEVER} or more where they cannot be one. */
    float cost(String text, int start, int end) {
        int length = end - start;
        boolean compound = length > 2 && isCompoundSurname(text, start);
        if (length == 4 && !compound) {
            return NEVER;
        }
        int given =
                compound && (length == 4 || plainCost(text, start, end) > COMPOUND_COST + only[text.charAt(end - 1)])
                        ? start + 2
                        : start + 1;
        float family = given == start + 2 ? COMPOUND_COST : surname[text.charAt(start)];
        return family + givenCost(text, given, end);
    }

    private float plainCost(String text, int start, int end) {
        return surname[text.charAt(start)] + givenCost(text, start + 1, end);
    }

    private float givenCost(String text, int start, int end) {
        return end - start == 1 ? only[text.charAt(start)] : first[text.charAt(start)] + last[text.charAt(end - 1)];
    }

    private static void count(NR role, float[] costs, float leastForSurname) {
        double total = 0;
        double[] counts = new double[costs.length];
        for (int c = 0x4e00; c < 0xa000; c++) {
            EnumItem<NR> item = PersonDictionary.dictionary.get(String.valueOf((char) c));
            Integer known = item == null ? null : item.labelMap.get(role);
            counts[c] = known == null ? 0 : known;
            if (leastForSurname > 0) {
                counts[c] = SURNAMES[c] || RARE_SURNAMES[c]
                        ? Math.max(counts[c], leastForSurname)
                        : counts[c] < 10 ? 0 : counts[c];
            }
            total += counts[c];
        }
        Arrays.fill(costs, NEVER);
        for (int c = 0x4e00; c < 0xa000; c++) {
            if (counts[c] > 0) {
                costs[c] = (float) -Math.log(counts[c] / total);
            }
        }
    }

    private static boolean[] characters(String file) {
        boolean[] known = new boolean[0x10000];
        WordList.words(file).forEach(word -> word.chars().forEach(c -> known[c] = true));
        return known;
    }
}
