package io.clew.analysis.trace.lot;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Money;

/**
 * A payment that a trace starts from.
 *
 * @param victim who lost the money, under the name that the answer uses; several payments may have the same
 * @param fact handle of the payment
 * @param at epoch milliseconds
 * @param amount 分 that are the victim's
 * @param whole 分 of the whole payment, at least {@code amount}
 * @param currency ISO 4217
 */
public record Seed(
        String victim, long fact, long payer, long payee, long at, long amount, long whole, int link, String currency) {

    public Seed {
        if (amount <= 0 || amount > whole) {
            throw new ClewException(Message.of("trace-amount", new Money(whole), new Money(amount)));
        }
    }

    /** The same payment as that of another victim. */
    public Seed of(String other) {
        return new Seed(other, fact, payer, payee, at, amount, whole, link, currency);
    }
}
