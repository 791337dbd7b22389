/**
 * What is drawn, where, and how did it come there? Boards; the drawing itself is done by the scripts.
 *
 * <p>Read {@link io.clew.web.board.BoardPages} first.
 */
@NullMarked
package io.clew.web.board;

import org.jspecify.annotations.NullMarked;
