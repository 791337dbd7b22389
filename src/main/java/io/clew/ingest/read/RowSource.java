package io.clew.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one table, from first to last, each read once; memory does not grow with the table. */
public interface RowSource extends Closeable {

    /**
     * A row as the file has it.
     *
     * @param line place in the file, from 1: a line of text, a row of a sheet
     * @param cells as written, nothing taken away
     * @param fault why the row cannot be read; null where it can
     */
    record Row(int line, String[] cells, @Nullable Rejection fault) {

        public boolean blank() {
            for (String cell : cells) {
                if (!cell.isBlank()) {
                    return false;
                }
            }
            return fault == null;
        }
    }

    /** The next row; null after the last. */
    @Nullable
    Row next() throws IOException;

    /** What is worth telling about how the file was read, such as its encoding. */
    String manner();
}
