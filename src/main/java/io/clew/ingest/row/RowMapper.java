package io.clew.ingest.row;

import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;

/** Makes an item of each row of one table. Safe for use by many threads. */
public interface RowMapper {

    /** @throws Rejection.Refused if the row cannot be used; says why */
    Item map(Row row);
}
