package io.clew.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record as the API shows it. */
@Schema(name = "Record")
public record RecordShape(
        @Schema(description = "source/id", examples = "jq-2026/jq-0001")
        String id,

        String source,
        String type,
        String title,

        @Schema(description = "the original text; all offsets are UTF-16 code units in it")
        String text,

        @Nullable String occurredAt,
        List<EntityShape> entities,
        List<MentionShape> mentions,
        List<AmountShape> amounts,
        List<TimeShape> times,
        List<FactShape> facts,
        Map<String, String> fields,
        @JsonProperty("import") ImportShape provenance,
        int version,

        @Nullable
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "place in the order of arrival; left out for readers from whom sources are withheld")
        String sequence) {

    /** An entity that the record names as a whole. */
    public record EntityShape(String key, String role, String name) {
        static EntityShape of(EntityRef entity) {
            return new EntityShape(entity.key().toString(), entity.role(), entity.name());
        }
    }

    /** A place in the text that names an entity. */
    public record MentionShape(int start, int end, String key, String role) {}

    /**
     * A place in the text that says an amount, in yuan unless the currency says otherwise.
     *
     * @param approximate true where the text says a range or about how much, of which this is the least; else absent
     */
    public record AmountShape(
            int start,
            int end,
            String amount,
            String currency,
            @Nullable Boolean approximate) {}

    /** A place in the text that says when; {@code to} is excluded. */
    public record TimeShape(
            int start,
            int end,
            @Nullable String from,
            @Nullable String to) {}

    /** Where the record came from; {@code place} is a row (from 1) or page, 0 for neither. */
    public record ImportShape(String id, String file, String sha256, int place) {}

    /** One edge that the record asserts. {@code start} and {@code end} are absent where it comes from a row. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FactShape(
            String id,
            String from,
            String link,
            String to,
            @Nullable String at,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable Integer row,
            Map<String, String> more) {

        static FactShape of(Record record, int n) {
            Fact fact = record.facts().get(n);
            boolean said = fact.start() >= 0;
            return new FactShape(
                    record.factId(n),
                    fact.from().toString(),
                    fact.link(),
                    fact.to().toString(),
                    Said.time(fact.at()),
                    fact.amount() == null ? null : fact.amount().toString(),
                    fact.amount() == null ? null : fact.currency(),
                    said ? fact.start() : null,
                    said ? fact.end() : null,
                    said || record.provenance().place() == 0
                            ? null
                            : record.provenance().place(),
                    fact.more());
        }
    }

    public static RecordShape of(RecordIndex.Kept kept) {
        Record record = kept.record();
        var facts = new ArrayList<FactShape>();
        for (int n = 0; n < record.facts().size(); n++) {
            facts.add(FactShape.of(record, n));
        }
        return new RecordShape(
                record.ref().toString(),
                record.ref().source(),
                record.type(),
                record.title(),
                record.text(),
                Said.time(record.occurredAt()),
                record.entities().stream().map(EntityShape::of).toList(),
                record.mentions().stream()
                        .map(one -> new MentionShape(
                                one.start(), one.end(), one.key().toString(), one.role()))
                        .toList(),
                record.amounts().stream()
                        .map(one -> new AmountShape(
                                one.start(),
                                one.end(),
                                one.amount().toString(),
                                one.currency(),
                                one.approximate() ? true : null))
                        .toList(),
                record.times().stream()
                        .map(one -> new TimeShape(one.start(), one.end(), Said.time(one.from()), Said.time(one.to())))
                        .toList(),
                facts,
                record.fields(),
                new ImportShape(
                        record.provenance().importId(),
                        record.provenance().file(),
                        record.provenance().sha256(),
                        record.provenance().place()),
                kept.version(),
                kept.sequence() == 0 ? null : Long.toString(kept.sequence()));
    }
}
