/**
 * What does an inquiry produce, and who decided it? Boards, leads and cases, kept as documents.
 *
 * <p>Read {@link io.clew.casework.Boards} first.
 */
@NullMarked
package io.clew.casework;

import org.jspecify.annotations.NullMarked;
