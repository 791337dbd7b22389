package io.clew.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.api.wire.Filters;
import io.clew.api.wire.FoundShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.inquiry.CompareValues;
import io.clew.inquiry.SearchRecords;
import io.clew.inquiry.SuggestEntities;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Finds records: by words and identifiers, by likeness, thousands of values at once. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search", description = "检索")
public class SearchResource {

    /** What similar records are wanted to: a text, or a record. Filters as for a search. */
    @Schema(name = "SimilarAsk")
    public record SimilarAsk(
            @Nullable @Schema(description = "a text; or give record")
            String text,

            @Nullable @Schema(description = "source/id", examples = "jq-2026/jq-0001")
            String record,

            @Nullable @Min(0) @Max(RecordQuery.MOST) Integer size,
            @Nullable List<String> type,
            @Nullable List<String> source,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> entity,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    /** Which values the records know. */
    @Schema(name = "Compared")
    public record Compared(List<Known> values, List<String> missing) {}

    /** A value that records name, as it was sent. */
    public record Known(String value, String key, long records, List<String> sources) {}

    /** Something to ask or open. */
    public record Offered(String kind, String text, String key, long records) {
        static Offered of(RecordIndex.Suggestion one) {
            return new Offered(one.kind(), one.text(), one.key(), one.records());
        }
    }

    private final SearchRecords search;
    private final SuggestEntities suggest;
    private final CompareValues compare;
    private final Normalizer normalizer;
    private final Asker asker;

    SearchResource(
            SearchRecords search, SuggestEntities suggest, CompareValues compare, Normalizer normalizer, Asker asker) {
        this.search = search;
        this.suggest = suggest;
        this.compare = compare;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Path("/search")
    @Operation(
            summary = "Finds records",
            description = "Answers one page, best first. A query that cannot be read answers 400 with the offset.")
    public FoundShape search(@Valid @BeanParam Filters filters) {
        Access access = asker.access();
        return counted(FoundShape.of(search.search(access, filters.query(normalizer))));
    }

    @POST
    @Path("/search/similar")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Finds records whose text is like the given one",
            description = "All terms of the text are used.")
    public FoundShape similar(@Valid @Nullable SimilarAsk asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        SimilarAsk ask = Said.required("text", asked);
        var filter = new RecordQuery(
                "",
                Said.list(ask.type),
                Said.list(ask.source),
                window(ask),
                Said.keys(normalizer, "entity", ask.entity),
                Set.of(),
                RecordQuery.Sort.RELEVANCE,
                ask.size == null ? 20 : ask.size,
                "",
                Set.of(),
                false);
        if (ask.record != null) {
            if (ask.text != null) {
                throw Said.wrong("record", Message.of("invalid.text-or-record"));
            }
            return counted(
                    FoundShape.of(search.similar(access, Said.of("record", ask.record, RecordRef::parse), filter)));
        }
        return counted(FoundShape.of(search.similar(access, Said.required("text", ask.text), filter)));
    }

    private static TimeRange window(SimilarAsk ask) {
        return Said.window(ask.from, ask.to);
    }

    @POST
    @Path("/search/compare")
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Looks up to 100,000 values up at once",
            description =
                    "One value a line, in any spelling. Values that no readable record names come back in missing.")
    public Compared compare(@Nullable String values) {
        Access access = asker.access();
        var compared =
                compare.compare(access, Said.required("values", values).lines().toList());
        return new Compared(
                compared.values().stream()
                        .map(one -> new Known(one.value(), one.key().toString(), one.records(), one.sources()))
                        .toList(),
                compared.missing());
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Path("/suggest")
    @Operation(summary = "Entities and queries for what was typed so far; pinyin and initials too")
    public List<Offered> suggest(@QueryParam("q") @Nullable String typed) {
        Access access = asker.access();
        return suggest.suggest(access, typed == null ? "" : typed).stream()
                .map(Offered::of)
                .toList();
    }

    private FoundShape counted(FoundShape found) {
        asker.counted(found.hits().size());
        return found;
    }
}
