package io.clew.casework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words of a board as a reader may see them, wherever in its state they stand. */
final class BoardWords {

    /** What is kept of the entry of an entity that goes by another key: what somebody wrote beside it is not. */
    private static final Set<String> DRAWN = Set.of("key", "label", "type");

    private final Access access;
    private final RecordIndex index;
    private final Map<String, String> told = new HashMap<>();

    /** @param keys those that the reader may not take for known where they are hidden from them, or none */
    BoardWords(Access access, RecordIndex index, Collection<EntityKey> keys) {
        this.access = access;
        this.index = index;
        index.told(access, keys).forEach((key, shown) -> {
            if (!key.equals(shown)) {
                told.put(key.toString(), shown.toString());
            }
        });
    }

    boolean changesNothing() {
        return told.isEmpty();
    }

    /** The state with other words, or the state itself for somebody who may see all. */
    JsonNode of(JsonNode state) {
        return access.unmasked() ? state : rewritten(state);
    }

    private JsonNode rewritten(JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText();
            String key = told.get(text);
            return JsonNodeFactory.instance.textNode(key == null ? index.told(access, text) : key);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(one -> array.add(rewritten(one)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        boolean hidden = told.containsKey(node.path("key").asText());
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (var field : node.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (!hidden || value.isNumber() || value.isBoolean() || DRAWN.contains(name)) {
                object.set(told.getOrDefault(name, name), rewritten(value));
            }
        }
        return object;
    }
}
