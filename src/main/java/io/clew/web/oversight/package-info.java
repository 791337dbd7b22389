/**
 * Who looked at what, and was it right? Audit entries in words, alerts, approvals, emergencies.
 *
 * <p>Read {@link io.clew.web.oversight.OversightPages} first.
 */
@NullMarked
package io.clew.web.oversight;

import org.jspecify.annotations.NullMarked;
