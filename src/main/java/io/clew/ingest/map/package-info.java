/**
 * What do the columns of a table mean? Mappings as data, recognised by the header, and cells read by them.
 *
 * <p>Read {@link io.clew.ingest.map.Mapping} first, then {@link io.clew.ingest.map.Recognition} and {@link
 * io.clew.ingest.map.Cells}.
 */
@NullMarked
package io.clew.ingest.map;

import org.jspecify.annotations.NullMarked;
