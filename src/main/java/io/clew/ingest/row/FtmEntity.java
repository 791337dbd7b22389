package io.clew.ingest.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.ingest.read.Rejection;
import io.clew.record.Message;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One entity of FollowTheMoney, or a fragment of it: values by property, each once.
 *
 * @param dataset the first that is named; empty where none is
 */
record FtmEntity(String id, String schema, String dataset, Map<String, Set<String>> properties) {

    /** Says less than any schema that stands beside it. */
    private static final List<String> VAGUE = List.of("Thing", "LegalEntity", "Interval", "Document");

    /** @throws Rejection.Refused if it has no id or no schema */
    static FtmEntity of(JsonNode node) {
        String id = node.path("id").asText();
        String schema = node.path("schema").asText();
        if (id.isBlank() || schema.isBlank()) {
            throw Rejection.refuse("id", Message.of("required.ftm"));
        }
        JsonNode datasets = node.path("datasets");
        String dataset = datasets.isArray()
                ? datasets.path(0).asText("")
                : node.path("dataset").asText("");
        Map<String, Set<String>> properties = new LinkedHashMap<>();
        node.path("properties").properties().forEach(property -> {
            Set<String> values = new LinkedHashSet<>();
            if (property.getValue().isArray()) {
                property.getValue().forEach(value -> values.add(text(value)));
            } else {
                values.add(text(property.getValue()));
            }
            values.removeIf(String::isBlank);
            properties.put(property.getKey(), values);
        });
        return new FtmEntity(id, schema, dataset, properties);
    }

    /** An entity that stands inside another is named by its id. */
    private static String text(JsonNode value) {
        return value.isObject() ? value.path("id").asText() : value.asText();
    }

    /** This and another fragment of the same entity, added up. */
    FtmEntity with(FtmEntity other) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        properties.forEach((name, values) -> all.put(name, new LinkedHashSet<>(values)));
        other.properties.forEach((name, values) ->
                all.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(values));
        String narrower = VAGUE.contains(schema) ? other.schema : schema;
        return new FtmEntity(id, narrower, dataset.isEmpty() ? other.dataset : dataset, all);
    }

    Collection<String> values(String property) {
        return properties.getOrDefault(property, Set.of());
    }

    /** The first value of the first property that has one; empty for none. */
    String first(String... names) {
        for (String name : names) {
            for (String value : values(name)) {
                return value;
            }
        }
        return "";
    }

    /** The same for equal content, in whatever order it was written. */
    String content() {
        Map<String, Object> sorted = new TreeMap<>();
        properties.forEach((name, values) -> sorted.put(name, new java.util.TreeSet<>(values)));
        return schema + '\u0001' + dataset + '\u0001' + id + '\u0001' + sorted;
    }

    /** Properties as a record's fields. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("schema", schema);
        fields.put("id", id);
        if (!dataset.isEmpty()) {
            fields.put("dataset", dataset);
        }
        properties.forEach((name, values) -> {
            if (!name.equals("bodyText") && !values.isEmpty()) {
                fields.put(name, String.join("; ", values));
            }
        });
        return fields;
    }
}
