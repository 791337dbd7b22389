package io.clew.search.lucene.segment;

import io.clew.search.lucene.RecordEntry;
import java.io.IOException;
import org.apache.lucene.util.BytesRef;

/** Takes the values of one entry of the index, field by field, as {@link RecordEntry} gives them. */
public interface EntryFields {

    /** The record itself, for reading it back. */
    void stored(BytesRef record) throws IOException;

    /** The name of the record: exact, and a column. */
    void name(BytesRef name);

    /** A number in a column. */
    void number(String field, long value);

    /** Bytes in a column. */
    void bytes(String field, BytesRef value);

    /** A number to ask for by range. */
    void point(String field, long value);

    /** A value that every entry has one of: exact, and a column for facets. */
    void one(String field, String value);

    /** A value that an entry may have several of: exact, and a column for facets. */
    void several(String field, String value);

    /** A term that is found as a whole. */
    void exact(String field, String term);

    /** Terms that are found as a whole, as {@link #exact} takes them one by one. */
    void group(TermGroup group);

    /** The terms of texts that have been cut, with positions; at most once for each field, and behind every {@link #text}. */
    void terms(String field, TermBuffer terms);

    /** A text that the analyzers cut. */
    void text(String field, String text);
}
