/**
 * Who looked at what, and can the answer be trusted? An append-only, hash-chained log, its proofs and its search.
 *
 * <p>Read {@link io.clew.access.audit.AuditLog} first.
 */
@NullMarked
package io.clew.access.audit;

import org.jspecify.annotations.NullMarked;
