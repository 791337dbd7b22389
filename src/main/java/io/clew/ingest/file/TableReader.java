package io.clew.ingest.file;

import io.clew.ingest.map.Blocks;
import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.map.Recognition;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.row.StatementRows.Manner;
import io.clew.record.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a table that some mapping fits, and puts its rows once the whole of it can be believed. */
final class TableReader {

    private final FileReading file;
    private final Leaf leaf;
    private final Format format;
    private final boolean checking;

    /** @param checking whether the table is only looked at, and nothing of it put */
    TableReader(FileReading file, Leaf leaf, Format format, boolean checking) {
        this.file = file;
        this.leaf = leaf;
        this.format = format;
        this.checking = checking;
    }

    /**
     * Reads the table to its end; false, and nothing put, where no mapping fits it.
     *
     * @param sheet name of the sheet; empty for none
     * @throws Rejection.Refused where the table is not ready; nothing of it has been put then
     */
    boolean read(RowSource rows, String sheet) throws IOException, InterruptedException {
        List<Row> head = head(rows);
        if (!head.isEmpty() && RejectCells.isHeader(head.getFirst())) {
            if (!checking) {
                new ResentTable(file, leaf, rows).read(head);
            }
            return true;
        }
        Optional<Recognition> found =
                Recognition.of(head, file.tables(), file.choice().fields());
        if (found.isEmpty()) {
            return false;
        }
        Recognition recognition = found.get();
        file.track()
                .recognised(
                        leaf.name(),
                        format,
                        recognition.layout().mapping(),
                        Message.of("recognised.manner", recognition.why(), rows.manner()));
        var blocks =
                new Blocks(recognition.layout(), file.tables(), file.choice().fields());
        var opening = new Opening(blocks, rows, head.subList(recognition.headerAt() + 1, head.size()));
        Manner manner = file.check(leaf, sheet).of(recognition.layout(), opening.parts(), opening.whole());
        if (checking) {
            return true;
        }
        var chunks = new TableChunks(file, leaf, manner);
        for (Part part : opening.parts()) {
            chunks.add(part);
        }
        for (Row row = opening.whole() ? null : rows.next(); row != null; row = rows.next()) {
            chunks.add(blocks.take(row));
        }
        chunks.flush();
        return true;
    }

    /** The first rows that are not blank, enough to recognise a table by. */
    static List<Row> head(RowSource rows) throws IOException {
        List<Row> head = new ArrayList<>();
        while (head.size() < Recognition.LOOKED_AT) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            if (!row.blank()) {
                head.add(row);
            }
        }
        return head;
    }
}
