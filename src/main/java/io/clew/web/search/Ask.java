package io.clew.web.search;

import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.search.RecordQuery;
import io.clew.web.frame.Shown;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A search as its address says it; every link on the page is this with one thing changed.
 *
 * @param from first day, {@code 2026-03-01}; empty for open
 * @param to last day, included; empty for open
 * @param refused widenings that were taken off
 * @param sort {@code relevance}, {@code newest} or {@code oldest}
 */
public record Ask(
        String q,
        List<String> types,
        List<String> sources,
        String from,
        String to,
        List<String> entities,
        List<String> refused,
        String sort,
        boolean pinyin,
        String cursor) {

    static final int SIZE = 20;
    static final Set<String> FACETS = Set.of("type", "source", "month", "kind", "place");

    static Ask read(MultivaluedMap<String, String> asked) {
        return new Ask(
                first(asked, "q"),
                all(asked, "type"),
                all(asked, "source"),
                first(asked, "from"),
                first(asked, "to"),
                all(asked, "entity"),
                all(asked, "refused"),
                first(asked, "sort").isEmpty() ? "relevance" : first(asked, "sort"),
                first(asked, "pinyin").equals("true"),
                first(asked, "cursor"));
    }

    public static Ask text(String q) {
        return new Ask(q, List.of(), List.of(), "", "", List.of(), List.of(), "relevance", false, "");
    }

    public static Ask entity(EntityKey key) {
        return text("").with(List.of(), List.of(key.toString())).sorted("newest");
    }

    /** The same within days, {@code 2026-03-01}, both included. */
    public Ask between(String firstDay, String lastDay) {
        return new Ask(q, types, sources, firstDay, lastDay, entities, refused, sort, pinyin, "");
    }

    private Ask with(List<String> newSources, List<String> newEntities) {
        return new Ask(q, types, newSources, from, to, newEntities, refused, sort, pinyin, "");
    }

    public static Ask source(String id) {
        return text("").with(List.of(id), List.of()).sorted("newest");
    }

    /** @throws ClewException {@code date-unreadable} or {@code entity-unreadable} */
    public RecordQuery query(int size, Set<String> facets) {
        return new RecordQuery(
                q,
                types,
                sources,
                new TimeRange(day(from, 0), day(to, 1)),
                entities.stream().map(Ask::key).toList(),
                Set.copyOf(refused),
                switch (sort) {
                    case "newest" -> RecordQuery.Sort.NEWEST;
                    case "oldest" -> RecordQuery.Sort.OLDEST;
                    default -> RecordQuery.Sort.RELEVANCE;
                },
                size,
                cursor,
                facets,
                pinyin);
    }

    Ask typed(String type) {
        return new Ask(q, toggled(types, type), sources, from, to, entities, refused, sort, pinyin, "");
    }

    Ask of(String source) {
        return with(toggled(sources, source), entities);
    }

    Ask without(String widening) {
        return new Ask(q, types, sources, from, to, entities, toggled(refused, widening), sort, pinyin, "");
    }

    Ask withoutEntity(String key) {
        return with(sources, toggled(entities, key));
    }

    Ask sorted(String order) {
        return new Ask(q, types, sources, from, to, entities, refused, order, pinyin, "");
    }

    Ask during(String first, String last) {
        return new Ask(q, types, sources, first, last, entities, refused, sort, pinyin, "");
    }

    Ask asking(String text) {
        return new Ask(text, types, sources, from, to, entities, refused, sort, pinyin, "");
    }

    Ask after(String next) {
        return new Ask(q, types, sources, from, to, entities, refused, sort, pinyin, next);
    }

    public Ask unfiltered() {
        return new Ask(q, List.of(), List.of(), "", "", List.of(), refused, sort, pinyin, "");
    }

    public boolean filtered() {
        return !types.isEmpty() || !sources.isEmpty() || !from.isEmpty() || !to.isEmpty() || !entities.isEmpty();
    }

    /** Whether nothing was asked at all. */
    public boolean bare() {
        return q.isBlank() && !filtered();
    }

    public String href() {
        return "/search" + parameters();
    }

    /** From the question mark on; empty where there is nothing to say. */
    String parameters() {
        var said = new ArrayList<String>();
        UnaryOperator<String> encode = Shown::encoded;
        Stream.of(q).filter(text -> !text.isEmpty()).forEach(text -> said.add("q=" + encode.apply(text)));
        types.forEach(type -> said.add("type=" + encode.apply(type)));
        sources.forEach(source -> said.add("source=" + encode.apply(source)));
        if (!from.isEmpty()) {
            said.add("from=" + encode.apply(from));
        }
        if (!to.isEmpty()) {
            said.add("to=" + encode.apply(to));
        }
        entities.forEach(entity -> said.add("entity=" + encode.apply(entity)));
        refused.forEach(widening -> said.add("refused=" + encode.apply(widening)));
        if (!sort.equals("relevance")) {
            said.add("sort=" + encode.apply(sort));
        }
        if (pinyin) {
            said.add("pinyin=true");
        }
        if (!cursor.isEmpty()) {
            said.add("cursor=" + encode.apply(cursor));
        }
        return said.isEmpty() ? "" : "?" + String.join("&", said);
    }

    private static List<String> toggled(List<String> values, String value) {
        return values.contains(value)
                ? values.stream().filter(one -> !one.equals(value)).toList()
                : Stream.concat(values.stream(), Stream.of(value)).toList();
    }

    private static EntityKey key(String written) {
        try {
            return EntityKey.parse(written);
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("entity-unreadable", written), e);
        }
    }

    private static java.time.@org.jspecify.annotations.Nullable Instant day(String written, int later) {
        if (written.isEmpty()) {
            return null;
        }
        try {
            return written.contains("T")
                    ? Instant.parse(written)
                    : LocalDate.parse(written)
                            .plusDays(later)
                            .atStartOfDay(China.ZONE)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new ClewException(Message.of("date-unreadable", written), e);
        }
    }

    private static String first(MultivaluedMap<String, String> asked, String name) {
        String value = asked.getFirst(name);
        return value == null ? "" : value;
    }

    private static List<String> all(MultivaluedMap<String, String> asked, String name) {
        List<String> values = asked.get(name);
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isEmpty()).toList();
    }
}
