package io.clew.ingest;

import io.clew.record.IndexUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes on what imports tell of themselves: into the book, not with every step, and to those who listen. */
final class ImportNews {

    private static final long KEPT_EVERY_MILLIS = 2_000;

    private final ImportBook book;
    private final Map<String, List<Consumer<ImportStatus>>> listeners = new ConcurrentHashMap<>();
    private final Map<String, Long> keptAt = new ConcurrentHashMap<>();
    private final Set<String> unkept = ConcurrentHashMap.newKeySet();

    ImportNews(ImportBook book) {
        this.book = book;
    }

    void tell(ImportStatus status) {
        long now = System.currentTimeMillis();
        boolean due = now - keptAt.getOrDefault(status.id(), 0L) >= KEPT_EVERY_MILLIS;
        if (status.finished() || due) {
            keptAt.put(status.id(), now);
            try {
                book.keep(status);
                unkept.remove(status.id());
            } catch (IndexUnavailableException away) {
                unkept.add(status.id()); // the import itself says what it is; kept when the store is back
            }
        }
        if (status.finished()) {
            keptAt.remove(status.id());
        }
        for (Consumer<ImportStatus> listener : listeners.getOrDefault(status.id(), List.of())) {
            listener.accept(status);
        }
    }

    /** Whether the last state could not be kept because the store is away. */
    boolean isUnkept(String id) {
        return unkept.contains(id);
    }

    /** Tells every step from now on; close it to hear no more. */
    AutoCloseable listen(String id, Consumer<ImportStatus> listener) {
        List<Consumer<ImportStatus>> all = listeners.computeIfAbsent(id, i -> new CopyOnWriteArrayList<>());
        all.add(listener);
        return () -> all.remove(listener);
    }

    /** Nobody hears of the import any more. */
    void forget(String id) {
        listeners.remove(id);
    }
}
