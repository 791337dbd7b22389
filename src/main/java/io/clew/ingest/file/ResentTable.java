package io.clew.ingest.file;

import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping.Kind;
import io.clew.ingest.map.Recognition;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.read.RowSource.Row;
import io.clew.record.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejects that come back mended: tables one below the other, each row behind what was wrong with it. */
final class ResentTable {

    private final FileReading file;
    private final JsonRecords records;
    private final Leaf leaf;
    private final RowSource rows;
    private @Nullable Layout layout;
    private final List<Part> parts = new ArrayList<>();
    private boolean lines;

    ResentTable(FileReading file, Leaf leaf, RowSource rows) {
        this.file = file;
        this.records = new JsonRecords(file, leaf);
        this.leaf = leaf;
        this.rows = rows;
    }

    void read(List<Row> head) throws IOException, InterruptedException {
        for (Row row : head) {
            take(row);
        }
        for (Row row = rows.next(); row != null; row = rows.next()) {
            take(row);
        }
        flush();
    }

    private void flush() throws InterruptedException {
        if (layout != null && !parts.isEmpty()) {
            var chunks = new TableChunks(file, leaf, file.check(leaf, "").mended(layout, parts));
            for (Part part : parts) {
                chunks.add(part);
            }
            chunks.flush();
        }
        parts.clear();
    }

    private void take(Row row) throws InterruptedException {
        if (row.blank()) {
            return;
        }
        Row bare = RejectCells.bare(row);
        if (RejectCells.isHeader(row)) {
            header(bare);
        } else if (lines) {
            String line = String.join(",", bare.cells());
            file.track().put(() -> List.of(records.item(row.line(), line)));
        } else if (layout != null) {
            parts.add(new Part.Data(layout, bare));
        }
    }

    private void header(Row bare) throws InterruptedException {
        flush();
        layout = null;
        lines = Arrays.equals(bare.cells(), new String[] {"row"});
        if (lines) {
            file.track()
                    .recognised(
                            leaf.name(),
                            Format.TEXT,
                            file.mappings().of(Kind.RECORDS),
                            Message.of("recognised.resent"));
            return;
        }
        Recognition found = Recognition.of(
                        List.of(bare), file.tables(), file.choice().fields())
                .orElseThrow(() -> new Rejection.Refused(Recognition.unknown(List.of(bare), file.tables())));
        file.track()
                .recognised(
                        leaf.name(),
                        Format.TEXT,
                        found.layout().mapping(),
                        Message.of("recognised.resent-table", found.why()));
        layout = found.layout();
    }
}
