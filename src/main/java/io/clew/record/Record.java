package io.clew.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of a source: an incident report, a statement row, a call, an article. The only truth.
 *
 * <p>Immutable; the same {@link #ref} with other content is a new version.
 *
 * @param type such as {@code incident}, {@code transfer}, {@code call}, {@code account}, {@code document}
 * @param title one line for lists; may be empty
 * @param text the original text that all offsets count in; may be empty for rows
 * @param occurredAt when the thing happened or was written; null where unknown
 * @param fields the row's remaining values under the mapping's names, in column order
 */
public record Record(
        RecordRef ref,
        String type,
        String title,
        String text,
        @Nullable Instant occurredAt,
        List<EntityRef> entities,
        List<Mention> mentions,
        List<AmountMention> amounts,
        List<TimeMention> times,
        List<Fact> facts,
        Map<String, String> fields,
        Provenance provenance) {

    /** The type of what stands in the place of a record that was removed; no record that somebody sends may have it. */
    public static final String REMOVED = "~removed";

    public Record {
        entities = List.copyOf(entities);
        mentions = List.copyOf(mentions);
        amounts = List.copyOf(amounts);
        times = List.copyOf(times);
        facts = List.copyOf(facts);
        fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
    }

    /** What stands in the place of a record that was removed: its name, and nothing else. */
    public static Record removed(RecordRef ref) {
        return new Record(
                ref,
                REMOVED,
                "",
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Provenance.NONE);
    }

    public boolean isRemoved() {
        return type.equals(REMOVED);
    }

    /** The source under which an index finds it: none that anybody may read, once it was removed. */
    public String readableIn() {
        return isRemoved() ? REMOVED : ref.source();
    }

    /** The same record saying other facts and fields. */
    public Record with(List<Fact> facts, Map<String, String> fields) {
        return new Record(
                ref, type, title, text, occurredAt, entities, mentions, amounts, times, facts, fields, provenance);
    }

    /** The name of the n-th fact, from 0. */
    public String factId(int n) {
        return ref + "#" + n;
    }
}
