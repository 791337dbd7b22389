/**
 * Who asks, for what purpose, and what may they see? Admission, masking, the audit log.
 *
 * <p>Read {@link io.clew.access.Access} first: it is passed to every read.
 */
@NullMarked
package io.clew.access;

import org.jspecify.annotations.NullMarked;
