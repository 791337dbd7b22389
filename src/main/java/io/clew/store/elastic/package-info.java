/**
 * How is work product kept in an Elasticsearch cluster? Read {@link io.clew.store.elastic.ElasticDocumentStore}.
 */
@NullMarked
package io.clew.store.elastic;

import org.jspecify.annotations.NullMarked;
