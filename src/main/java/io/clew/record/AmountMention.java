package io.clew.record;

/**
 * A place where a record's text says an amount.
 *
 * @param start UTF-16 offset in the original text, included
 * @param end UTF-16 offset in the original text, excluded
 * @param amount what was said; of a range (两三万) the least
 * @param currency ISO 4217
 * @param approximate whether the text says a range or about how much: never the amount of a fact
 */
public record AmountMention(int start, int end, Money amount, String currency, boolean approximate) {

    /** An amount that was said exactly. */
    public AmountMention(int start, int end, Money amount, String currency) {
        this(start, end, amount, currency, false);
    }
}
