package io.clew.ingest.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.China;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as entities of FollowTheMoney, a JSON object a line: each entity of a fact once with each name, each fact
 * as a relation, each text as a document. What a text tells is told by it again when it is read and is not written beside
 * it. Times are to the second and in UTC, a day without a clock is a day. For one export; memory grows with the entities.
 */
public final class FtmWriter {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Set<String> THINGS = Set.of("account", "wallet");
    private static final Set<String> CALLS = Set.of("call", "message");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private final ObjectMapper json = new ObjectMapper();
    private final Consumer<String> lines;
    private final Set<String> told = new HashSet<>();

    /** @param lines takes each entity */
    public FtmWriter(Consumer<String> lines) {
        this.lines = lines;
    }

    public void write(Record record) {
        Map<EntityKey, String> names = new LinkedHashMap<>();
        for (EntityRef named : record.entities()) {
            names.merge(named.key(), named.name(), (a, b) -> a.isEmpty() ? b : a);
        }
        for (int n = 0; n < record.facts().size(); n++) {
            Fact fact = record.facts().get(n);
            if (fact.start() < 0 || record.text().isBlank()) {
                node(fact.from(), names.getOrDefault(fact.from(), ""));
                node(fact.to(), names.getOrDefault(fact.to(), ""));
                relation(record.factId(n), fact, names);
            }
        }
        if (!record.text().isBlank()) {
            var document = new Properties();
            document.put("fileName", record.ref().id() + ".txt");
            document.put("name", record.title().isBlank() ? record.ref().id() : record.title());
            document.put("title", record.title());
            document.put("bodyText", record.text());
            document.put("date", time(record.occurredAt()));
            entity("clew-record-" + RecordId.of(record.ref().toString()), "PlainText", document);
        }
    }

    /** Who pays or is paid: the model knows persons and firms there, so what an account or wallet stands for is one. */
    private String party(EntityKey key, String name) {
        if (!THINGS.contains(key.type())) {
            return FtmIds.of(key);
        }
        String holder = FtmIds.holder(key);
        if (told.add(holder + "\u0001" + name)) {
            var properties = new Properties();
            properties.put("name", name.isEmpty() ? key.value() : name);
            properties.put("summary", "holder of " + key);
            entity(holder, "LegalEntity", properties);
        }
        return holder;
    }

    /**
     * Writes an edge of a drawing: that there are facts between two, since when and until when; it is no payment or call. */
    public void drawn(Drawn edge, EntityKey from, EntityKey to) {
        var properties = new Properties();
        properties.put("subject", FtmIds.of(from));
        properties.put("object", FtmIds.of(to));
        properties.put("role", edge.link());
        properties.put("startDate", day(edge.first()));
        properties.put("endDate", day(edge.last()));
        properties.put("summary", edge.facts() + (edge.sums().isEmpty() ? "" : "; " + edge.sums()));
        entity(FtmIds.drawn(edge.link(), from, to), "UnknownLink", properties);
    }

    /**
     * What an edge of a drawing says.
     *
     * @param facts how many it stands for
     * @param sums what they add up to, in words; empty for nothing
     * @param first day or time of the facts, as written; null where none is dated
     */
    public record Drawn(
            String link,
            long facts,
            String sums,
            @Nullable String first,
            @Nullable String last) {}

    private static String day(@Nullable String written) {
        return written == null || written.length() < 10 ? "" : written.substring(0, 10);
    }

    /** Writes an entity once with each name; an empty name is none. */
    public void node(EntityKey key, String name) {
        if (!told.add(key + "\u0001" + name)) {
            return;
        }
        var properties = new Properties();
        String schema = switch (key.type()) {
            case "account" -> "BankAccount";
            case "wallet" -> "CryptoWallet";
            case "person" -> "Person";
            case "company", "merchant" -> "Company";
            default -> "LegalEntity";
        };
        switch (key.type()) {
            case "account" -> properties.put("accountNumber", key.value());
            case "wallet" -> {
                properties.put("publicKey", key.value());
                properties.put("holder", party(key, name));
            }
            case "person" -> properties.put("idNumber", key.value());
            case "company" -> properties.put("registrationNumber", key.value());
            case "phone" -> properties.put("phone", E164.matcher(key.value()).matches() ? key.value() : "");
            default -> properties.put("summary", key.type());
        }
        properties.put("name", name.isEmpty() ? key.value() : name);
        entity(FtmIds.of(key), schema, properties);
    }

    private void relation(String name, Fact fact, Map<EntityKey, String> names) {
        String from = FtmIds.of(fact.from());
        String to = FtmIds.of(fact.to());
        var properties = new Properties();
        properties.put("date", time(fact.at()));
        String schema;
        if (fact.amount() != null) {
            schema = "Payment";
            properties.put("payer", party(fact.from(), names.getOrDefault(fact.from(), "")));
            properties.put("beneficiary", party(fact.to(), names.getOrDefault(fact.to(), "")));
            properties.put("payerAccount", fact.from().type().equals("account") ? from : "");
            properties.put("beneficiaryAccount", fact.to().type().equals("account") ? to : "");
            properties.put("amount", fact.amount().toString());
            properties.put("currency", fact.currency());
            properties.put("transactionNumber", fact.more().getOrDefault("serial", ""));
            properties.put("purpose", fact.more().getOrDefault("summary", ""));
        } else if (CALLS.contains(fact.link()) && dialled(fact.from()) && dialled(fact.to())) {
            schema = "Call";
            properties.put("callerNumber", fact.from().value());
            properties.put("receiverNumber", fact.to().value());
            properties.put("duration", fact.more().getOrDefault("seconds", ""));
        } else {
            schema = "UnknownLink";
            properties.put("subject", from);
            properties.put("object", to);
            properties.put("role", fact.link());
        }
        entity(FtmIds.of(fact.link(), name), schema, properties);
    }

    private static boolean dialled(EntityKey key) {
        return key.type().equals("phone") && E164.matcher(key.value()).matches();
    }

    /** A day in China where the clock is not told, else to the second in UTC; empty for none. */
    private static String time(@Nullable Instant at) {
        if (at == null) {
            return "";
        }
        var local = at.atZone(China.ZONE);
        return local.truncatedTo(ChronoUnit.DAYS).equals(local)
                ? local.toLocalDate().toString()
                : SECOND.format(at);
    }

    /** Values by property, without those that say nothing. */
    private static final class Properties {
        private final Map<String, List<String>> values = new LinkedHashMap<>();

        void put(String name, String value) {
            if (!value.isBlank()) {
                values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
    }

    private void entity(String id, String schema, Properties properties) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", id);
        entity.put("schema", schema);
        entity.put("properties", properties.values);
        try {
            lines.accept(Objects.requireNonNull(json.writeValueAsString(entity)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entity is always JSON", e);
        }
    }
}
