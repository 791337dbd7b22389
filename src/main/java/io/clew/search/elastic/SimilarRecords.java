package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Rescore;
import co.elastic.clients.elasticsearch.core.termvectors.TermVector;
import io.clew.elastic.Cluster;
import io.clew.record.RecordRef;
import io.clew.search.SimilarQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the records whose language model most likely writes a given text, as {@link SimilarQuery} says.
 *
 * <p>One difference from the embedded engine: single characters, which the index holds for BM25 alone, are weighed by it.
 * In a large index the query itself is BM25 and the model comes with the first rescoring.
 *
 * <p>How rare the terms are is asked first, of one shard; where sources have shards of their own, no shard can speak
 * for all and every term counts as rare. Where the text has more terms than the cluster takes in one
 * query, the rarest are asked for.
 *
 * <p>Source: Zhai, Lafferty, <i>A Study of Smoothing Methods for Language Models</i>, TOIS 22(2), 2004.
 */
final class SimilarRecords {

    /** Weight of single characters, which the model gives {@link SimilarQuery#SINGLES}. */
    private static final float BM25_SINGLES = 0.6f / QueryCompiler.SCALE;

    private static final float BM25 = SimilarQuery.BM25 / QueryCompiler.SCALE;

    /**
     * @param query null where no record shares a term with the text
     * @param rescoring what puts the best of its hits in order, one after the other
     * @param telling the terms that weigh most, for marking
     */
    record Asked(@Nullable Query query, List<Rescore> rescoring, List<String> telling) {}

    private record Weighed(String term, int often, boolean known, double rarity) {}

    private final Cluster cluster;
    private final String index;

    SimilarRecords(Cluster cluster, String index) {
        this.cluster = cluster;
        this.index = index;
    }

    /** @param large whether only candidates shall be scored */
    Asked asked(String text, int mostTerms, boolean large) {
        Map<String, Integer> often = new LinkedHashMap<>();
        Cut.pairs(text).forEach(term -> often.merge(term, 1, Integer::sum));
        if (often.isEmpty()) {
            return new Asked(null, List.of(), List.of());
        }
        List<Weighed> weighed = weighed(text, often);
        weighed.sort(Comparator.comparingDouble(Weighed::rarity).reversed());
        int most = Math.max(1, mostTerms / 3);
        List<Weighed> pairs = weighed.subList(0, Math.min(most, weighed.size()));
        Map<String, Integer> singles = new LinkedHashMap<>();
        Cut.singles(text).stream().limit(mostTerms).forEach(term -> singles.merge(term, 1, Integer::sum));
        List<Query> models = of(Fields.LIKELY, pairs, 1, times -> times);
        List<Query> bm25 = of(Fields.PAIRS, pairs, BM25, times -> times);
        List<Query> characters = of(singles, times -> times);
        List<Query> head = new ArrayList<>(of(Fields.LIKELY, pairs, 1, Math::sqrt));
        head.addAll(of(Fields.PAIRS, pairs, BM25, Math::sqrt));
        head.addAll(of(singles, Math::sqrt));
        List<Query> first = new ArrayList<>(bm25);
        List<Query> then = new ArrayList<>(characters);
        (large ? then : first).addAll(models);
        List<Rescore> rescoring = List.of(
                rescore(SimilarQuery.CANDIDATES, 1, any(then)),
                rescore(SimilarQuery.HEAD, SimilarQuery.REPEATED, any(head)));
        var layout = cluster.settings().layout(); // a term that this shard does not know may be in others
        boolean asksAll = layout.shards() == 1 && layout.monthly().isEmpty();
        return new Asked(
                any(first),
                rescoring,
                weighed.stream()
                        .filter(each -> each.known() || !asksAll)
                        .limit(SimilarQuery.TELLING)
                        .map(Weighed::term)
                        .toList());
    }

    private static Query any(List<Query> terms) {
        return Query.of(q -> q.bool(b -> b.should(terms).minimumShouldMatch("1")));
    }

    private static Rescore rescore(int window, double weight, Query query) {
        return Rescore.of(r -> r.windowSize(window)
                .query(q -> q.query(query).queryWeight(weight).rescoreQueryWeight(1.0)));
    }

    private static List<Query> of(String field, List<Weighed> terms, float share, DoubleUnaryOperator weight) {
        return terms.stream()
                .map(each -> boosted(field, each.term(), share * (float) weight.applyAsDouble(each.often())))
                .toList();
    }

    private static List<Query> of(Map<String, Integer> singles, DoubleUnaryOperator weight) {
        return singles.entrySet().stream()
                .map(each -> boosted(
                        Fields.SINGLES, each.getKey(), BM25_SINGLES * (float) weight.applyAsDouble(each.getValue())))
                .toList();
    }

    private static Query boosted(String field, String term, float boost) {
        return Query.of(q -> q.term(t -> t.field(field).value(term).boost(boost)));
    }

    /** The terms with their weight in one record of one term; a term that the shard does not know is the rarest. */
    private List<Weighed> weighed(String text, Map<String, Integer> often) {
        var vector = cluster.settings().layout().spread() == 0 ? vector(text) : null;
        double all = 1;
        if (vector != null && vector.fieldStatistics() != null) {
            all = Math.max(1, vector.fieldStatistics().sumTtf());
        }
        List<Weighed> weighed = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : often.entrySet()) {
            var term = vector == null ? null : vector.terms().get(entry.getKey());
            double seen = term == null || term.ttf() == null ? 0 : term.ttf();
            double chance = (seen + 1) / (all + 1);
            double rarity = entry.getValue() * Math.log(1 + (1 - SimilarQuery.LAMBDA) / (SimilarQuery.LAMBDA * chance));
            weighed.add(new Weighed(entry.getKey(), entry.getValue(), seen > 0, rarity));
        }
        return weighed;
    }

    private @Nullable TermVector vector(String text) {
        var answer = cluster.ask(es -> es.termvectors(t -> t.index(index)
                .doc(Map.of(Fields.PAIRS, RecordJson.whole(text)))
                .fields(Fields.PAIRS)
                .termStatistics(true)
                .fieldStatistics(true)
                .positions(false)
                .offsets(false)));
        return answer.termVectors().get(Fields.PAIRS);
    }

    static Query except(RecordRef ref) {
        return QueryCompiler.term(Fields.REF, ref.toString());
    }
}
