/**
 * With whom does a number speak, and whom do several numbers have in common? The page of call records.
 *
 * <p>Read {@link io.clew.web.calls.CallPages} first, then {@link io.clew.web.calls.CallsView}.
 */
@NullMarked
package io.clew.web.calls;

import org.jspecify.annotations.NullMarked;
