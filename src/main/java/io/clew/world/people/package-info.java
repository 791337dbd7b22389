/**
 * Who and what is in a town of the synthetic world: people with phones and accounts, gangs and their cases, moves of
 * money and calls, and the dice, names and numbers that they are drawn with.
 *
 * <p>Read {@link io.clew.world.people.Town} first: everything of one town hangs on it.
 */
@NullMarked
package io.clew.world.people;

import org.jspecify.annotations.NullMarked;
