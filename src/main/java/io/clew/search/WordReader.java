package io.clew.search;

import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import io.clew.text.Pinyin;
import io.clew.text.Spellings;
import io.clew.text.Synonyms;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a typed word can mean beside its own characters: a number however it was written, its tail, a mask, a synonym,
 * the other script, the sound of a name.
 */
final class WordReader {

    /** Words before the end of a number; the last two before as many places as their digit says. */
    private static final Pattern TAIL_WORD = Pattern.compile("尾号|尾数|末尾|(?:最后|后|末)[三四五六七八3-8]位数?");

    private static final Pattern TAIL =
            Pattern.compile("(?:" + TAIL_WORD.pattern() + ")(?:为|是)?[:]?\\s*([0-9]{3,10}[xX]?)");
    private static final List<String> LINKS = List.of("", "为", "是");
    private static final String PLACES = "三四五六七八";
    private static final Pattern MASKED = Pattern.compile("\\+?[0-9A-Za-z*×✱＊]+(?:[-_.][0-9A-Za-z*×✱＊]+)*");
    static final Pattern MASK_RUN = Pattern.compile("[*×✱＊]+|(?<=[0-9])[xX]{2,}(?=[0-9])");
    private static final Pattern SPOKEN = Pattern.compile("[a-z]{2,24}", Pattern.CASE_INSENSITIVE);
    private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,4}");

    /** Longer runs are sentences, found by a share of their pairs, however one character is spelled. */
    private static final int LONGEST_SPELLED = 8;

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
        ways.addAll(hosts(typed));
        if (typed.length() <= LONGEST_SPELLED) {
            spellings(typed).forEach(other -> ways.add(new Clause.Words(other, false, false)));
        }
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
        spellings(typed).forEach(other -> ways.add(new Clause.Phrase(other, slop, false)));
        return Optional.of(either(ways));
    }

    /** Whether a number that comes next is its own end: 尾号, 末四位. */
    static boolean isTailWord(String typed) {
        return TAIL_WORD.matcher(typed).matches();
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

    /** A number by its end: as an identifier that ends so, and as the words that say it in a text. */
    private Optional<Clause> tail(String typed) {
        Matcher tail = TAIL.matcher(TextFolder.fold(typed).text());
        if (!tail.matches()) {
            return Optional.empty();
        }
        String mask = "*" + tail.group(1).toUpperCase(Locale.ROOT);
        if (!widened("tail", typed, List.of(mask))) {
            return Optional.empty();
        }
        List<Clause> ways = new ArrayList<>(List.of(new Clause.Mask("", mask)));
        for (String lead : tailWords(tail.group(1).length())) {
            LINKS.forEach(link -> ways.add(new Clause.Phrase(lead + link + tail.group(1), 0, false)));
        }
        return Optional.of(either(ways));
    }

    private static List<String> tailWords(int places) {
        List<String> words = new ArrayList<>(List.of("尾号", "尾数", "末尾"));
        if (places - 3 < PLACES.length()) {
            for (String count : List.of(PLACES.substring(places - 3, places - 2), Integer.toString(places))) {
                List.of("后", "末").forEach(end -> List.of("位", "位数").forEach(unit -> words.add(end + count + unit)));
            }
        }
        return words;
    }

    /** A number with places left out: as an identifier of this form, and as it stands in a text. */
    private Optional<Clause> mask(String typed) {
        if (!MASKED.matcher(typed).matches() || !MASK_RUN.matcher(typed).find()) {
            return Optional.empty();
        }
        String mask = MASK_RUN.matcher(typed).replaceAll("*");
        String shown = mask.replace("*", "");
        boolean number = shown.chars().filter(Character::isDigit).count() >= 3;
        List<Clause> ways = new ArrayList<>();
        if (number && widened("mask", typed, List.of(mask))) {
            ways.add(new Clause.Mask("", mask));
        }
        boolean beginning = shown.length() >= 2 && mask.indexOf('*') == mask.length() - 1;
        if (beginning) {
            ways.add(beginning(shown));
        } else if (number && !mask.startsWith("*") && !mask.endsWith("*")) {
            ways.add(new Clause.Phrase(typed, 0, false));
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(either(ways));
    }

    /** Words of a text end at a hyphen, so of what is typed with hyphens only the last part is a beginning. */
    private static Clause beginning(String shown) {
        int hyphen = shown.lastIndexOf('-');
        if (hyphen < 0) {
            return new Clause.Beginning(shown);
        }
        return new Clause.All(List.of(
                new Clause.Phrase(shown.substring(0, hyphen), 0, false),
                new Clause.Beginning(shown.substring(hyphen + 1))));
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

    private List<String> spellings(String typed) {
        List<String> others = Spellings.shipped().of(typed);
        return others.isEmpty() || !widened("spelling", typed, others) ? List.of() : others;
    }

    private List<Clause> hosts(String typed) {
        List<Clause> hosts = HostForms.around(typed);
        return hosts.isEmpty() || !widened("host", typed, List.of(typed.toLowerCase(Locale.ROOT))) ? List.of() : hosts;
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
        String sound =
                latin ? typed.toLowerCase(Locale.ROOT) : Pinyin.full(typed).getFirst();
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

    /** The clause or any of the others; itself where there are none. */
    static Clause either(Clause clause, List<Clause> others) {
        List<Clause> ways = new ArrayList<>(List.of(clause));
        ways.addAll(others);
        return either(ways);
    }

    private static Clause either(List<Clause> ways) {
        return ways.size() == 1 ? ways.getFirst() : new Clause.Any(ways);
    }
}
