package io.clew.ingest;

import io.clew.record.Source;
import io.clew.search.RecordIndex;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What movements are already known, by who paid whom how much and when. */
final class Ledger implements AutoCloseable {

    Ledger(Path file, RecordIndex index, Function<String, Optional<Source>> sources) {}

    @Override
    public void close() {}
}
