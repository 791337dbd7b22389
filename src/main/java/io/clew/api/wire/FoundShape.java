package io.clew.api.wire;

import io.clew.inquiry.SearchRecords;
import io.clew.search.SearchPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of what a search found. */
@Schema(name = "Found")
public record FoundShape(
        @Schema(description = "exactly how many records match, of those that the caller may read")
        long total,

        List<HitShape> hits,
        Map<String, List<FacetShape>> facets,

        @Schema(description = "how the words were widened; take one off with without=kind:from")
        List<InterpretationShape> interpretation,

        @Schema(description = "how many sources exist that were not searched")
        int withheldSources,

        @Schema(description = "ask again with this for the next page; empty on the last")
        String cursor) {

    /** A record that matches; null where it says no time. */
    public record HitShape(
            String id,
            String type,
            String source,
            String title,
            @Nullable String occurredAt,
            double score,
            List<FragmentShape> fragments,
            List<RecordShape.EntityShape> entities) {}

    /** A piece of a field as it came; marks are [start, end) in UTF-16, relative to the piece. */
    public record FragmentShape(String field, String text, int start, List<int[]> marks) {}

    /** A value of a facet and how many records have it. */
    public record FacetShape(String value, long count) {}

    /** How a word was widened. */
    public record InterpretationShape(String kind, String from, List<String> to) {}

    public static FoundShape of(SearchRecords.Found found) {
        SearchPage page = found.page();
        var facets = new LinkedHashMap<String, List<FacetShape>>();
        page.facets()
                .forEach((name, values) -> facets.put(
                        name,
                        values.stream()
                                .map(one -> new FacetShape(one.value(), one.count()))
                                .toList()));
        return new FoundShape(
                page.total(),
                page.hits().stream().map(FoundShape::hit).toList(),
                facets,
                page.interpretation().stream()
                        .map(one -> new InterpretationShape(one.kind(), one.from(), one.to()))
                        .toList(),
                found.withheldSources(),
                page.cursor());
    }

    public static HitShape hit(SearchPage.Hit hit) {
        return new HitShape(
                hit.ref().toString(),
                hit.type(),
                hit.ref().source(),
                hit.title(),
                Said.time(hit.occurredAt()),
                hit.score(),
                hit.fragments().stream()
                        .map(one -> new FragmentShape(
                                one.field(),
                                one.text(),
                                one.start(),
                                one.marks().stream()
                                        .map(mark -> new int[] {mark.start(), mark.end()})
                                        .toList()))
                        .toList(),
                hit.entities().stream().map(RecordShape.EntityShape::of).toList());
    }
}
