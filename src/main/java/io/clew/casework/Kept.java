package io.clew.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.clew.store.DocumentStore;

/** How work product is written down. */
public final class Kept {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private Kept() {}

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <T> T read(DocumentStore.Document document, Class<T> type) {
        try {
            return JSON.readValue(document.json(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    document.collection() + "/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }
}
