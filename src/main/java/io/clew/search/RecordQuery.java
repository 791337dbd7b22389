package io.clew.search;

import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import java.util.List;
import java.util.Set;

/**
 * A typed question to the index.
 *
 * @param text in the query language (docs/query-language.md); empty matches everything
 * @param types record types to keep; empty for all
 * @param sources source ids to keep; empty for all that may be read
 * @param when on {@code occurredAt}; records without a time match only an open range
 * @param entities every one of these must be named by the record
 * @param refused variants that the reader took off, as {@link Interpretation#id()} gave them
 * @param size hits on a page, 0 to 10,000
 * @param cursor {@link SearchPage#cursor()} of the page before; empty for the first page
 * @param facets which facets to count: {@code type}, {@code source}, {@code month}, {@code kind}, {@code place}
 * @param pinyin whether names also match by pinyin and initials
 */
public record RecordQuery(
        String text,
        List<String> types,
        List<String> sources,
        TimeRange when,
        List<EntityKey> entities,
        Set<String> refused,
        Sort sort,
        int size,
        String cursor,
        Set<String> facets,
        boolean pinyin) {

    public static final int MOST = 10_000;

    /** In which order hits come; ties by record id. */
    public enum Sort {
        RELEVANCE,
        NEWEST,
        OLDEST
    }

    public RecordQuery {
        types = List.copyOf(types);
        sources = List.copyOf(sources);
        entities = List.copyOf(entities);
        refused = Set.copyOf(refused);
        facets = Set.copyOf(facets);
    }

    /** A hash of what is asked, size and facets aside: a cursor is only good for the question it was given for. */
    public int question() {
        int hash = text.hashCode();
        hash = 31 * hash + types.hashCode();
        hash = 31 * hash + sources.hashCode();
        hash = 31 * hash + when.hashCode();
        hash = 31 * hash + entities.toString().hashCode();
        hash = 31 * hash + new java.util.TreeSet<>(refused).hashCode();
        hash = 31 * hash + sort.ordinal();
        return 31 * hash + (pinyin ? 1 : 0);
    }

    public static RecordQuery of(String text) {
        return new RecordQuery(
                text,
                List.of(),
                List.of(),
                TimeRange.ALWAYS,
                List.of(),
                Set.of(),
                Sort.RELEVANCE,
                20,
                "",
                Set.of(),
                false);
    }

    /** The same question, answered by its total alone. */
    public RecordQuery counting() {
        return new RecordQuery(text, types, sources, when, entities, refused, Sort.NEWEST, 0, "", Set.of(), pinyin);
    }

    /** Every record that names the entity, newest first. */
    public static RecordQuery naming(EntityKey key, int size) {
        return new RecordQuery(
                "",
                List.of(),
                List.of(),
                TimeRange.ALWAYS,
                List.of(key),
                Set.of(),
                Sort.NEWEST,
                size,
                "",
                Set.of(),
                false);
    }
}
