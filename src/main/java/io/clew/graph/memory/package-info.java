/**
 * How are millions of facts walked at the speed of memory? The embedded engine: an immutable base of columns, a small
 * delta of what came since, and views over both that never lock.
 *
 * <p>Read {@link io.clew.graph.memory.MemoryGraphStore}, then {@link io.clew.graph.memory.State}.
 */
@NullMarked
package io.clew.graph.memory;

import org.jspecify.annotations.NullMarked;
