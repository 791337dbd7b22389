package io.clew.ingest;

/**
 * Something worth knowing about a row that was accepted.
 *
 * @param code {@code balance-break}, {@code counterpart-missing}, {@code return-unpaired}, {@code mixed-encoding} …
 */
public record Finding(String file, int line, String code, String zh, String en) {}
