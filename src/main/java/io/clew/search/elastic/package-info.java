/**
 * How are records kept and found in an Elasticsearch cluster? Read {@link io.clew.search.elastic.ElasticRecordIndex}
 * first, then {@link io.clew.search.elastic.Fields} for what an entry holds.
 */
@NullMarked
package io.clew.search.elastic;

import org.jspecify.annotations.NullMarked;
