/**
 * How does Clew speak to an Elasticsearch cluster? One connection with its time limits and errors, and indices that are
 * exactly as {@code index-mappings/} says.
 *
 * <p>Read {@link io.clew.elastic.Cluster} first; the record index and the document store stand on it.
 */
@NullMarked
package io.clew.elastic;

import org.jspecify.annotations.NullMarked;
