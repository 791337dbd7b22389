package io.clew.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.record.Message;
import io.clew.text.TextFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings and mappings of an index, as {@code index-mappings/} says, with what the text package folds filled in.
 *
 * <p>{@code ${io.clew.text.TextFolder.mappings}} stands for the rules of the {@code mapping} char filter and {@code
 * ${io.clew.text.TextFolder.GLUED_PINYIN}} for the pattern of the {@code pattern_replace} filter before it.
 */
public final class IndexDefinition {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPPINGS = "${io.clew.text.TextFolder.mappings}";
    private static final String PATTERN = "${io.clew.text.TextFolder.GLUED_PINYIN}";

    private final ObjectNode root;

    private IndexDefinition(ObjectNode root) {
        this.root = root;
    }

    /** @param name of a file in {@code index-mappings/}, without its ending */
    public static IndexDefinition shipped(String name, IndexLayout layout) {
        try (InputStream in = IndexDefinition.class.getResourceAsStream("/index-mappings/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("index-mappings/" + name + ".json is missing from the build");
            }
            var root = (ObjectNode) JSON.readTree(in);
            var settings = (ObjectNode) root.get("settings");
            settings.put("number_of_shards", layout.shards()).put("number_of_replicas", layout.replicas());
            if (layout.spread() > 0) {
                ((ObjectNode) root.get("mappings")).putObject("_routing").put("required", true);
                if (layout.spread() > 1) { // one shard for each source is what the cluster does unasked
                    settings.put("routing_partition_size", layout.spread());
                }
            }
            if (settings.at("/analysis/char_filter").isObject()) {
                fill((ObjectNode) settings.at("/analysis/char_filter"));
            }
            return new IndexDefinition(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(ObjectNode filters) {
        for (JsonNode filter : filters) {
            if (PATTERN.equals(filter.path("pattern").asText())) {
                ((ObjectNode) filter).put("pattern", TextFolder.GLUED_PINYIN);
            }
            if (MAPPINGS.equals(filter.at("/mappings/0").asText())) {
                ArrayNode rules = ((ObjectNode) filter).putArray("mappings");
                TextFolder.mappings().forEach((from, to) -> rules.add(escaped(from) + "=>" + escaped(to)));
            }
        }
    }

    /** As the {@code mapping} char filter reads it, whatever the character means there or to people's screens. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append("\\u").append(String.format("%04X", (int) c));
        }
        return escaped.toString();
    }

    /** The body of the request that makes the index. */
    public String body() {
        return root.toString();
    }

    /**
     * Compares an index with this definition: every mapping, the analysis, the similarities and the routing.
     *
     * @param live what the cluster says of the index
     * @throws MappingDriftException if there is any difference
     */
    public void compare(String index, JsonNode live) {
        List<Message> differences = new ArrayList<>();
        compare("mappings", root.get("mappings"), live.path("mappings"), differences);
        for (String part : List.of("analysis", "similarity", "routing_partition_size")) {
            compare(
                    "settings." + part,
                    root.get("settings").path(part),
                    live.path("settings").path("index").path(part),
                    differences);
        }
        if (!differences.isEmpty()) {
            throw new MappingDriftException(index, differences);
        }
    }

    private static void compare(String place, JsonNode defined, JsonNode live, List<Message> differences) {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        flatten(place, defined, expected);
        flatten(place, live, actual);
        var all = new TreeSet<>(expected.keySet());
        all.addAll(actual.keySet());
        for (String path : all) {
            String should = expected.get(path);
            String is = actual.get(path);
            if (should == null) {
                differences.add(Message.of("mapping-drift.undefined", path, brief(is)));
            } else if (is == null) {
                differences.add(Message.of("mapping-drift.missing", path, brief(should)));
            } else if (!should.equals(is)) {
                differences.add(Message.of("mapping-drift.other", path, brief(should), brief(is)));
            }
        }
    }

    private static String brief(@org.jspecify.annotations.Nullable String value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** The cluster gives every value of a setting back as text, and an empty text as it came. */
    private static void flatten(String place, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(place + "." + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(value -> values.add(value.asText()));
            into.put(place, String.join(",", values));
        } else if (!node.isMissingNode()) {
            into.put(place, node.asText());
        }
    }
}
