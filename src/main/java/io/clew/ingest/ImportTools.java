package io.clew.ingest;

import io.clew.ingest.file.ReadingTools;
import io.clew.store.FileStore;

/** What every import is run with. Safe for use by many threads. */
record ImportTools(FileStore files, Intake intake, ReadingTools reading) {}
