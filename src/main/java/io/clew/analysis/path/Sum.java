package io.clew.analysis.path;

import io.clew.record.Money;

/**
 * Money of one currency; sums of different currencies are never added up.
 *
 * @param currency ISO 4217
 */
public record Sum(String currency, Money amount) {}
