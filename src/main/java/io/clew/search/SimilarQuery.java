package io.clew.search;

import io.clew.record.RecordRef;
import java.util.Optional;

/**
 * @param text the long text to compare with
 * @param except left out of the answer: the record that the text was taken from
 * @param filter types, sources, window, entities and size are used; its text must be empty
 */
public record SimilarQuery(String text, Optional<RecordRef> except, RecordQuery filter) {}
