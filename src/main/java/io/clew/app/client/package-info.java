/** How does the command line speak with the server that runs? Read {@link io.clew.app.client.RunningServer} first. */
@NullMarked
package io.clew.app.client;

import org.jspecify.annotations.NullMarked;
