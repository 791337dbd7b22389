/**
 * Who asks, for what purpose, and what may they see? Clearance, groups, sources, masking.
 *
 * <p>Read {@link io.clew.access.Access} first: it is passed to every read.
 */
@NullMarked
package io.clew.access;

import org.jspecify.annotations.NullMarked;
