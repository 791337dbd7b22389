package io.clew.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps small JSON documents in named collections, each with a version. Safe for use by many threads. */
public interface DocumentStore extends AutoCloseable {

    /** Version to expect of a document that must not exist yet. */
    long ABSENT = 0;

    /**
     * A kept document.
     *
     * @param version 1 for the first content, one more for each change
     * @param json the content, a JSON object
     */
    record Document(String collection, String id, long version, String json) {}

    Optional<Document> get(String collection, String id);

    /**
     * Writes a document if its version is the expected one; durable on return.
     *
     * @param expected {@link #ABSENT}, or the version last read
     * @param keys values under which {@link #list} finds it, exact and case-sensitive
     * @return the new version
     * @throws VersionConflictException if somebody else wrote in between; nothing is changed
     */
    long put(String collection, String id, long expected, String json, Map<String, String> keys);

    /** One document to be written with others, as {@link #put} says. */
    record Write(String collection, String id, long expected, String json, Map<String, String> keys) {}

    /**
     * Writes several documents in this order; durable on return. A store on one machine writes all of them or none; in a
     * cluster a failure may leave the last ones unwritten, so what others rest on comes first.
     *
     * @throws VersionConflictException if somebody else wrote one of them in between
     */
    default void putAll(List<Write> writes) {
        writes.forEach(write -> put(write.collection, write.id, write.expected, write.json, write.keys));
    }

    /** @throws VersionConflictException if the version is not the expected one; nothing is changed */
    void delete(String collection, String id, long expected);

    /** Every document of the collection whose key has the value, by id. */
    List<Document> list(String collection, String key, String value);

    /** Every document of the collection, by id. */
    List<Document> list(String collection);

    @Override
    void close();
}
