package io.clew.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.ingest.file.Preview;
import io.clew.ingest.file.RejectCells;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.row.RecordId;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Document;
import io.clew.store.VersionConflictException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people said of columns by hand, by the headers of the table: the next file with the same headers, or the rejects of
 * the first that come back mended, are read in the same way until somebody says otherwise. Whose a statement is belongs to
 * the file and is not kept.
 */
public final class KeptMappings {

    private static final String COLLECTION = "kept-mappings";

    private final DocumentStore documents;

    /**
     * One table's mapping.
     *
     * @param id a fingerprint of the headers
     * @param fields as in a {@link Choice}
     * @param by who said so last
     */
    public record Kept(
            String id, String mapping, Map<String, String> fields, List<String> headers, String by, Instant at) {}

    KeptMappings(DocumentStore documents) {
        this.documents = documents;
    }

    /** What was said of a table with these headers. */
    public Optional<Choice> of(Preview seen) {
        return seen.table()
                ? documents
                        .get(COLLECTION, fingerprint(headers(seen)))
                        .map(KeptMappings::read)
                        .map(kept -> new Choice(kept.mapping(), kept.fields()))
                : Optional.empty();
    }

    /** Keeps a choice that says more than what is recognised without it. */
    public void keep(Preview seen, Choice choice, String by) {
        if (!seen.table() || !byHand(seen, choice)) {
            return;
        }
        List<String> headers = headers(seen);
        String mapping =
                choice.mapping().equals(Mappings.AUTO) && !seen.mapping().isEmpty() ? seen.mapping() : choice.mapping();
        put(new Kept(fingerprint(headers), mapping, choice.fields(), headers, by, Instant.now()));
    }

    private void put(Kept kept) {
        try {
            String json = Json.MAPPER.writeValueAsString(kept);
            long version =
                    documents.get(COLLECTION, kept.id()).map(Document::version).orElse(DocumentStore.ABSENT);
            documents.put(COLLECTION, kept.id(), version, json, Map.of());
        } catch (VersionConflictException e) {
            return; // somebody said the same table's columns in this moment: theirs stands
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept mapping is always JSON", e);
        }
    }

    private static boolean byHand(Preview seen, Choice choice) {
        boolean other =
                !choice.mapping().equals(Mappings.AUTO) && !choice.mapping().equals(seen.mapping());
        for (int c = 0; !other && c < seen.headers().size(); c++) {
            String said = choice.fields().get(seen.headers().get(c).strip());
            other = said != null
                    && (said.isEmpty() || !said.equals(seen.meanings().get(c)));
        }
        return other;
    }

    /** Without the columns that say what was wrong with a reject. */
    private static List<String> headers(Preview seen) {
        List<String> headers = seen.headers().stream().map(String::strip).toList();
        int first = RejectCells.HEADER.size();
        boolean rejects = headers.size() > first && headers.subList(0, first).equals(RejectCells.HEADER);
        return rejects ? headers.subList(first, headers.size()) : headers;
    }

    private static String fingerprint(List<String> headers) {
        return RecordId.of("headers\u0001" + String.join("\u0001", headers)).toString();
    }

    /** All, the latest first. */
    public List<Kept> list() {
        return documents.list(COLLECTION).stream()
                .map(KeptMappings::read)
                .sorted(Comparator.comparing(Kept::at).reversed())
                .toList();
    }

    /** @throws ClewException {@code mapping-unknown} where none is kept under the fingerprint */
    public void forget(String id) {
        Document document =
                documents.get(COLLECTION, id).orElseThrow(() -> new ClewException(Message.of("mapping-unknown.kept")));
        documents.delete(COLLECTION, id, document.version());
    }

    private static Kept read(Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept mapping " + document.id() + " cannot be read", e);
        }
    }
}
