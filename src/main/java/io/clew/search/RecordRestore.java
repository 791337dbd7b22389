package io.clew.search;

import io.clew.search.RecordIndex.Kept;
import java.util.List;

/** Takes over the records of another index with the sequence numbers and versions that they have there. */
public interface RecordRestore {

    /**
     * Keeps records as they were; durable when it returns. Records that are here already change nothing, so a batch may
     * be given again.
     *
     * @param batch in order of sequence, behind all that was given before; one record at most once
     */
    void restore(List<Kept> batch);
}
