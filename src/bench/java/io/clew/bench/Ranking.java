package io.clew.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures of one ranked list against judgements. */
final class Ranking {

    private Ranking() {}

    /** NDCG with the grade as gain and the ideal taken from the judgements, not from what was returned. */
    static double ndcg(List<String> ranked, Map<String, Integer> grades, int depth) {
        double gained = 0;
        for (int i = 0; i < Math.min(depth, ranked.size()); i++) {
            gained += gain(grades.getOrDefault(ranked.get(i), 0), i);
        }
        List<Integer> best = grades.values().stream().sorted((a, b) -> b - a).toList();
        double ideal = 0;
        for (int i = 0; i < Math.min(depth, best.size()); i++) {
            ideal += gain(best.get(i), i);
        }
        return ideal == 0 ? 0 : gained / ideal;
    }

    private static double gain(int grade, int place) {
        return grade * Math.log(2) / Math.log(place + 2);
    }

    static double precision(List<String> ranked, Set<String> relevant, int depth) {
        return (double) ranked.stream().limit(depth).filter(relevant::contains).count() / depth;
    }

    static double recall(List<String> ranked, Set<String> relevant, int depth) {
        return relevant.isEmpty()
                ? 0
                : (double) ranked.stream()
                                .limit(depth)
                                .filter(relevant::contains)
                                .count()
                        / relevant.size();
    }

    static double averagePrecision(List<String> ranked, Set<String> relevant) {
        double sum = 0;
        int found = 0;
        for (int i = 0; i < ranked.size(); i++) {
            if (relevant.contains(ranked.get(i))) {
                sum += (double) ++found / (i + 1);
            }
        }
        return relevant.isEmpty() ? 0 : sum / relevant.size();
    }

    static double reciprocalRank(List<String> ranked, String wanted, int depth) {
        int place = ranked.indexOf(wanted);
        return place < 0 || place >= depth ? 0 : 1.0 / (place + 1);
    }
}
