package io.clew.journal;

import io.clew.access.Access;
import io.clew.json.Json;
import io.clew.record.RecordRef;
import io.clew.record.Source;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was taken out, for those who could read it: that it is gone and nothing of it. Written before it goes, and told once
 * it has gone; what came again is no longer told of. Safe for use by many threads.
 */
public final class TakenOut {

    /** As journal entries name it. */
    public static final String KIND = "removal";

    private static final String COLLECTION = "removals";

    /**
     * A record, or a source with all its records.
     *
     * @param id of the record in its source; null where the whole source went
     * @param grade of the source at that time
     * @param groups of the source at that time; empty for everybody
     */
    public record Gone(String source, @Nullable String id, int grade, Set<String> groups, Instant at) {

        /** The record, where it is one. */
        public Optional<RecordRef> ref() {
            return Optional.ofNullable(id).map(one -> new RecordRef(source, one));
        }

        private boolean couldBeReadBy(Access access) {
            return access.maySee(source)
                    || access.clearance() >= grade
                            && (groups.isEmpty() || !Collections.disjoint(groups, access.groups()));
        }
    }

    private final Journal journal;
    private final RecordIndex index;
    private final DocumentStore store;
    private final InstantSource clock;

    public TakenOut(Journal journal, RecordIndex index, DocumentStore store, InstantSource clock) {
        this.journal = journal;
        this.index = index;
        this.store = store;
        this.clock = clock;
    }

    /** What is going to be taken out: a record, or with null all of the source. */
    public Gone going(Source source, @Nullable String id) {
        return new Gone(source.id(), id, source.grade(), source.groups(), clock.instant());
    }

    /** Writes it down, with its place behind everything that came before. */
    public void write(Gone gone) {
        String name = gone.id == null ? gone.source : gone.source + "/" + gone.id;
        long version =
                store.get(COLLECTION, name).map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT);
        journal.write(
                new Journal.Entry(KIND, gone.id == null ? "source" : "record", name),
                new Write(COLLECTION, name, version, Json.write(gone), Map.of()));
    }

    /** What an entry of the journal is about, for a reader who could read it and where it is still gone. */
    public Optional<Gone> told(Access access, String name) {
        return store.get(COLLECTION, name)
                .map(document -> Json.read(document.json(), Gone.class))
                .filter(gone -> gone.couldBeReadBy(access))
                .filter(gone -> gone.id == null
                        ? !access.maySee(gone.source)
                        : gone.ref().flatMap(ref -> index.get(access, ref)).isEmpty());
    }
}
