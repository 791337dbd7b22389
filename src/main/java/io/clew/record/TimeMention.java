package io.clew.record;

import java.time.Instant;

/**
 * A place where a record's text says when something happened, resolved against the record's own date.
 *
 * @param start UTF-16 offset in the original text, included
 * @param end UTF-16 offset in the original text, excluded
 * @param from earliest instant meant, included
 * @param to latest instant meant, excluded
 */
public record TimeMention(int start, int end, Instant from, Instant to) {}
