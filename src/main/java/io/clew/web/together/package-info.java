/**
 * How do several entities hang together? Whom they all touch and the paths between them, on a page that stays.
 *
 * <p>Read {@link io.clew.web.together.TogetherPages} first.
 */
@NullMarked
package io.clew.web.together;

import org.jspecify.annotations.NullMarked;
