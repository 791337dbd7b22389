package io.clew.upkeep;

import io.clew.store.Checkable;
import java.util.List;
import java.util.stream.Stream;

/** Whether the files of records and documents still hold the bytes that were written; remembers what was found last. */
public final class Integrity {

    private final List<Checkable> parts;
    private volatile List<String> last = List.of();

    /** @param kept engines; one that keeps nothing on this machine is left out, its server checks for itself */
    public Integrity(Object... kept) {
        parts = Stream.of(kept)
                .filter(Checkable.class::isInstance)
                .map(Checkable.class::cast)
                .toList();
    }

    /** Reads everything. */
    public List<String> check() {
        List<String> damaged =
                parts.stream().flatMap(part -> part.damaged().stream()).toList();
        last = damaged;
        return damaged;
    }

    /** As the last check found it; empty before the first. */
    public List<String> last() {
        return last;
    }
}
