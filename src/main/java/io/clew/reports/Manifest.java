package io.clew.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Provenance;
import io.clew.record.Record;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report was made of, as canonical JSON: names in the order of the alphabet, nothing between. Signed over itself
 * without its signature.
 *
 * @param format {@code clew-report/1}
 * @param sequence highest sequence number of the records that it could rest on
 * @param unmasked whether its maker saw the numbers of protected persons
 * @param readable sources that its maker could read; withheld how many there were beyond
 * @param records each with the SHA-256 of what it says
 * @param content SHA-256 of what the report says; {@code docx} and {@code pdf} of the documents' bytes
 * @param signedBy who signed it, who need not be who made it
 * @param key public key of the installation, X.509 in base64; signature Ed25519 in base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
        String format,
        String id,
        String clew,
        ReportQuestion question,
        String by,
        String purpose,
        Instant made,
        long sequence,
        boolean unmasked,
        List<String> sources,
        List<String> readable,
        int withheld,
        List<Cited> records,
        String content,
        String docx,
        String pdf,
        String key,
        @Nullable String signedBy,
        @Nullable String signature) {

    static final String FORMAT = "clew-report/1";

    private static final ObjectMapper CANONICAL = ((JsonMapper) Json.MAPPER)
            .rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** A record that the report cites. */
    public record Cited(String record, String sha256) {}

    static String canonical(Object value) {
        try {
            return CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws ClewException {@code report-manifest} where the text is no manifest */
    static Manifest read(String json) {
        try {
            Manifest read = Json.MAPPER.readValue(json, Manifest.class);
            if (read == null
                    || !FORMAT.equals(read.format)
                    || read.question == null
                    || read.records == null
                    || read.readable == null) {
                throw new ClewException(Message.of("report-manifest"));
            }
            return read;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ClewException(Message.of("report-manifest"), e);
        }
    }

    /** Canonical, with its signature. */
    public String json() {
        return canonical(this);
    }

    /** What is signed. */
    byte[] signed() {
        return canonical(signature(null)).getBytes(StandardCharsets.UTF_8);
    }

    Manifest signature(@Nullable String made) {
        return new Manifest(
                format, id, clew, question, by, purpose, this.made, sequence, unmasked, sources, readable, withheld,
                records, content, docx, pdf, key, signedBy, made);
    }

    /** With what was made of it. */
    Manifest of(String saying, String word, String page, String own, String signer) {
        return new Manifest(
                format, id, clew, question, by, purpose, made, sequence, unmasked, sources, readable, withheld, records,
                saying, word, page, own, signer, null);
    }

    Manifest asking(ReportQuestion changed) {
        return new Manifest(
                format, id, clew, changed, by, purpose, made, sequence, unmasked, sources, readable, withheld, records,
                content, docx, pdf, key, signedBy, signature);
    }

    /** Of what the record says; which import brought it differs between installations and does not count. */
    static String hash(Record record) {
        Provenance from = record.provenance();
        var plain = new Record(
                record.ref(),
                record.type(),
                record.title(),
                record.text(),
                record.occurredAt(),
                record.entities(),
                record.mentions(),
                record.amounts(),
                record.times(),
                record.facts(),
                record.fields(),
                new Provenance("", from.file(), from.sha256(), from.place()));
        return hash(canonical(plain).getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
