package io.clew.web.pattern;

import io.clew.analysis.scene.Catalogue;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.SweepPatterns;
import io.clew.record.Message;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page that looks for patterns.
 *
 * @param asked whether anything was looked for
 * @param fault why not, in words; empty where nothing is wrong
 * @param ordinary how many hits were left out as ordinary, in words; empty where none was
 */
public record PatternsView(
        List<Model> models,
        List<Pace> paces,
        String scope,
        String since,
        String until,
        boolean asked,
        String fault,
        List<Found> found,
        String ordinary,
        int withheld) {

    /** A pace at which money may move; its set of parameters is taken where a pattern offers it. */
    public record Pace(String name, String label, boolean chosen) {}

    static List<Pace> paces(List<Catalogue.Entry> entries, String chosen, Words words) {
        return entries.stream()
                .flatMap(entry -> entry.sets().stream())
                .map(set -> new Pace(
                        set.name(),
                        words.chinese() ? set.zh() : set.en(),
                        set.name().equals(chosen)))
                .distinct()
                .toList();
    }

    /** A pattern to choose. */
    public record Model(String code, String name, String definition, boolean chosen) {}

    /** What one pattern gave. */
    public record Found(
            String code,
            String name,
            String definition,
            String innocent,
            String unless,
            List<PatternHit> hits,
            long total) {

        public static Found of(Catalogue.Entry entry, List<FindPatterns.Found> hits, long total, Words words) {
            return new Found(
                    entry.code(),
                    PatternsView.name(entry, words),
                    words.tell(entry.definition()),
                    words.tell(entry.innocent()),
                    words.tell(entry.unless()),
                    hits.stream()
                            .map(hit -> PatternHit.of(entry.code(), hit, words))
                            .toList(),
                    total);
        }

        static Found of(SweepPatterns.Result result, Words words) {
            return of(result.entry(), result.hits(), result.total(), words);
        }
    }

    /** How many hits were left out and why, most frequent reason first; empty where none was. */
    static String leftOut(Map<String, Long> leftOut, Words words) {
        long all = leftOut.values().stream().mapToLong(Long::longValue).sum();
        String why = leftOut.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(each -> words.tell(Message.of("left-out." + each.getKey())) + " " + Shown.counted(each.getValue()))
                .collect(Collectors.joining(words.chinese() ? "；" : "; "));
        return all == 0 ? "" : words.of(PatternMsg.class).ordinary(Shown.counted(all), why);
    }

    static String name(Catalogue.Entry entry, Words words) {
        return words.chinese() ? entry.zh() : entry.en();
    }

    static List<Model> models(List<Catalogue.Entry> entries, List<String> chosen, Words words) {
        return entries.stream()
                .map(entry -> new Model(
                        entry.code(),
                        name(entry, words),
                        words.tell(entry.definition()),
                        chosen.contains(entry.code())))
                .toList();
    }

    /** Whether everything that was looked for gave nothing. */
    public boolean nothing() {
        return asked && fault.isEmpty() && found.stream().allMatch(each -> each.total == 0);
    }
}
