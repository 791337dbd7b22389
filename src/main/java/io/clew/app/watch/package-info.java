/**
 * What does an operator see of a running Clew? {@link io.clew.app.watch.Gauges} has its numbers, {@link
 * io.clew.app.watch.JsonLog} its log for machines.
 */
@NullMarked
package io.clew.app.watch;

import org.jspecify.annotations.NullMarked;
