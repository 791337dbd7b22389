package io.clew.analysis.linkage;

import io.clew.record.RecordRef;

/**
 * A place in a record's text, so that whoever reads a reason reads the words it rests on.
 *
 * @param start UTF-16 offset in the original text, included
 * @param end excluded
 */
public record Quote(RecordRef record, int start, int end) {}
