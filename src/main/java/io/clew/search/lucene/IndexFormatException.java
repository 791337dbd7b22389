package io.clew.search.lucene;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.lucene.segment.Schema;
import java.nio.file.Path;

/** The index on disk was written in another format than this version reads. */
public final class IndexFormatException extends ClewException {

    IndexFormatException(Path folder, String found) {
        super(Message.of("index-format", folder, found.isEmpty() ? "0" : found, Schema.FORMAT));
    }
}
