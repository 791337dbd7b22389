package io.clew.store;

import java.util.List;

/** What lies in files of its own and can tell whether their bytes are still those that were written. */
public interface Checkable {

    /**
     * Reads every byte of what is kept, as of the last commit; a second or so for a gigabyte.
     *
     * @return the names of the parts that are not what was written; empty where all is well
     */
    List<String> damaged();
}
