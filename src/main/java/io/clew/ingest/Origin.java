package io.clew.ingest;

import io.clew.record.Provenance;

/** The import and file that rows come from. */
record Origin(String importId, String file, String sha256) {

    Provenance at(int place) {
        return new Provenance(importId, file, sha256, place);
    }
}
