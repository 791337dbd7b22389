package io.clew.api.wire;

import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.search.RecordQuery;
import io.clew.text.Normalizer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a search, in an address. */
public final class Filters {

    /** Every facet there is. */
    public static final Set<String> FACETS = Set.of("type", "source", "month", "kind", "place");

    /** Characters of a query at most. */
    public static final int LONGEST_QUERY = 10_000;

    @QueryParam("q")
    @Parameter(description = "words, \"phrases\", -without, OR, field:value, ranges, ~; empty matches everything")
    @Nullable
    String q;

    @QueryParam("type")
    @Parameter(description = "record types, several by comma or by repeating")
    @Nullable
    List<String> type;

    @QueryParam("source")
    @Nullable
    List<String> source;

    @QueryParam("from")
    @Parameter(description = "included; a time with offset, or a day in China", example = "2026-03-01")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "excluded; a day means its end", example = "2026-03-31")
    @Nullable
    String to;

    @QueryParam("entity")
    @Parameter(description = "entity keys that the record must name, in any spelling, such as phone:13812345678")
    @Nullable
    List<String> entity;

    @QueryParam("sort")
    @Parameter(
            description = "relevance where nothing is said",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"relevance", "newest", "oldest"}))
    @Nullable
    String sort;

    @QueryParam("size")
    @Parameter(description = "hits on a page, 0 to 10,000")
    @Min(0)
    @Max(RecordQuery.MOST)
    @Nullable
    Integer size;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("facets")
    @Parameter(description = "type, source, month, kind, place, or all")
    @Nullable
    List<String> facets;

    @QueryParam("without")
    @Parameter(description = "widenings to take off, as kind:from of an interpretation; repeat for several")
    @Nullable
    List<String> without;

    @QueryParam("pinyin")
    @Parameter(
            description = "whether names also match by pinyin and initials",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String pinyin;

    public RecordQuery query(Normalizer normalizer) {
        String text = q == null ? "" : q;
        if (text.length() > LONGEST_QUERY) {
            throw Said.wrong("q", Message.of("invalid.query-length", LONGEST_QUERY, text.length()));
        }
        return new RecordQuery(
                text,
                Said.list(type),
                Said.list(source),
                when(),
                Said.keys(normalizer, "entity", entity),
                without == null ? Set.of() : new HashSet<>(without),
                Said.word("sort", sort, RecordQuery.Sort.class, RecordQuery.Sort.RELEVANCE),
                size == null ? 20 : size,
                cursor == null ? "" : cursor,
                facets(),
                Said.flag("pinyin", pinyin));
    }

    private TimeRange when() {
        return Said.window(from, to);
    }

    private Set<String> facets() {
        var wanted = new HashSet<>(Said.list(facets));
        if (wanted.remove("all") | wanted.remove("true")) {
            wanted.addAll(FACETS);
        }
        wanted.remove("false");
        for (String one : wanted) {
            if (!FACETS.contains(one)) {
                throw Said.wrong(
                        "facets",
                        Message.of(
                                "invalid.facet", one, FACETS.stream().sorted().toList()));
            }
        }
        return wanted;
    }
}
