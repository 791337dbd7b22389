package io.clew.ingest.map;

import io.clew.record.Message;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.graph.Ontology;
import io.clew.ingest.map.Item.Table;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.LineReader;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities of FollowTheMoney, a JSON object on a line.
 *
 * <p>Relations name entities by id, before or after these come in the file, so it is read twice: once for what each id
 * stands for, once for the records. Memory grows with the number of entities that are no relations. Source: the model
 * at followthemoney.tech.
 */
public final class FtmFile {

    private static final int LINES_AT_ONCE = 500;

    /** Relations: schema to link type and the properties that name its ends. */
    private static final Map<String, Relation> RELATIONS = Map.of(
            "Payment", new Relation("transfer", "payerAccount|payer", "beneficiaryAccount|beneficiary"),
            "Ownership", new Relation("shareholder", "owner", "asset"),
            "Directorship", new Relation("legal-person", "director", "organization"),
            "Family", new Relation("relative", "person", "relative"),
            "Associate", new Relation("relative", "person", "associate"),
            "Membership", new Relation("party-of", "member", "organization"),
            "Employment", new Relation("party-of", "employee", "employer"),
            "UnknownLink", new Relation("mentioned-with", "subject", "object"));

    private record Relation(String link, String from, String to) {}

    private final String source;
    private final Leaf leaf;
    private final Origin origin;
    private final Ontology ontology;
    private final Keys keys;
    private final Reading reading;
    private final Track track;
    private final Map<String, EntityKey> meant = new HashMap<>();

    public FtmFile(
            String source, Leaf leaf, String importId, Ontology ontology, Keys keys, Reading reading, Track track) {
        this.source = source;
        this.leaf = leaf;
        this.origin = new Origin(importId, leaf.name(), leaf.sha256());
        this.ontology = ontology;
        this.keys = keys;
        this.reading = reading;
        this.track = track;
    }

    public void read(LineReader.Line first, LineReader lines) throws IOException, InterruptedException {
        gather();
        List<LineReader.Line> waiting = new ArrayList<>();
        for (LineReader.Line line = first; line != null; line = lines.next()) {
            if (!line.text().isBlank()) {
                waiting.add(line);
            }
            if (waiting.size() == LINES_AT_ONCE) {
                put(waiting);
                waiting = new ArrayList<>();
            }
        }
        put(waiting);
    }

    private void put(List<LineReader.Line> lines) throws InterruptedException {
        track.put(() -> {
            List<Item> items = new ArrayList<>(lines.size());
            for (LineReader.Line line : lines) {
                items.add(item(line));
            }
            return items;
        });
    }

    private Item item(LineReader.Line line) {
        try {
            if (line.fault() != null) {
                throw new Rejection.Refused(line.fault());
            }
            return new Item.Ready(record(RecordLine.object(line.text()), line.number()));
        } catch (Rejection.Refused e) {
            var row = new RowSource.Row(line.number(), new String[] {line.text()}, null);
            return new Item.Bad(Table.lines(leaf.name()), row, e.rejection());
        }
    }

