package io.clew.ingest;

import io.clew.ingest.RowSource.Row;

/** Makes an item of each row of one table. Safe for use by many threads. */
interface RowMapper {

    /** @throws Rejection.Refused if the row cannot be used; says why */
    Item map(Row row);
}
