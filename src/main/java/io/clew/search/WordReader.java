package io.clew.search;

import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import io.clew.text.Pinyin;
import io.clew.text.Synonyms;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a typed word can mean beside its own characters: a number however it was written, its tail, a mask, a synonym,
 * the other script, the sound of a name.
 */
final class WordReader {

    private static final Pattern TAIL = Pattern.compile("(?:尾号|末尾|后[三四五六七八]位|尾数)(?:为|是)?[:]?\\s*([0-9]{3,10}[xX]?)");
    private static final Pattern MASKED = Pattern.compile("\\+?[0-9A-Za-z*×✱＊xX]+");
    private static final Pattern MASK_RUN = Pattern.compile("[*×✱＊]+|(?<=[0-9])[xX]{2,}(?=[0-9])");
    private static final Pattern SPOKEN = Pattern.compile("[a-z]{2,24}", Pattern.CASE_INSENSITIVE);
    private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,4}");

    private final Vocabulary vocabulary;
    private final Set<String> refused;
    private final boolean pinyin;
    private final List<Interpretation> interpretation = new ArrayList<>();

    WordReader(Vocabulary vocabulary, Set<String> refused, boolean pinyin) {
        this.vocabulary = vocabulary;
        this.refused = refused;
        this.pinyin = pinyin;
    }

    List<Interpretation> interpretation() {
        return interpretation;
    }

    /** Empty where the word has no letter, digit or ideograph. */
    Optional<Clause> word(String typed) {
        Optional<Clause> special = tail(typed).or(() -> mask(typed));
        if (special.isPresent()) {
            return special;
        }
        if (!sayable(typed)) {
            return Optional.empty();
        }
        List<Clause> ways = new ArrayList<>();
        ways.add(new Clause.Words(typed, !script(typed), false));
        identified(typed).ifPresent(ways::add);
        ways.addAll(synonyms(typed));
        sound(typed).ifPresent(ways::add);
        return Optional.of(either(ways));
    }

    /** Empty where the phrase has no letter, digit or ideograph. */
    Optional<Clause> phrase(String typed, int slop) {
        if (!sayable(typed)) {
            return Optional.empty();
        }
        List<Clause> ways = new ArrayList<>();
        ways.add(new Clause.Phrase(typed, slop, !script(typed)));
        if (slop == 0) {
            identified(typed).ifPresent(ways::add);
        }
        return Optional.of(either(ways));
    }

    /** Whether digits typed in groups are one number of a phone, account or person. */
    boolean isLongNumber(String joined) {
        return joined.length() >= 11
                && joined.length() <= 25
                && readings(joined).stream().anyMatch(key -> !key.type().equals("chat"));
    }

    static boolean sayable(String text) {
        return TextFolder.fold(text).text().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private Optional<Clause> tail(String typed) {
        Matcher tail = TAIL.matcher(TextFolder.fold(typed).text());
        if (!tail.matches()) {
            return Optional.empty();
        }
        String mask = "*" + tail.group(1).toUpperCase(java.util.Locale.ROOT);
        return widened("tail", typed, List.of(mask)) ? Optional.of(new Clause.Mask("", mask)) : Optional.empty();
    }

    private Optional<Clause> mask(String typed) {
        if (!MASKED.matcher(typed).matches() || !MASK_RUN.matcher(typed).find()) {
            return Optional.empty();
        }
        String mask = MASK_RUN.matcher(typed).replaceAll("*");
        String shown = mask.replace("*", "");
        boolean number = shown.chars().filter(Character::isDigit).count() >= 3;
        if (number) {
            return widened("mask", typed, List.of(mask)) ? Optional.of(new Clause.Mask("", mask)) : Optional.empty();
        }
        boolean beginning = shown.length() >= 2 && mask.indexOf('*') == mask.length() - 1;
        return beginning ? Optional.of(new Clause.Beginning(shown)) : Optional.empty();
    }

    private Optional<Clause> identified(String typed) {
        List<EntityKey> keys = readings(typed);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        List<String> shown = keys.stream().map(EntityKey::toString).toList();
        return widened("identifier", typed, shown) ? Optional.of(new Clause.Names(keys)) : Optional.empty();
    }

    /** Names are left out: the characters of a name find it already. */
    private static List<EntityKey> readings(String typed) {
        return Normalizer.shipped().readings(typed).stream()
                .filter(key -> !key.type().equals("name"))
                .toList();
    }

    private List<Clause> synonyms(String typed) {
        List<String> others = Synonyms.shipped().of(typed);
        if (others.isEmpty() || !widened("synonym", typed, others)) {
            return List.of();
        }
        return others.stream()
                .<Clause>map(other -> new Clause.Phrase(other, 0, false))
                .toList();
    }

    /** Whether the other script is searched too. */
    private boolean script(String typed) {
        List<String> others = ScriptVariants.of(typed, vocabulary.hasTraditional());
        return others.isEmpty() || widened("script", typed, others);
    }

    private Optional<Clause> sound(String typed) {
        boolean latin = SPOKEN.matcher(typed).matches();
        if (!pinyin || !latin && !HAN_NAME.matcher(typed).matches()) {
            return Optional.empty();
        }
        String sound = latin
                ? typed.toLowerCase(java.util.Locale.ROOT)
                : Pinyin.full(typed).getFirst();
        return widened("pinyin", typed, List.of(sound)) ? Optional.of(new Clause.Sounds(sound)) : Optional.empty();
    }

    /** Notes a widening unless it was refused. */
    boolean widened(String kind, String from, List<String> to) {
        var widening = new Interpretation(kind, from, to);
        if (refused.contains(widening.id())) {
            return false;
        }
        if (!interpretation.contains(widening)) {
            interpretation.add(widening);
        }
        return true;
    }

    private static Clause either(List<Clause> ways) {
        return ways.size() == 1 ? ways.getFirst() : new Clause.Any(ways);
    }
}
