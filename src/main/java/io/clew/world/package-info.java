/**
 * What would a year of one region look like to its banks, carriers and police, if we knew the whole truth? A synthetic
 * world: ordinary life, planted crime, the files that institutions would send, and the truth about all of it.
 *
 * <p>Read {@link io.clew.world.World} first. A world is a row of towns of at most 2,000 people; a town is drawn from
 * the seed and its own number alone, simulated in memory, written and forgotten, so that memory does not grow with the
 * world. Numbers come from ranges that nobody can hold (see {@link io.clew.world.people.Numbers}).
 */
@NullMarked
package io.clew.world;

import org.jspecify.annotations.NullMarked;
