/**
 * Who acts together, in which role, and what does that rest on? {@link io.clew.analysis.gang.FindGangs} grows a group of
 * persons from seeds over ties of several kinds ({@link io.clew.analysis.gang.Growth}), tells communities apart, gives
 * roles by rules that are data, and says for each member which facts would have to fall. Read {@link
 * io.clew.analysis.gang.FindGangs} first.
 */
@NullMarked
package io.clew.analysis.gang;

import org.jspecify.annotations.NullMarked;
