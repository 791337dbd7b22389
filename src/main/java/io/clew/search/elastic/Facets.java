package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import io.clew.search.SearchPage.FacetValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts every match by the values of the asked facets. */
final class Facets {

    /** Values of a facet; more than these are counted by {@link RecordSearch#rest}. */
    static final int MOST = 10_000;

    private static final List<String> ORDER = List.of("type", "source", "month", "kind", "place");
    private static final Comparator<FacetValue> LARGEST_FIRST =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    private Facets() {}

    static Map<String, Aggregation> asked(Set<String> facets) {
        Map<String, Aggregation> asked = new LinkedHashMap<>();
        for (String facet : ORDER) {
            if (facets.contains(facet)) {
                asked.put(facet, Aggregation.of(a -> a.terms(t -> t.field(facet).size(MOST))));
            }
        }
        return asked;
    }

    /** All values with their counts, keyed by value; empty map where there were more than {@link #MOST}. */
    static Map<String, List<FacetValue>> counted(
            Set<String> facets,
            Map<String, Aggregate> answer,
            java.util.function.Function<String, List<FacetValue>> rest) {
        Map<String, List<FacetValue>> counted = new LinkedHashMap<>();
        for (String facet : ORDER) {
            if (facets.contains(facet) && answer.containsKey(facet)) {
                var buckets = answer.get(facet).sterms().buckets().array();
                List<FacetValue> values = new ArrayList<>(buckets.size() < MOST ? values(buckets) : rest.apply(facet));
                values.sort(facet.equals("month") ? Comparator.comparing(FacetValue::value) : LARGEST_FIRST);
                counted.put(facet, values);
            }
        }
        return counted;
    }

    private static List<FacetValue> values(List<StringTermsBucket> buckets) {
        return buckets.stream()
                .map(bucket -> new FacetValue(bucket.key().stringValue(), bucket.docCount()))
                .toList();
    }
}
