package io.clew.ingest.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.clew.graph.Ontology;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Values;
import io.clew.ingest.read.Rejection;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordLimits;
import io.clew.text.MaskedName;
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
            throw Rejection.refuse(
                    "", at == null ? Message.of("json.line") : Message.of("json.place", at.getColumnNr()));
        }
        if (node == null || !node.isObject()) {
            throw Rejection.refuse("", Message.of("json.object"));
        }
        return node;
    }

    /** @throws Rejection.Refused if the line is no record; says which property and why */
    public Record read(String line, Provenance provenance) {
        JsonNode node = object(line);
        String text = said(node, "text");
        Instant at = time(node, "occurredAt");
        String id = said(node, "id");
        String type = said(node, "type").strip();
        if (type.equals(Record.REMOVED)) {
            throw Rejection.refuse("type", Message.of("json.type", type));
        }
        var record = new Record(
                new RecordRef(
                        source, id.isBlank() ? RecordId.of(node.toString()).toString() : id.strip()),
                type.isEmpty() ? "document" : type,
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
                throw Rejection.refuse("facts.link", Message.of("link", link));
            }
            int start = fact.path("start").asInt(-1);
            int end = fact.path("end").asInt(-1);
            if (start >= 0 && (end <= start || end > text.length())) {
                throw Rejection.refuse("facts.start", Message.of("offset", start, end));
            }
            String currency = said(fact, "currency");
            facts.add(new Fact(
                    party(said(fact, "from"), "facts.from"),
                    link,
                    party(said(fact, "to"), "facts.to"),
                    time(fact, "at"),
                    amount(fact),
                    currency.isBlank() ? Fact.YUAN : currency.strip(),
                    start,
                    start < 0 ? -1 : end,
                    more(fact)));
        }
        return facts;
    }

    /** What else is said of a fact; how long a call lasted may stand beside its time. */
    private static Map<String, String> more(JsonNode fact) {
        Map<String, String> more = strings(fact.path("more"), "facts.more");
        JsonNode seconds = fact.path("seconds");
        if (seconds.isMissingNode() || seconds.isNull()) {
            return more;
        }
        String said = seconds.asText().strip();
        if (!said.matches("[0-9]{1,9}")) {
            throw Rejection.refuse("facts.seconds", Message.of("seconds.property", said));
        }
        var all = new LinkedHashMap<>(more);
        all.put("seconds", said);
        return all;
    }

    private static @Nullable Money amount(JsonNode fact) {
        JsonNode amount = fact.path("amount");
        if (amount.isMissingNode() || amount.isNull()) {
            return null;
        }
        OptionalLong fen = Values.fen(amount.asText().strip());
        if (fen.isEmpty()) {
            throw Rejection.refuse("facts.amount", Message.of("amount.property", amount.asText()));
        }
        return new Money(fen.getAsLong());
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        String said = said(node, name).strip();
        if (said.isEmpty()) {
            return null;
        }
        return Values.time(said).orElseThrow(() -> Rejection.refuse(name, Message.of("time.property", said)));
    }

    /** A key that a fact may hold on to: a masked name is nobody's. */
    private EntityKey party(String written, String property) {
        EntityKey key = key(written, property);
        if (MaskedName.is(key)) {
            throw Rejection.refuse(property, Message.of("key.masked", key.value()));
        }
        return key;
    }

    EntityKey key(String written, String property) {
        int colon = written.indexOf(':');
        String type = colon > 0 ? written.substring(0, colon) : "";
        if (!ontology.knowsNode(type)) {
            throw Rejection.refuse(property, Message.of("key.form", written));
        }
        String value = written.substring(colon + 1);
        return keys.read(type, value)
                .orElseThrow(() -> Rejection.refuse(property, Message.of("key.check", value, type)));
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
            throw Rejection.refuse(property, Message.of("json.property", property));
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
            throw Rejection.refuse(name, Message.of("json.array", name));
        }
        return list;
    }

    private static String said(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }
}
