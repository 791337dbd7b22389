package io.clew.search.lucene;

import io.clew.search.Vocabulary;
import io.clew.search.lucene.segment.Schema;
import io.clew.text.TextFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.index.IndexReader;

/** What readable records hold, as the query reader asks. */
final class IndexVocabulary implements Vocabulary {

    /** Terms of a segment to look at before giving up; a field whose first so many values are all withheld is unknown. */
    private static final int MOST = 1_000;

    private final KeyReader keys;

    IndexVocabulary(IndexReader reader, Readable readable) {
        this.keys = new KeyReader(reader, readable);
    }

    @Override
    public boolean hasRowField(String name) {
        return has(Schema.ROW, TextFolder.fold(name).text() + "=");
    }

    @Override
    public boolean hasTraditional() {
        return has(Schema.SCRIPT, Schema.TRADITIONAL);
    }

    private boolean has(String field, String beginning) {
        try {
            return keys.has(field, beginning, MOST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
