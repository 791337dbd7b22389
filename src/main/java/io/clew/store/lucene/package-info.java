/**
 * How is work product kept without a database? An embedded Lucene index with one entry for each document; read {@link
 * io.clew.store.lucene.LuceneDocumentStore}.
 */
@NullMarked
package io.clew.store.lucene;

import org.jspecify.annotations.NullMarked;
