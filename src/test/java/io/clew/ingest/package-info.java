@NullMarked
package io.clew.ingest;

import org.jspecify.annotations.NullMarked;
