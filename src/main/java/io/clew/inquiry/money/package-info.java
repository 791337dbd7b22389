/**
 * Questions about money: where it went or came from, by statements of which parts are missing, and what an account held.
 * {@link io.clew.inquiry.money.FollowMoney} is the use case; {@link io.clew.inquiry.money.RecordStatements} reads what the
 * analysis asks of statements from the records.
 */
@NullMarked
package io.clew.inquiry.money;

import org.jspecify.annotations.NullMarked;
