package io.clew.past;

import io.clew.access.Access;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When records came in, told by sequence number: before records are added it notes how many there were, at most once a minute.
 * So what had come in by the end of a day is told exactly where nothing came in around midnight, and to the minute else. Safe
 * for use by many threads.
 */
public final class Arrivals {

    private static final String COLLECTION = "arrivals";
    private static final Duration APART = Duration.ofMinutes(1);

    private record Note(Instant at, long sequence) {}

    private final RecordIndex index;
    private final DocumentStore store;
    private final Clock clock;
    private @Nullable TreeMap<Instant, Long> notes;

    public Arrivals(RecordIndex index, DocumentStore store, Clock clock) {
        this.index = index;
        this.store = store;
        this.clock = clock;
    }

    /** Says that more is about to come: all that has come so far, has come before now. */
    public synchronized void beforeMore(long sequence) {
        Instant now = clock.instant();
        var known = notes();
        if (!known.isEmpty() && Duration.between(known.lastKey(), now).compareTo(APART) < 0) {
            return;
        }
        try {
            store.put(COLLECTION, now.toString(), DocumentStore.ABSENT, Json.write(new Note(now, sequence)), Map.of());
        } catch (VersionConflictException noted) {
            return; // at this very moment, by another instance
        }
        known.put(now, sequence);
    }

    private TreeMap<Instant, Long> notes() {
        TreeMap<Instant, Long> known = notes;
        if (known == null) {
            known = new TreeMap<>();
            for (DocumentStore.Document document : store.list(COLLECTION)) {
                Note note = Json.read(document.json(), Note.class);
                known.put(note.at, note.sequence);
            }
            notes = known;
        }
        return known;
    }

    /**
     * The sequence number of the last record that had come in at a time.
     *
     * @throws ClewException {@code as-of-unknown} where that was before anybody noted when records came in
     */
    public synchronized long until(Instant at) {
        var known = notes();
        var next = known.ceilingEntry(at);
        if (next == null) {
            return index.sequence();
        }
        if (next.getKey().equals(known.firstKey())
                && next.getValue() > 0
                && !next.getKey().equals(at)) {
            throw new ClewException(Message.of("as-of-unknown", next.getKey()));
        }
        return next.getValue();
    }

    /**
     * The reader for whom only the first records exist.
     *
     * @throws ClewException {@code as-of-sequence} to a reader from whom sources are withheld: numbers would tell how much
     *     comes in there. They can ask for a time
     */
    public Access asOf(Access access, long sequence) {
        if (access.withheldSources() > 0) {
            throw new ClewException(Message.of("as-of-sequence"));
        }
        return access.asOf(sequence);
    }
}
