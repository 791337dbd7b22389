package io.clew.analysis.method;

import io.clew.text.Folded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A linear model of how kinds of fraud are told, in reports, protocols and calls: each {@link HanTerms term} that a text has
 * speaks for or against each kind, and what it said can be shown. Trained by {@code ./clew bench kinds}, which says on what
 * and how well; kept in {@code incident/kind-model.tsv}. Safe for use by many threads.
 *
 * <p>Each kind has a chance of its own, so chances do not add up to 1; of a text that is told like none of those that the
 * model knows, none has a high one.
 */
public final class KindModel {

    /** The kind of a text that tells no fraud. */
    public static final String ORDINARY = "ordinary";

    private static final int WORDS = 8;

    /** Weights are kept in thousandths. */
    private static final double SCALE = 1_000;

    /** @param weights of the kinds, in thousandths */
    private record Term(double rarity, int[] weights) {}

    /**
     * A kind as likely as the model holds it.
     *
     * @param words first places of the terms that spoke most for it against the next likely kind, start and end in the folded
     *     text, in order of the text
     */
    public record Chance(String code, double chance, List<int[]> words) {}

    private final List<String> kinds;
    private final double[] base;
    private final Map<String, Term> terms = new HashMap<>();

    /** @param lines as {@code incident/kind-model.tsv} has them */
    public KindModel(List<String> lines) {
        var rows = lines.stream().filter(line -> !line.startsWith("#")).toList();
        kinds = List.of(rows.get(0).split("\t"));
        base = IntStream.of(ints(rows.get(1).split("\t"), 0))
                .mapToDouble(weight -> weight / SCALE)
                .toArray();
        for (String row : rows.subList(2, rows.size())) {
            String[] cells = row.split("\t");
            terms.put(cells[0], new Term(Integer.parseInt(cells[1]) / SCALE, ints(cells, 2)));
        }
    }

    private static int[] ints(String[] cells, int from) {
        return IntStream.range(from, cells.length)
                .map(n -> Integer.parseInt(cells[n]))
                .toArray();
    }

    public static KindModel shipped() {
        try (InputStream in = KindModel.class.getResourceAsStream("/incident/kind-model.tsv")) {
            if (in == null) {
                throw new IllegalStateException("incident/kind-model.tsv is missing from the build");
            }
            return new KindModel(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("incident/kind-model.tsv cannot be read", e);
        }
    }

    /** Every kind, the likeliest first; the words only of the first. */
    public List<Chance> of(Folded text) {
        Map<String, Integer> found = HanTerms.of(text.text());
        found.keySet().retainAll(terms.keySet());
        double length = Math.sqrt(found.keySet().stream()
                .mapToDouble(term -> square(of(term).rarity))
                .sum());
        double[] scores = base.clone();
        found.keySet().forEach(one -> {
            Term term = of(one);
            for (int kind = 0; kind < scores.length; kind++) {
                scores[kind] += term.rarity * term.weights[kind] / SCALE / length;
            }
        });
        double[] chances = IntStream.range(0, scores.length)
                .mapToDouble(k -> 1 / (1 + Math.exp(-scores[k])))
                .toArray();
        List<Integer> order = IntStream.range(0, chances.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer kind) -> -chances[kind]))
                .toList();
        var told = new ArrayList<Chance>();
        for (int kind : order) {
            boolean first = told.isEmpty();
            List<int[]> words = first ? words(found, kind, order.get(1)) : List.of();
            told.add(new Chance(kinds.get(kind), chances[kind], words));
        }
        return told;
    }

    private Term of(String term) {
        return java.util.Objects.requireNonNull(terms.get(term));
    }

    private static double square(double one) {
        return one * one;
    }

    /** Terms that speak for the first kind, and more for it than for the second; those that overlap count as one. */
    private List<int[]> words(Map<String, Integer> found, int first, int second) {
        record Speaking(String term, double gain) {}
        var speaking = found.keySet().stream()
                .filter(term -> of(term).weights[first] > 0)
                .map(term ->
                        new Speaking(term, of(term).rarity * (2 * of(term).weights[first] - of(term).weights[second])))
                .filter(one -> one.gain > 0 && bare(one.term).length() > 1)
                .sorted(Comparator.comparingDouble((Speaking one) -> -one.gain).thenComparing(Speaking::term))
                .limit(WORDS)
                .map(one -> new int[] {
                    at(found, one.term), at(found, one.term) + bare(one.term).length()
                })
                .sorted(Comparator.comparingInt((int[] place) -> place[0]).thenComparingInt(place -> place[1]))
                .toList();
        var words = new ArrayList<int[]>();
        for (int[] place : speaking) {
            int[] last = words.isEmpty() ? null : words.getLast();
            if (last != null && place[0] <= last[1]) {
                last[1] = Math.max(last[1], place[1]);
            } else {
                words.add(place);
            }
        }
        return words;
    }

    private static String bare(String term) {
        return term.startsWith(HanTerms.BEGINS) ? term.substring(HanTerms.BEGINS.length()) : term;
    }

    private static int at(Map<String, Integer> found, String term) {
        return java.util.Objects.requireNonNull(found.get(term));
    }
}
