package io.clew.ingest.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.clew.graph.Ontology;
import io.clew.ingest.read.Rejection;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads one record in Clew's own form: a JSON object on a line. Safe for use by many threads. */
public final class RecordLine {

    private static final ObjectReader JSON =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String source;
    private final Ontology ontology;
    private final Keys keys;
    private final Reading reading;

    public RecordLine(String source, Ontology ontology, Keys keys, Reading reading) {
        this.source = source;
        this.ontology = ontology;
        this.keys = keys;
        this.reading = reading;
    }

    public static JsonNode object(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " " + at.getColumnNr();
            throw Rejection.refuse(
                    "",
                    "json",
                    "这一行不是完整的 JSON 对象，第" + where + " 个字符处读不下去。",
                    "The line is not a whole JSON object; reading stopped at character" + where + ".");
        }
        if (node == null || !node.isObject()) {
            throw Rejection.refuse("", "json", "这一行不是 JSON 对象。", "The line is not a JSON object.");
        }
        return node;
    }

    /** @throws Rejection.Refused if the line is no record; says which property and why */
    public Record read(String line, Provenance provenance) {
        JsonNode node = object(line);
        String text = said(node, "text");
        Instant at = time(node, "occurredAt");
        String id = said(node, "id");
        String type = said(node, "type");
        var record = new Record(
                new RecordRef(
                        source, id.isBlank() ? RecordId.of(node.toString()).toString() : id.strip()),
                type.isBlank() ? "document" : type.strip(),
                said(node, "title"),
                text,
                at,
                entities(node),
                List.of(),
                List.of(),
                List.of(),
                facts(node, text),
                fields(node),
                provenance);
        return kept(text.isBlank() ? record : reading.of(record));
    }

    /** A line that no index could keep is a reject of its own and leaves the lines beside it alone. */
    private static Record kept(Record record) {
        try {
            RecordLimits.check(record);
            return record;
        } catch (ClewException beyond) {
            throw Rejection.refuse("", beyond.message());
        }
    }

    private List<EntityRef> entities(JsonNode node) {
        List<EntityRef> entities = new ArrayList<>();
        for (JsonNode entity : list(node, "entities")) {
            entities.add(new EntityRef(
                    key(said(entity, "key"), "entities.key"), said(entity, "role"), said(entity, "name")));
        }
        return entities;
    }

    private List<Fact> facts(JsonNode node, String text) {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode fact : list(node, "facts")) {
            String link = said(fact, "link");
            if (ontology.ordinal(link) < 0) {
                throw Rejection.refuse(
                        "facts.link", "link", "没有“" + link + "”这种联系。", "There is no link type '" + link + "'.");
            }
            int start = fact.path("start").asInt(-1);
            int end = fact.path("end").asInt(-1);
            if (start >= 0 && (end <= start || end > text.length())) {
                throw Rejection.refuse(
                        "facts.start",
                        "offset",
                        "事实的位置 " + start + "–" + end + " 不在正文之内。",
                        "The fact's place " + start + " to " + end + " is not inside the text.");
            }
            String currency = said(fact, "currency");
            facts.add(new Fact(
                    key(said(fact, "from"), "facts.from"),
                    link,
                    key(said(fact, "to"), "facts.to"),
                    time(fact, "at"),
                    amount(fact),
                    currency.isBlank() ? Fact.YUAN : currency.strip(),
                    start,
                    start < 0 ? -1 : end,
                    strings(fact.path("more"), "facts.more")));
        }
        return facts;
    }

    private static @Nullable Money amount(JsonNode fact) {
        JsonNode amount = fact.path("amount");
        if (amount.isMissingNode() || amount.isNull()) {
            return null;
        }
        OptionalLong fen = Values.fen(amount.asText().strip());
        if (fen.isEmpty()) {
            throw Rejection.refuse(
                    "facts.amount",
                    "amount",
                    "“" + amount.asText() + "”不是金额（元，最多两位小数）。",
                    "'" + amount.asText() + "' is not an amount in yuan with at most two decimals.");
        }
        return new Money(fen.getAsLong());
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        String said = said(node, name).strip();
        if (said.isEmpty()) {
            return null;
        }
        return Values.time(said)
                .orElseThrow(() -> Rejection.refuse(
                        name,
                        "time",
                        "“" + said + "”不是时间（ISO 8601，带时区）。",
                        "'" + said + "' is not a time (ISO 8601 with offset)."));
    }

    EntityKey key(String written, String property) {
        int colon = written.indexOf(':');
        String type = colon > 0 ? written.substring(0, colon) : "";
        if (!ontology.knowsNode(type)) {
            throw Rejection.refuse(
                    property,
                    "key",
                    "“" + written + "”不是“类型:值”形式的标识，或没有这种类型。",
                    "'" + written + "' is not type:value with a known type.");
        }
        String value = written.substring(colon + 1);
        return keys.read(type, value)
                .orElseThrow(() -> Rejection.refuse(
                        property,
                        "key",
                        "“" + value + "”不是有效的 " + type + " 标识，请检查位数和校验位。",
                        "'" + value + "' is no valid " + type + "; check its length and check digit."));
    }

    private static Map<String, String> fields(JsonNode node) {
        return strings(node.path("fields"), "fields");
    }

    private static Map<String, String> strings(JsonNode object, String property) {
        Map<String, String> values = new LinkedHashMap<>();
        if (object.isMissingNode() || object.isNull()) {
            return values;
        }
        if (!object.isObject()) {
            throw Rejection.refuse(property, "json", property + " 应是对象。", property + " has to be an object.");
        }
        object.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (!value.isNull()) {
                values.put(entry.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return values;
    }

    private static Iterable<JsonNode> list(JsonNode node, String name) {
        JsonNode list = node.path(name);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw Rejection.refuse(name, "json", name + " 应是数组。", name + " has to be an array.");
        }
        return list;
    }

    private static String said(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }
}
