package io.clew.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.clew.json.Json;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Document;
import io.clew.store.VersionConflictException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The states of all imports as they are kept. */
final class ImportBook {

    private static final String COLLECTION = "imports";

    private static final ObjectReader READER =
            Json.MAPPER.readerFor(ImportStatus.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final DocumentStore documents;

    ImportBook(DocumentStore documents) {
        this.documents = documents;
    }

    void keep(ImportStatus status) {
        try {
            String json = Json.MAPPER.writeValueAsString(status);
            while (true) {
                long version = documents
                        .get(COLLECTION, status.id())
                        .map(Document::version)
                        .orElse(DocumentStore.ABSENT);
                try {
                    documents.put(
                            COLLECTION,
                            status.id(),
                            version,
                            json,
                            Map.of("state", status.state().name(), "source", status.source()));
                    return;
                } catch (VersionConflictException e) {
                    continue; // the queue and the start of an import may meet here
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an import's state is always JSON", e);
        }
    }

    Optional<ImportStatus> find(String id) {
        return documents.get(COLLECTION, id).map(ImportBook::read);
    }

    /** Every import, in no order. */
    Stream<ImportStatus> all() {
        return documents.list(COLLECTION).stream().map(ImportBook::read);
    }

    private static ImportStatus read(Document document) {
        try {
            return READER.readValue(document.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept state of import " + document.id() + " cannot be read", e);
        }
    }
}
