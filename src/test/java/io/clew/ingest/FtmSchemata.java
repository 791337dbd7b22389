package io.clew.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds entities against the model of FollowTheMoney, of which {@code ftm-model.tsv} is an excerpt. */
public final class FtmSchemata {

    private record Schema(List<String> above, Set<String> required, Map<String, String> properties) {}

    private final Map<String, Schema> schemata = new HashMap<>();

    public FtmSchemata() {
        try (InputStream in = FtmSchemata.class.getResourceAsStream("/ftm-model.tsv")) {
            String model = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            model.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        List<String> above = new ArrayList<>(List.of(cells[0]));
        Set<String> required = new HashSet<>(words(cells[2]));
        Map<String, String> properties = new HashMap<>();
        for (String parent : words(cells[1])) {
            Schema schema = Objects.requireNonNull(schemata.get(parent), parent);
            above.addAll(schema.above());
            required.addAll(schema.required());
            properties.putAll(schema.properties());
        }
        for (String property : words(cells[3])) {
            int colon = property.indexOf(':');
            properties.put(property.substring(0, colon), property.substring(colon + 1));
        }
        schemata.put(cells[0], new Schema(above, required, properties));
    }

    private static List<String> words(String cell) {
        return cell.isBlank() || cell.equals("-")
                ? List.of()
                : List.of(cell.strip().split(" "));
    }

    /** What of the lines the model does not allow; fragments of one id are one entity. */
    public List<String> faults(List<String> lines) {
        Map<String, JsonNode> first = new LinkedHashMap<>();
        Map<String, Set<String>> there = new HashMap<>();
        List<JsonNode> all = new ArrayList<>();
        for (String line : lines) {
            JsonNode entity = json(line);
            all.add(entity);
            first.putIfAbsent(entity.path("id").asText(), entity);
            entity.path("properties")
                    .fieldNames()
                    .forEachRemaining(
                            name -> there.computeIfAbsent(entity.path("id").asText(), id -> new HashSet<>())
                                    .add(name));
        }
        List<String> faults = new ArrayList<>();
        for (JsonNode entity : all) {
            String name = entity.path("schema").asText();
            Schema schema = schemata.get(name);
            if (schema == null) {
                faults.add("no schema " + name);
                continue;
            }
            String id = entity.path("id").asText();
            schema.required().stream()
                    .filter(needed -> !there.getOrDefault(id, Set.of()).contains(needed))
                    .forEach(needed -> faults.add(name + " lacks " + needed));
            entity.path("properties").fields().forEachRemaining(property -> {
                String type = schema.properties().get(property.getKey());
                property.getValue().forEach(value -> {
                    if (type == null || !fits(type, value.asText(), first)) {
                        faults.add(name + "." + property.getKey() + " is no " + type + ": " + value.asText());
                    }
                });
            });
        }
        return faults;
    }

    private boolean fits(String type, String value, Map<String, JsonNode> entities) {
        if (type.startsWith("entity>")) {
            JsonNode other = entities.get(value);
            Schema schema =
                    other == null ? null : schemata.get(other.path("schema").asText());
            return schema != null && schema.above().contains(type.substring("entity>".length()));
        }
        return switch (type) {
            case "number" -> value.matches("-?\\d+(\\.\\d+)?");
            case "date" -> value.matches("\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z?)?)?)?");
            case "phone" -> value.matches("\\+[1-9]\\d{6,14}");
            default -> !value.isBlank();
        };
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
