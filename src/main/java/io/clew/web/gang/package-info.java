/**
 * Who acts together, on what does it rest, and what if some of it falls: the pages of gangs. Read {@link
 * io.clew.web.gang.GangPages} first.
 */
@NullMarked
package io.clew.web.gang;

import org.jspecify.annotations.NullMarked;
