/**
 * Which persons does a text name? Masked names, names with a dot, and full names as the cheapest reading of a clause.
 *
 * <p>Read {@link io.clew.text.name.NameFinder} first, then {@link io.clew.text.name.NameModel} for where its costs come
 * from.
 */
@NullMarked
package io.clew.text.name;

import org.jspecify.annotations.NullMarked;
