package io.clew.record;

/**
 * A place where a record's text says an amount.
 *
 * @param start UTF-16 offset in the original text, included
 * @param end UTF-16 offset in the original text, excluded
 * @param currency ISO 4217
 */
public record AmountMention(int start, int end, Money amount, String currency) {}
