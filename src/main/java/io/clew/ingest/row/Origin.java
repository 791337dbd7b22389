package io.clew.ingest.row;

import io.clew.record.Provenance;

/** The import and file that rows come from. */
public record Origin(String importId, String file, String sha256) {

    public Provenance at(int place) {
        return new Provenance(importId, file, sha256, place);
    }
}
