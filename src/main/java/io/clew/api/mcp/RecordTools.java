package io.clew.api.mcp;

import io.clew.api.EntitiesResource;
import io.clew.api.RecordsResource;
import io.clew.api.SearchResource;
import io.clew.api.wire.Filters;
import io.clew.api.wire.Said;
import io.clew.record.RecordRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Questions about records and what they name. */
@ApplicationScoped
class RecordTools {

    record RecordAsk(
            @Nullable @Schema(required = true, description = "source/id, as answers name records")
            String record) {}

    record EntityAsk(
            @Nullable @Schema(required = true, description = "type:value in any spelling, such as phone:13812345678")
            String key) {}

    record CompareAsk(
            @Nullable @Schema(required = true, description = "values in any spelling")
            List<String> values) {}

    private final SearchResource search;
    private final RecordsResource records;
    private final EntitiesResource entities;

    RecordTools(SearchResource search, RecordsResource records, EntitiesResource entities) {
        this.search = search;
        this.records = records;
        this.entities = entities;
    }

    List<Tool<?>> all() {
        return List.of(
                Tool.ofAnyTime(
                        "search",
                        "Finds records by words and identifiers, in Chinese or by numbers. Each hit names its record; total is"
                                + " exact, interpretation says how the words were widened.",
                        Filters.class,
                        ask -> search.search(ask)),
                Tool.of(
                        "similar",
                        "Finds records whose text is like a text or another record.",
                        SearchResource.SimilarAsk.class,
                        ask -> search.similar(ask)),
                Tool.ofAnyTime(
                        "compare",
                        "Says which of up to 100,000 values the records name, how often and in which sources.",
                        CompareAsk.class,
                        ask -> search.compare(String.join("\n", Said.required("values", ask.values)))),
                Tool.ofAnyTime(
                        "record", "Reads one record with its text, entities and facts.", RecordAsk.class, ask -> {
                            RecordRef ref = Said.of("record", Said.required("record", ask.record), RecordRef::parse);
                            return records.show(ref.source(), ref.id());
                        }),
                Tool.ofAnyTime(
                        "entity",
                        "The dossier of one entity: names, totals by link, months, counterparts, newest records.",
                        EntityAsk.class,
                        ask -> entities.show(Said.required("key", ask.key))));
    }
}
