/**
 * How does Clew start? Reads the configuration, opens one adapter per port, wires the use cases, runs the commands.
 *
 * <p>Read {@link io.clew.app.Engines} first.
 */
@NullMarked
package io.clew.app;

import org.jspecify.annotations.NullMarked;
