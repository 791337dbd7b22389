/** What can be said on the command line? One class per command, read by {@link io.clew.app.command.ClewCommand}. */
@NullMarked
package io.clew.app.command;

import org.jspecify.annotations.NullMarked;
