/**
 * How is one file of whatever format turned into rows on their way? Tells the format by content, finds the tables in it
 * and puts their rows, many at once; read {@link io.clew.ingest.file.ImportFileReader} first.
 */
@NullMarked
package io.clew.ingest.file;

import org.jspecify.annotations.NullMarked;
