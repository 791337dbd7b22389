/**
 * Which nodes of a weighted graph belong together? Numbers instead of people; read {@link
 * io.clew.analysis.gang.Communities} first.
 */
@NullMarked
package io.clew.analysis.gang.net;

import org.jspecify.annotations.NullMarked;
