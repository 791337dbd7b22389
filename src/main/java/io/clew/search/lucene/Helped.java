package io.clew.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work of which helpers do parts. */
final class Helped {

    private Helped() {}

    /** Returns or fails when no part adds any more, so that what was added can be taken back. */
    static void finish(List<Future<?>> parts) throws IOException {
        IOException failed = null;
        boolean interrupted = false;
        for (Future<?> part : parts) {
            for (boolean done = false; !done; ) {
                try {
                    part.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    failed = new IOException(e.getCause());
                    done = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failed != null) {
            throw failed;
        }
    }
}
