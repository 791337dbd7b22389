package io.clew.journal;

import io.clew.access.Access;
import java.util.Optional;

/** Where decisions of one sort are kept, for whoever tells changes; it shows only what the reader may know. */
public interface Decisions {

    /** The sort, as {@link Journal.Entry#of} says it. */
    String sort();

    /** @param id as {@link Journal.Entry#id} says it */
    Optional<Decided> decided(Access access, String id);
}
