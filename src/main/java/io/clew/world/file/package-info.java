/**
 * What institutions would send about a town, file by file, and the truth about it. Statements, bills, registrations and
 * reports are written from the same moves, so both sides of a payment agree.
 *
 * <p>Read {@link io.clew.world.file.Files} first; {@link io.clew.world.file.Truth} says what a perfect reader would find.
 */
@NullMarked
package io.clew.world.file;

import org.jspecify.annotations.NullMarked;
