package io.clew.ingest.row;

import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.record.Record;
import java.util.List;

/** What became of one row. */
public sealed interface Item {

    /** A record as it will be kept. */
    record Ready(Record record) implements Item {}

    /** A movement of an account, which is a record once it has been cleaned. */
    record Moved(Movement movement) implements Item {}

    /** A reject. */
    record Bad(Table table, Row row, Rejection why) implements Item {}

    /** Something noticed on the way. */
    record Noticed(Finding finding) implements Item {}

    /**
     * The table that a row stands in, as its rejects are written.
     *
     * @param header with the names of {@code above} at its end
     * @param above values from above the header, which every reject carries along
     */
    record Table(String file, List<String> header, List<String> above) {

        public static Table lines(String file) {
            return new Table(file, List.of("row"), List.of());
        }

        public static Table whole(String file) {
            return new Table(file, List.of(), List.of());
        }
    }
}
