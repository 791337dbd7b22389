package io.clew.access.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.clew.record.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One look, act or refusal, as the log keeps it: one line of JSON.
 *
 * @param n its number in the log, from 1
 * @param look number of the entry that this one continues; 0 where it stands alone
 * @param who stable name of the user; empty where nobody had signed in
 * @param from where the call came from
 * @param act what was done: the word of an {@link AuditAct}, or one that another version wrote
 * @param asked the question as it was put
 * @param outcome {@code ok}, {@code begun}, {@code failed}, or the code of the refusal
 * @param returned how many records or values came back
 * @param keys the entities that came back, or that were asked for
 * @param under the approval or emergency that it was done under; empty for none
 */
public record AuditEntry(
        long n,
        long look,
        Instant at,
        String who,
        String from,
        String purpose,
        String act,
        String asked,
        String outcome,
        long returned,
        List<String> keys,
        String under) {

    public static final String OK = "ok";
    public static final String BEGUN = "begun";
    public static final String FAILED = "failed";

    private static final JsonFactory JSON = new JsonFactory();

    public AuditEntry {
        keys = List.copyOf(keys);
    }

    /** What was done, as people read it. */
    public Message did() {
        return AuditAct.told(act);
    }

    /** Whether what was asked is as somebody typed it. */
    public boolean typed() {
        return is(AuditAct.Trait.TYPED);
    }

    /** What was asked, and about whom where that stands apart from it. */
    public String subject() {
        boolean apart = act.equals(AuditAct.REVEAL.word()) && !keys.isEmpty();
        return apart ? keys.getFirst() + " " + asked : asked;
    }

    /** Whether that is true of its act; nothing is of an act that this version does not know. */
    public boolean is(AuditAct.Trait trait) {
        return AuditAct.of(act).filter(known -> known.is(trait)).isPresent();
    }

    /** The line that the log keeps, without its line end. {@code prev} is the hash of the line before, in hex. */
    byte[] line(String prev) {
        var out = new ByteArrayOutputStream(256 + asked.length() + 32 * keys.size());
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("n", n);
            if (look != 0) {
                json.writeNumberField("look", look);
            }
            json.writeStringField("at", at.toString());
            json.writeStringField("who", who);
            json.writeStringField("from", from);
            json.writeStringField("purpose", purpose);
            json.writeStringField("act", act);
            json.writeStringField("asked", asked);
            json.writeStringField("outcome", outcome);
            json.writeNumberField("returned", returned);
            json.writeArrayFieldStart("keys");
            for (String key : keys) {
                json.writeString(key);
            }
            json.writeEndArray();
            if (!under.isEmpty()) {
                json.writeStringField("under", under);
            }
            json.writeStringField("prev", prev);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A line read back, with the hash that it gives for the line before. */
    record Read(AuditEntry entry, String prev) {}

    /** @throws IOException if the line is not an entry */
    static Read read(byte[] line) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<String> keys = new ArrayList<>();
        try (JsonParser json = JSON.createParser(new String(line, StandardCharsets.UTF_8))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        keys.add(json.getText());
                    }
                } else {
                    texts.put(name, json.getText());
                }
            }
        }
        try {
            return new Read(
                    new AuditEntry(
                            Long.parseLong(text(texts, "n")),
                            Long.parseLong(texts.getOrDefault("look", "0")),
                            Instant.parse(text(texts, "at")),
                            text(texts, "who"),
                            text(texts, "from"),
                            text(texts, "purpose"),
                            text(texts, "act"),
                            text(texts, "asked"),
                            text(texts, "outcome"),
                            Long.parseLong(text(texts, "returned")),
                            keys,
                            texts.getOrDefault("under", "")),
                    text(texts, "prev"));
        } catch (RuntimeException e) {
            throw new IOException("not an audit entry", e);
        }
    }

    private static String text(Map<String, String> texts, String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException("no '" + name + "'");
        }
        return text;
    }
}
