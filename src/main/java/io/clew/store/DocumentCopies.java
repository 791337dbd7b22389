package io.clew.store;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Gives and takes whole documents, for copying a store. */
public interface DocumentCopies {

    /** Name and value under which a document is found. */
    record Key(String name, String value) {}

    /** A document with all that is kept of it. */
    record Whole(String collection, String id, long version, String json, Set<Key> keys) {
        public Whole {
            keys = Set.copyOf(keys);
        }
    }

    /** Every document, in no order. */
    void everything(Consumer<Whole> sink);

    /** Keeps documents as they were, version included, in place of what is here under their names; durable on return. */
    void restore(List<Whole> documents);
}
