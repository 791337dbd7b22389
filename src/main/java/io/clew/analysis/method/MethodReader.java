package io.clew.analysis.method;

import io.clew.record.China;
import io.clew.text.Folded;
import io.clew.text.TextFolder;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads kind and elements of a case from one text, with the places of the words that say them. O(words × text). */
public final class MethodReader {

    /** A name in quotation marks near words of software. */
    private static final Pattern APP = Pattern.compile(
            "(?:下载|安装|登录|软件|在|到|注册|发来|装)[^。;“”\"]{0,12}[“\"]([^”\"]{2,12})[”\"]|[“\"]([^”\"]{2,12})[”\"]\\s*(?:app|软件|平台|apk)");

    private static final Pattern PLACE =
            Pattern.compile("[\\u4e00-\\u9fff]{2,4}(?:市|区|县|镇|乡|街道)[\\u4e00-\\u9fff]{2,6}(?:路|街|巷|村|大道)");

    /** Different words that a kind needs to be said. */
    private static final int LEAST = 2;

    /** Different words that outweigh a model which holds that a text tells no fraud. */
    private static final int PLAIN = 4;

    /** The chance of no fraud, or of all kinds together, from which on the model decides. */
    private static final double SURE = 0.5;

    /** The same where the vocabulary is silent. */
    private static final double LIKELY = 0.25;

    /** Kinds with this part of the first one's chance are told beside it. */
    private static final double NEARLY = 0.5;

    /** @param start UTF-16, in the original text */
    public record Found(Element element, String value, int start, int end) {}

    /**
     * @param words places of the words that decided
     * @param others kinds that it may as well be, the likeliest first
     */
    public record Kind(String code, List<Found> words, List<String> others) {}

    private final Vocabulary vocabulary;
    private final KindModel model;

    public MethodReader(Vocabulary vocabulary, KindModel model) {
        this.vocabulary = vocabulary;
        this.model = model;
    }

    public static MethodReader shipped() {
        return new MethodReader(Vocabulary.shipped(), KindModel.shipped());
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The kind that the model holds likely; where it does not know how such texts are told, the one that most different words
     * of the vocabulary tell. Null where neither tells one, two tell equally, or no fraud is told.
     */
    public @Nullable Kind kind(String text) {
        Folded folded = TextFolder.fold(text);
        List<KindModel.Chance> chances = model.of(folded);
        Kind worded = worded(folded);
        KindModel.Chance first = chances.getFirst();
        boolean ordinary = first.code().equals(KindModel.ORDINARY);
        double known = chances.stream()
                .filter(one -> one.code().equals(KindModel.ORDINARY) == ordinary)
                .mapToDouble(KindModel.Chance::chance)
                .sum();
        if (known < (worded == null ? LIKELY : SURE)) {
            return worded;
        }
        if (ordinary) {
            return worded != null && worded.words().size() >= PLAIN ? worded : null;
        }
        return new Kind(
                first.code(),
                first.words().stream()
                        .map(place -> found(folded, first.code(), place))
                        .toList(),
                chances.stream()
                        .skip(1)
                        .filter(one -> one.chance() >= NEARLY * first.chance())
                        .map(KindModel.Chance::code)
                        .filter(code -> !code.equals(KindModel.ORDINARY))
                        .toList());
    }

    private static Found found(Folded folded, String code, int[] place) {
        return new Found(Element.MEANS, code, folded.originalStart(place[0]), folded.originalEnd(place[1]));
    }

    private @Nullable Kind worded(Folded folded) {
        List<Kind> kinds = vocabulary.kinds().stream()
                .map(kind -> new Kind(kind.code(), telling(folded, kind), List.of()))
                .filter(kind -> kind.words().size() >= LEAST)
                .sorted(Comparator.comparingInt((Kind kind) -> -kind.words().size()))
                .toList();
        boolean tied = kinds.size() > 1
                && kinds.get(0).words().size() == kinds.get(1).words().size();
        return kinds.isEmpty() || tied ? null : kinds.getFirst();
    }

    /** Words of the kind; its name counts as many as are needed. */
    private static List<Found> telling(Folded folded, Vocabulary.Entry kind) {
        var words = new ArrayList<>(places(folded, Element.MEANS, kind));
        for (String name : kind.names() == null ? List.<String>of() : kind.names()) {
            int at = folded.text().indexOf(name);
            for (int n = 0; at >= 0 && n < LEAST; n++) {
                words.add(new Found(
                        Element.MEANS, kind.code(), folded.originalStart(at), folded.originalEnd(at + name.length())));
            }
        }
        return words;
    }

    /** @param at when it happened; null where unknown */
    public List<Found> elements(String text, @Nullable Instant at) {
        Folded folded = TextFolder.fold(text);
        var found = new ArrayList<Found>();
        for (Element element : Element.values()) {
            for (Vocabulary.Entry entry : vocabulary.values(element)) {
                places(folded, element, entry).stream()
                        .min(Comparator.comparingInt(Found::start))
                        .ifPresent(found::add);
            }
        }
        named(folded, APP, Element.TOOLS, found);
        named(folded, PLACE, Element.PLACES, found);
        if (at != null) {
            found.add(new Found(Element.TIMES, part(at.atZone(China.ZONE)), -1, -1));
        }
        return found;
    }

    /** Part of the day and kind of day, as {@code evening} or {@code morning-weekend}. */
    private static String part(ZonedDateTime at) {
        int hour = at.getHour();
        String part = hour < 6 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        return at.getDayOfWeek().getValue() > 5 ? part + "-weekend" : part;
    }

    /** The first place of each different word. */
    private static List<Found> places(Folded folded, Element element, Vocabulary.Entry entry) {
        var places = new ArrayList<Found>();
        for (String word : entry.words()) {
            int at = folded.text().indexOf(word.toLowerCase(Locale.ROOT));
            if (at >= 0) {
                places.add(new Found(
                        element, entry.code(), folded.originalStart(at), folded.originalEnd(at + word.length())));
            }
        }
        return places;
    }

    private static void named(Folded folded, Pattern pattern, Element element, List<Found> found) {
        Matcher matcher = pattern.matcher(folded.text());
        while (matcher.find()) {
            int group = matcher.groupCount() == 0 ? 0 : matcher.start(1) >= 0 ? 1 : 2;
            String value = matcher.group(group);
            boolean known = found.stream().anyMatch(one -> one.element == element && one.value.equals(value));
            if (!known) {
                found.add(new Found(
                        element,
                        value,
                        folded.originalStart(matcher.start(group)),
                        folded.originalEnd(matcher.end(group))));
            }
        }
    }
}
