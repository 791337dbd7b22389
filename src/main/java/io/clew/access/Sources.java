package io.clew.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Source;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The registry of sources. What one instance writes it sees at once; what another wrote, within a second.
 *
 * <p>Safe for use by many threads.
 */
public final class Sources {

    private static final String COLLECTION = "sources";
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DocumentStore store;
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(List<Source> sources, long readAt) {}

    private record Kept(
            String id,
            String title,
            int grade,
            Set<String> groups,
            @Nullable Set<String> writers) {}

    public Sources(DocumentStore store) {
        this.store = store;
    }

    /**
     * Adds a source. Adding the same one again changes nothing.
     *
     * @throws ClewException {@code source-exists} if the id is taken by a source that differs
     */
    public Source create(Source source) {
        try {
            store.put(COLLECTION, source.id(), DocumentStore.ABSENT, json(source), Map.of());
        } catch (VersionConflictException taken) {
            if (!get(source.id()).equals(Optional.of(source))) {
                throw new ClewException(Message.of("source-exists", source.id()));
            }
        }
        snapshot = read();
        return source;
    }

    /**
     * Gives a source another title, grade or groups.
     *
     * @throws ClewException {@code source-unknown}
     */
    public Source change(Source source) {
        var kept = store.get(COLLECTION, source.id()).orElseThrow(() -> absent(source.id()));
        store.put(COLLECTION, source.id(), kept.version(), json(source), Map.of());
        snapshot = read();
        return source;
    }

    /** Takes a source off the list; nothing where it is not on it. */
    public void remove(String id) {
        store.get(COLLECTION, id).ifPresent(kept -> store.delete(COLLECTION, id, kept.version()));
        snapshot = read();
    }

    public Optional<Source> get(String id) {
        return store.get(COLLECTION, id).map(Sources::source);
    }

    /** Every source, by id. */
    public List<Source> list() {
        Snapshot now = snapshot;
        if (now == null || System.nanoTime() - now.readAt > FRESH) {
            now = read();
            snapshot = now;
        }
        return now.sources;
    }

    /** The sources whose grade is within the clearance and that are open to all or to one of the groups, by id. */
    public List<Source> readableBy(Set<String> groups, int clearance) {
        return list().stream()
                .filter(source -> readable(source, groups, clearance))
                .toList();
    }

    /** As {@link #readableBy(Set, int)}, with what an emergency opens and without what waits for a second person. */
    public List<Source> readableBy(Caller caller, Openings.Opening opening) {
        int grade = Math.max(caller.clearance(), opening.grade());
        return list().stream()
                .filter(source -> opening.sources().contains(source.id())
                        || (source.grade() < opening.sealedFrom() || source.grade() <= opening.grade())
                                && readable(source, caller.groups(), grade))
                .toList();
    }

    /** @throws ClewException {@code source-unknown} unless the source exists and {@code access} may read it */
    public Source readable(Access access, String id) {
        return list().stream()
                .filter(source -> source.id().equals(id) && access.maySee(id))
                .findFirst()
                .orElseThrow(() -> absent(id));
    }

    private static boolean readable(Source source, Set<String> groups, int clearance) {
        return source.grade() <= clearance
                && (source.groups().isEmpty() || source.groups().stream().anyMatch(groups::contains));
    }

    private Snapshot read() {
        long at = System.nanoTime();
        return new Snapshot(
                store.list(COLLECTION).stream()
                        .map(Sources::source)
                        .sorted(Comparator.comparing(Source::id))
                        .toList(),
                at);
    }

    private static ClewException absent(String id) {
        return new ClewException(Message.of("source-unknown.read", id));
    }

    private static String json(Source source) {
        try {
            return JSON.writeValueAsString(new Kept(
                    source.id(),
                    source.title(),
                    source.grade(),
                    new TreeSet<>(source.groups()),
                    new TreeSet<>(source.writers())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Source source(DocumentStore.Document document) {
        try {
            Kept kept = JSON.readValue(document.json(), Kept.class);
            return new Source(
                    kept.id(),
                    kept.title(),
                    kept.grade(),
                    kept.groups(),
                    kept.writers() == null ? Set.of() : kept.writers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("source '" + document.id() + "' is kept in a form that cannot be read", e);
        }
    }
}
