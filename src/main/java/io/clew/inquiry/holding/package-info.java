/**
 * Whose is it, and what else is theirs? Holders of accounts and numbers, and how an account last stood.
 *
 * <p>Read {@link io.clew.inquiry.holding.Holdings} first.
 */
@NullMarked
package io.clew.inquiry.holding;

import org.jspecify.annotations.NullMarked;
