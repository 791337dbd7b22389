/**
 * What does one row, line or document say? Movements, calls, texts and entities, made into the items that an import takes
 * in, each with the record it becomes or the reason why it is none.
 *
 * <p>Read {@link io.clew.ingest.row.RowMapper} first, then {@link io.clew.ingest.row.StatementRows} and {@link
 * io.clew.ingest.row.TableRows}.
 */
@NullMarked
package io.clew.ingest.row;

import org.jspecify.annotations.NullMarked;
