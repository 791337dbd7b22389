package io.clew.search.lucene;

import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.IndexSearcher;

/** When one question has to be answered. Whoever looks after that moment gets no answer at all, never half of one. */
final class Deadline implements QueryTimeout {

    private final Duration allowed;
    private final long end;

    Deadline(Duration allowed) {
        this.allowed = allowed;
        this.end = System.nanoTime() + allowed.toNanos();
    }

    @Override
    public boolean shouldExit() {
        return System.nanoTime() - end >= 0;
    }

    /**
     * A searcher over the same state that stops when the time is over, while it matches or while it reads terms.
     *
     * @param helpers look at some of the segments, beside the thread that asks
     */
    IndexSearcher over(IndexSearcher searcher, Executor helpers) throws IOException {
        var reader = (DirectoryReader) searcher.getIndexReader();
        var limited = new IndexSearcher(ExitableDirectoryReader.wrap(reader, this), helpers);
        limited.setSimilarity(searcher.getSimilarity());
        limited.setTimeout(this);
        return limited;
    }

    /** @throws IndexUnavailableException if the time is over */
    void check() {
        if (shouldExit()) {
            throw missed(new TimeoutException());
        }
    }

    IndexUnavailableException missed(Throwable cause) {
        return new IndexUnavailableException(Message.of("index-unavailable.late", allowed), cause);
    }
}
