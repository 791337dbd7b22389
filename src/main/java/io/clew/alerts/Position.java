package io.clew.alerts;

import io.clew.json.Json;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Document;
import io.clew.store.DocumentStore.Write;
import java.util.Map;
import java.util.Optional;

/**
 * How far somebody has followed the changes, kept under a name so that they go on there. For one thread.
 *
 * <p>It is kept together with what follows from it, or later; never before. What was done twice between the two must not
 * count twice.
 */
public final class Position {

    private static final String COLLECTION = "followed";

    private record Kept(long sequence) {}

    private final String name;
    private long version;
    private long kept;

    /** @param start where to begin the first time */
    public Position(DocumentStore store, String name, long start) {
        this.name = name;
        Optional<Document> document = store.get(COLLECTION, name);
        this.version = document.map(Document::version).orElse(DocumentStore.ABSENT);
        this.kept =
                document.map(one -> Json.read(one.json(), Kept.class).sequence).orElse(start);
    }

    /** The sequence number up to which everything was done. */
    public long sequence() {
        return kept;
    }

    /** How to write the next position, with what belongs to it. */
    public Write at(long sequence) {
        return new Write(COLLECTION, name, version, Json.write(new Kept(sequence)), Map.of());
    }

    /** Says that {@link #at} has been written. */
    public void written(long sequence) {
        version++;
        kept = sequence;
    }
}
