package io.clew.ingest.file;

import io.clew.ingest.check.TableCheck;
import io.clew.ingest.map.Blocks;
import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.read.RowSource.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first rows of a table, at most {@link TableCheck#ROWS}, which are looked at before any is put. */
public final class Opening {

    private final List<Part> parts = new ArrayList<>();
    private final boolean whole;

    /** @param begun rows that have been taken from {@code rows} before */
    public Opening(Blocks blocks, RowSource rows, List<Row> begun) throws IOException {
        begun.forEach(row -> add(blocks.take(row)));
        boolean ended = false;
        while (!ended && parts.size() < TableCheck.ROWS) {
            Row row = rows.next();
            ended = row == null;
            if (row != null) {
                add(blocks.take(row));
            }
        }
        whole = ended;
    }

    private void add(@Nullable Part part) {
        if (part != null) {
            parts.add(part);
        }
    }

    public List<Part> parts() {
        return parts;
    }

    /** Whether there are no more. */
    public boolean whole() {
        return whole;
    }
}
