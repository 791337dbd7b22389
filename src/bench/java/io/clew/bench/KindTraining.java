package io.clew.bench;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.clew.analysis.method.HanTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes the lines of {@code incident/kind-model.tsv} from texts whose kind is known: logistic regression (LIBLINEAR) over
 * terms that {@link #LEAST} texts have, weighed by their rarity, texts scaled to length 1. The terms whose weights reach
 * furthest are kept and weighed again alone.
 */
final class KindTraining {

    private static final int LEAST = 5;
    private static final double COST = 10;
    private static final double EPSILON = 0.05;

    /** @param kind code of {@code incident/kinds.yaml}, or {@code ordinary} */
    record Sample(Set<String> terms, String kind) {
        static Sample of(String folded, String kind) {
            return new Sample(Set.copyOf(HanTerms.of(folded).keySet()), kind);
        }
    }

    private final List<Sample> samples;
    private final List<String> kinds;
    private final Map<String, Integer> counts = new HashMap<>();

    KindTraining(List<Sample> samples) {
        this.samples = samples;
        this.kinds =
                List.copyOf(new TreeSet<>(samples.stream().map(Sample::kind).toList()));
        samples.forEach(sample -> sample.terms.forEach(term -> counts.merge(term, 1, Integer::sum)));
    }

    List<String> lines(int most) {
        List<String> all = counts.entrySet().stream()
                .filter(each -> each.getValue() >= LEAST)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        double[][] reach = weights(all);
        List<String> kept = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer n) -> -rarity(all.get(n)) * furthest(reach[n])))
                .limit(most)
                .map(all::get)
                .sorted()
                .toList();
        double[][] weights = weights(kept);
        var lines = new ArrayList<String>();
        lines.add(String.join("\t", kinds));
        lines.add(cells(weights[kept.size()]));
        for (int n = 0; n < kept.size(); n++) {
            lines.add(kept.get(n) + "\t" + Math.round(rarity(kept.get(n)) * 1_000) + "\t" + cells(weights[n]));
        }
        return lines;
    }

    private double rarity(String term) {
        return Math.log((samples.size() + 1.0) / counts.getOrDefault(term, 1));
    }

    private static double furthest(double[] weights) {
        double far = 0;
        for (double weight : weights) {
            far = Math.max(far, Math.abs(weight));
        }
        return far;
    }

    private static String cells(double[] weights) {
        var cells = new ArrayList<String>();
        for (double weight : weights) {
            cells.add(Long.toString(Math.round(weight * 1_000)));
        }
        return String.join("\t", cells);
    }

    /** Weights by term and kind; the last row is the base. */
    private double[][] weights(List<String> terms) {
        Map<String, Integer> numbers = new HashMap<>();
        terms.forEach(term -> numbers.put(term, numbers.size() + 1));
        var problem = new Problem();
        problem.l = samples.size();
        problem.n = terms.size() + 1;
        problem.bias = -1;
        problem.x =
                samples.stream().map(sample -> vector(sample, numbers, terms)).toArray(Feature[][]::new);
        problem.y = samples.stream()
                .mapToDouble(sample -> kinds.indexOf(sample.kind))
                .toArray();
        Linear.resetRandom();
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR_DUAL, COST, EPSILON));
        int[] labels = model.getLabels();
        double[] flat = model.getFeatureWeights();
        double[][] weights = new double[problem.n][kinds.size()];
        boolean two = labels.length == 2; // then the library gives one row, for the first of them
        for (int n = 0; n < problem.n; n++) {
            for (int k = 0; k < labels.length; k++) {
                weights[n][labels[k]] = two ? (k == 0 ? flat[n] : -flat[n]) : flat[n * labels.length + k];
            }
        }
        return weights;
    }

    private Feature[] vector(Sample sample, Map<String, Integer> numbers, List<String> terms) {
        int[] known = sample.terms.stream()
                .filter(numbers::containsKey)
                .mapToInt(numbers::get)
                .sorted()
                .toArray();
        double length = Math.sqrt(IntStream.of(known)
                .mapToDouble(n -> rarity(terms.get(n - 1)))
                .map(one -> one * one)
                .sum());
        var vector = new Feature[known.length + 1];
        for (int i = 0; i < known.length; i++) {
            vector[i] = new FeatureNode(known[i], rarity(terms.get(known[i] - 1)) / length);
        }
        vector[known.length] = new FeatureNode(terms.size() + 1, 1);
        return vector;
    }
}
