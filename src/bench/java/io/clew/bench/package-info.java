/** How fast, how big, how well? One class for each {@code ./clew bench NAME}; read {@link io.clew.bench.Bench} first. */
@NullMarked
package io.clew.bench;

import org.jspecify.annotations.NullMarked;