    private void gather() throws IOException {
        try (InputStream in = Files.newInputStream(leaf.path());
                var lines = new LineReader(in)) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                try {
                    JsonNode node = RecordLine.object(line.text());
                    EntityKey key = key(node);
                    if (key != null) {
                        meant.put(node.path("id").asText(), key);
                    }
                } catch (Rejection.Refused e) {
                    continue; // told when it is read for its record
                }
            }
        }
    }

    /** The identifier of an entity, else its name; null for relations and documents. */
    private @Nullable EntityKey key(JsonNode node) {
        String schema = node.path("schema").asText();
        EntityKey identified = switch (schema) {
            case "Person" -> first(node, "person", "idNumber", "registrationNumber", "taxNumber");
            case "Company", "Organization", "LegalEntity", "PublicBody" ->
                first(node, "company", "uscCode", "registrationNumber", "taxNumber", "idNumber");
            case "BankAccount" -> first(node, "account", "accountNumber", "iban");
            case "CryptoWallet" -> first(node, "wallet", "publicKey");
            default -> null;
        };
        boolean thing = List.of("Person", "Company", "Organization", "LegalEntity", "PublicBody")
                .contains(schema);
        if (identified != null || !thing) {
            return identified;
        }
        String name = said(node, "name");
        return name.isBlank() ? null : keys.read("name", name).orElse(null);
    }

    private @Nullable EntityKey first(JsonNode node, String type, String... properties) {
        for (String property : properties) {
            for (JsonNode value : node.path("properties").path(property)) {
                var key = keys.read(type, value.asText());
                if (key.isPresent()) {
                    return key.get();
                }
            }
        }
        return null;
    }

    private Record record(JsonNode node, int line) {
        String id = node.path("id").asText();
        String schema = node.path("schema").asText();
        if (id.isBlank() || schema.isBlank()) {
            throw Rejection.refuse("id", Message.of("required.ftm"));
        }
        EntityKey self = meant.get(id);
        Relation relation = RELATIONS.get(schema);
        List<EntityRef> entities = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        Instant at = when(node);
        if (self != null) {
            entities.add(new EntityRef(self, "", said(node, "name")));
            contacts(node, self, entities, facts);
        }
        if (relation != null) {
            relate(node, relation, at, facts);
        }
        String text = schema.matches("Document|PlainText|HyperText|Pages|Page|Email|Article|Note")
                ? firstOf(node, "bodyText", "description", "summary")
                : "";
        var record = new Record(
                new RecordRef(source, id),
                type(schema),
                title(node, schema),
                text,
                at,
                entities,
                List.of(),
                List.of(),
                List.of(),
                facts,
                fields(node, schema),
                origin.at(line));
        return text.isBlank() ? record : reading.of(record);
    }

    private void relate(JsonNode node, Relation relation, @Nullable Instant at, List<Fact> facts) {
        if (ontology.ordinal(relation.link()) < 0) {
            return;
        }
        OptionalLong fen = Values.fen(firstOf(node, "amount", "amountUsd"));
        String currency = said(node, "currency").isBlank() ? Fact.YUAN : Values.currency(said(node, "currency"));
        for (EntityKey from : ends(node, relation.from())) {
            for (EntityKey to : ends(node, relation.to())) {
                if (!from.equals(to)) {
                    Money amount =
                            fen.isPresent() && relation.link().equals("transfer") ? new Money(fen.getAsLong()) : null;
                    facts.add(new Fact(from, relation.link(), to, at, amount, currency, -1, -1, Map.of()));
                }
            }
        }
    }

    /** What the first of the properties that is there names. */
    private List<EntityKey> ends(JsonNode node, String properties) {
        for (String property : properties.split("\\|")) {
            List<EntityKey> keysThere = new ArrayList<>();
            for (JsonNode value : node.path("properties").path(property)) {
                EntityKey key = meant.get(value.isObject() ? value.path("id").asText() : value.asText());
                if (key != null) {
                    keysThere.add(key);
                }
            }
            if (!keysThere.isEmpty()) {
                return keysThere;
            }
        }
        return List.of();
    }

    private void contacts(JsonNode node, EntityKey self, List<EntityRef> entities, List<Fact> facts) {
        for (String[] kind : new String[][] {{"phone", "phone"}, {"email", "email"}}) {
            for (JsonNode value : node.path("properties").path(kind[1])) {
                keys.read(kind[0], value.asText()).ifPresent(key -> {
                    entities.add(new EntityRef(key, "contact", said(node, "name")));
                    facts.add(Fact.of(self, "registered", key, null, null));
                });
            }
        }
        for (String property : List.of("owner", "accountHolder", "holder")) {
            for (JsonNode value : node.path("properties").path(property)) {
                EntityKey owner = meant.get(value.isObject() ? value.path("id").asText() : value.asText());
                if (owner != null && !owner.equals(self)) {
                    facts.add(Fact.of(owner, "owns", self, null, null));
                }
            }
        }
    }

    private static @Nullable Instant when(JsonNode node) {
        String said = firstOf(node, "date", "startDate", "publishedAt", "authoredAt", "modifiedAt");
        return said.isBlank() ? null : Values.time(said).orElse(null);
    }

    private static String type(String schema) {
        return switch (schema) {
            case "Person" -> "person";
            case "Company", "Organization", "LegalEntity", "PublicBody", "Ownership", "Directorship" -> "company";
            case "BankAccount" -> "account";
            case "Payment" -> "transfer";
            default -> "document";
        };
    }

    private static String title(JsonNode node, String schema) {
        String said = firstOf(node, "title", "name", "fileName", "subject", "accountNumber", "purpose");
        return said.isBlank() ? schema : said;
    }

    private static Map<String, String> fields(JsonNode node, String schema) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("schema", schema);
        node.path("properties").properties().forEach(property -> {
            if (!property.getKey().equals("bodyText")) {
                List<String> values = new ArrayList<>();
                property.getValue()
                        .forEach(value ->
                                values.add(value.isObject() ? value.path("id").asText() : value.asText()));
                fields.put(property.getKey(), String.join("; ", values));
            }
        });
        return fields;
    }

    private static String said(JsonNode node, String property) {
        JsonNode values = node.path("properties").path(property);
        return values.isArray() ? values.path(0).asText("") : values.asText("");
    }

    private static String firstOf(JsonNode node, String... properties) {
        for (String property : properties) {
            String said = said(node, property);
            if (!said.isBlank()) {
                return said;
            }
        }
        return "";
    }
}
