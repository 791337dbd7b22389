package io.clew.ingest;

import io.clew.search.RecordIndex.Appended;
import java.util.List;

/** Puts movements in order and says which of them carry the money; one import at a time. */
final class Cleaning {

    private final String source;

    Cleaning(String source, Ledger ledger) {
        this.source = source;
    }

    void clean(Batch batch, List<Finding> findings) {
        for (Movement movement : batch.movements()) {
            if (movement.failed) {
                movement.standing = Movement.Standing.FAILED;
            }
            batch.cleaned(MovementRecords.record(source, movement));
        }
    }

    void kept(Appended appended) {}
}
