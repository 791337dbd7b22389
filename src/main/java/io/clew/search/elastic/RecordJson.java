package io.clew.search.elastic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeMention;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON that an operator can read.
 *
 * <p>The content (everything but where it came from) is written the same way each time, so that its hash tells a
 * duplicate. Half a pair of surrogates, which JSON cannot carry, becomes U+FFFD.
 */
final class RecordJson {

    static final JsonFactory FACTORY = new JsonFactory();
    private static final int HASH_BYTES = 16;
    private static final String SECONDS = "0000-00-00T00:00:00Z";
    private static final String MILLIS = "0000-00-00T00:00:00.000Z";

    private RecordJson() {}

    static byte[] content(Record record) {
        var out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            text(json, "source", record.ref().source());
            text(json, "id", record.ref().id());
            text(json, "type", record.type());
            text(json, "title", record.title());
            text(json, "text", record.text());
            at(json, "at", record.occurredAt());
            json.writeArrayFieldStart("entities");
            for (EntityRef entity : record.entities()) {
                json.writeStartObject();
                text(json, "key", entity.key().toString());
                text(json, "role", entity.role());
                text(json, "name", entity.name());
                json.writeEndObject();
            }
            json.writeEndArray();
            mentions(json, record);
            json.writeArrayFieldStart("facts");
            for (Fact fact : record.facts()) {
                fact(json, fact);
            }
            json.writeEndArray();
            pairs(json, "fields", record.fields());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Of the content, as {@link #content} gives it. */
    static String hash(byte[] content) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(all, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void provenance(JsonGenerator json, Provenance from) throws IOException {
        json.writeStartObject();
        text(json, "import", from.importId());
        text(json, "file", from.file());
        text(json, "sha256", from.sha256());
        json.writeNumberField("place", from.place());
        json.writeEndObject();
    }

    private static void mentions(JsonGenerator json, Record record) throws IOException {
        json.writeArrayFieldStart("mentions");
        for (Mention mention : record.mentions()) {
            json.writeStartObject();
            span(json, mention.start(), mention.end());
            text(json, "key", mention.key().toString());
            text(json, "role", mention.role());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("amounts");
        for (AmountMention amount : record.amounts()) {
            json.writeStartObject();
            span(json, amount.start(), amount.end());
            json.writeNumberField("fen", amount.amount().fen());
            text(json, "currency", amount.currency());
            if (amount.approximate()) {
                json.writeBooleanField("approximate", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("times");
        for (TimeMention time : record.times()) {
            json.writeStartObject();
            span(json, time.start(), time.end());
            at(json, "from", time.from());
            at(json, "to", time.to());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void fact(JsonGenerator json, Fact fact) throws IOException {
        json.writeStartObject();
        text(json, "from", fact.from().toString());
        text(json, "link", fact.link());
        text(json, "to", fact.to().toString());
        at(json, "at", fact.at());
        Money amount = fact.amount();
        if (amount != null) {
            json.writeNumberField("fen", amount.fen());
        }
        text(json, "currency", fact.currency());
        span(json, fact.start(), fact.end());
        pairs(json, "more", new TreeMap<>(fact.more()));
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, int start, int end) throws IOException {
        json.writeNumberField("start", start);
        json.writeNumberField("end", end);
    }

    private static void at(JsonGenerator json, String name, @Nullable Instant at) throws IOException {
        if (at != null) {
            json.writeStringField(name, at.toString());
        }
    }

    private static void pairs(JsonGenerator json, String name, Map<String, String> map) throws IOException {
        json.writeArrayFieldStart(name);
        for (Map.Entry<String, String> entry : map.entrySet()) {
            json.writeStartArray();
            json.writeString(whole(entry.getKey()));
            json.writeString(whole(entry.getValue()));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeStringField(name, whole(text));
    }

    /** The text with U+FFFD for half pairs of surrogates. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        var mended = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> mended.appendCodePoint(
                        c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return mended.toString();
    }

    /** @param kept as of {@link #read} */
    static String textOf(JsonNode kept) {
        return kept.path("what").path("text").asText();
    }

    /** @param kept an object with {@code what} and {@code from} */
    static Record read(JsonNode kept) {
        JsonNode what = kept.path("what");
        JsonNode from = kept.path("from");
        return new Record(
                new RecordRef(what.path("source").asText(), what.path("id").asText()),
                what.path("type").asText(),
                what.path("title").asText(),
                what.path("text").asText(),
                instant(what.get("at")),
                each(what.path("entities"), e -> new EntityRef(key(e, "key"), word(e, "role"), word(e, "name"))),
                each(what.path("mentions"), m -> new Mention(start(m), end(m), key(m, "key"), word(m, "role"))),
                each(
                        what.path("amounts"),
                        a -> new AmountMention(
                                start(a),
                                end(a),
                                new Money(a.path("fen").asLong()),
                                word(a, "currency"),
                                a.path("approximate").asBoolean())),
                each(
                        what.path("times"),
                        t -> new TimeMention(
                                start(t), end(t), Instant.parse(word(t, "from")), Instant.parse(word(t, "to")))),
                each(what.path("facts"), RecordJson::fact),
                map(what.path("fields")),
                new Provenance(
                        word(from, "import"),
                        word(from, "file"),
                        word(from, "sha256"),
                        from.path("place").asInt()));
    }

    private static Fact fact(JsonNode f) {
        return new Fact(
                key(f, "from"),
                word(f, "link"),
                key(f, "to"),
                instant(f.get("at")),
                f.has("fen") ? new Money(f.path("fen").asLong()) : null,
                word(f, "currency"),
                start(f),
                end(f),
                map(f.path("more")));
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>(array.size());
        array.forEach(node -> all.add(read.apply(node)));
        return all;
    }

    private static Map<String, String> map(JsonNode pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.path(0).asText(), pair.path(1).asText()));
        return map;
    }

    private static @Nullable Instant instant(@Nullable JsonNode at) {
        return at == null ? null : instant(at.asText());
    }

    /** As {@link Instant#parse}, and faster where it is written to the second or millisecond in a year of four digits. */
    static Instant instant(String at) {
        boolean millis = at.length() == MILLIS.length();
        if (!isLike(at, millis ? MILLIS : SECONDS)) {
            return Instant.parse(at);
        }
        return LocalDateTime.of(
                        number(at, 0, 4),
                        number(at, 5, 7),
                        number(at, 8, 10),
                        number(at, 11, 13),
                        number(at, 14, 16),
                        number(at, 17, 19),
                        millis ? 1_000_000 * number(at, 20, 23) : 0)
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean isLike(String text, String form) {
        if (text.length() != form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(i);
            if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static EntityKey key(JsonNode node, String name) {
        return EntityKey.parse(word(node, name));
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static int start(JsonNode node) {
        return node.path("start").asInt();
    }

    private static int end(JsonNode node) {
        return node.path("end").asInt();
    }
}
