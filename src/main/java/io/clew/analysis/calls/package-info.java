/**
 * With whom does a number speak, how closely, and whom do several numbers have in common?
 *
 * <p>Begin with {@link io.clew.analysis.calls.Calls}, the calls of one number; {@link
 * io.clew.analysis.calls.Contacts} ranks its counterparts, {@link io.clew.analysis.calls.CommonContacts} and {@link
 * io.clew.analysis.calls.MutualCircle} look at several numbers. Where somebody was is not looked at.
 */
@NullMarked
package io.clew.analysis.calls;

import org.jspecify.annotations.NullMarked;
