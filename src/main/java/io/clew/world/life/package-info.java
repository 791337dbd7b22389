/**
 * What happens in a town: ordinary days ({@link io.clew.world.life.Life}), gangs at work ({@link
 * io.clew.world.life.Crime}), the smallest clear case of each pattern of the catalogue, and what makes statements hard to
 * read ({@link io.clew.world.life.Disorder}).
 */
@NullMarked
package io.clew.world.life;

import org.jspecify.annotations.NullMarked;
