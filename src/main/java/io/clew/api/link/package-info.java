/**
 * How do other systems ask what a case is, which cases belong together, and what people decided about it?
 *
 * <p>Read {@link io.clew.api.link.LinksResource} first.
 */
@NullMarked
package io.clew.api.link;

import org.jspecify.annotations.NullMarked;
