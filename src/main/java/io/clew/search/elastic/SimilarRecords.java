package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.elastic.Cluster;
import io.clew.record.RecordRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the records whose language model most likely writes a given text: Jelinek-Mercer smoothing with λ 0.2 over
 * pairs of characters, every term counted as often as it stands in the text, and {@value #BM25} of BM25 beside it.
 *
 * <p>How rare the terms are is asked first, of one shard. Where the text has more terms than the cluster takes in one
 * query, the rarest are asked for.
 *
 * <p>Source: Zhai, Lafferty, <i>A Study of Smoothing Methods for Language Models</i>, TOIS 22(2), 2004.
 */
final class SimilarRecords {

    private static final double LAMBDA = 0.2;
    private static final float BM25 = 0.3f;
    private static final int SHOWN = 40;

    /**
     * @param query null where no record shares a term with the text
     * @param telling the terms that weigh most, for marking
     */
    record Asked(@Nullable Query query, List<String> telling) {}

    private record Weighed(String term, int often, boolean known, double rarity) {}

    private final Cluster cluster;
    private final String index;

    SimilarRecords(Cluster cluster, String index) {
        this.cluster = cluster;
        this.index = index;
    }

    Asked asked(String text, int mostTerms) {
        Map<String, Integer> often = new LinkedHashMap<>();
        Cut.pairs(text).forEach(term -> often.merge(term, 1, Integer::sum));
        if (often.isEmpty()) {
            return new Asked(null, List.of());
        }
        List<Weighed> weighed = weighed(text, often);
        weighed.sort(Comparator.comparingDouble(Weighed::rarity).reversed());
        List<Query> terms = new ArrayList<>();
        weighed.stream().limit(Math.max(1, mostTerms / 2)).forEach(each -> {
            terms.add(boosted(Fields.LIKELY, each.term(), each.often()));
            terms.add(boosted(Fields.PAIRS, each.term(), BM25 / QueryCompiler.SCALE * each.often()));
        });
        boolean asksAll = cluster.settings().shards() == 1; // else a term that this shard does not know may be in others
        List<String> telling = weighed.stream()
                .filter(each -> each.known() || !asksAll)
                .limit(SHOWN).map(Weighed::term).toList();
        Query any = Query.of(q -> q.bool(b -> b.should(terms).minimumShouldMatch("1")));
        return new Asked(terms.isEmpty() ? null : any, telling);
    }

    private static Query boosted(String field, String term, float boost) {
        return Query.of(q -> q.term(t -> t.field(field).value(term).boost(boost)));
    }

    /** The terms with their weight in one record of one term; a term that the shard does not know is the rarest. */
    private List<Weighed> weighed(String text, Map<String, Integer> often) {
        var answer = cluster.ask(es -> es.termvectors(t -> t.index(index)
                .doc(Map.of(Fields.PAIRS, RecordJson.whole(text)))
                .fields(Fields.PAIRS)
                .termStatistics(true)
                .fieldStatistics(true)
                .positions(false)
                .offsets(false)));
        var vector = answer.termVectors().get(Fields.PAIRS);
        double all = 1;
        if (vector != null && vector.fieldStatistics() != null) {
            all = Math.max(1, vector.fieldStatistics().sumTtf());
        }
        List<Weighed> weighed = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : often.entrySet()) {
            var term = vector == null ? null : vector.terms().get(entry.getKey());
            double seen = term == null || term.ttf() == null ? 0 : term.ttf();
            double chance = (seen + 1) / (all + 1);
            double rarity = entry.getValue() * Math.log(1 + (1 - LAMBDA) / (LAMBDA * chance));
            weighed.add(new Weighed(entry.getKey(), entry.getValue(), seen > 0, rarity));
        }
        return weighed;
    }

    static Query except(RecordRef ref) {
        return QueryCompiler.term(Fields.REF, ref.toString());
    }
}
