package io.clew.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.ingest.map.Mapping.Kind;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.LineReader;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.row.FtmFile;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Item.Table;
import io.clew.ingest.row.RecordLine;
import io.clew.record.Message;
import io.clew.record.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records that come as a JSON object a line, or entities of FollowTheMoney. */
final class JsonRecords {

    private static final int LINES_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 2_000_000;

    private final FileReading file;
    private final Leaf leaf;

    JsonRecords(FileReading file, Leaf leaf) {
        this.file = file;
        this.leaf = leaf;
    }

    void read() throws IOException, InterruptedException {
        try (InputStream in = file.counted(leaf);
                var lines = new LineReader(in)) {
            LineReader.Line first = next(lines);
            if (first == null) {
                return;
            }
            boolean ftm = isFtm(first.text());
            file.track()
                    .recognised(
                            leaf.name(),
                            Format.NDJSON,
                            file.mappings().of(ftm ? Kind.FTM : Kind.RECORDS),
                            Message.of("recognised.manner", Message.of("recognised.lines"), lines.encoding()));
            if (ftm) {
                ReadingTools tools = file.tools();
                new FtmFile(
                                file.source(),
                                leaf,
                                file.importId(),
                                tools.ontology(),
                                tools.keys(),
                                tools.reading(),
                                file.track())
                        .read(first, lines);
            } else {
                put(first, lines);
            }
        }
    }

    private void put(LineReader.Line first, LineReader lines) throws IOException, InterruptedException {
        List<LineReader.Line> waiting = new ArrayList<>();
        long characters = 0;
        for (LineReader.Line line = first; line != null; line = next(lines)) {
            waiting.add(line);
            characters += line.text().length();
            if (waiting.size() >= LINES_AT_ONCE || characters >= CHARACTERS_AT_ONCE) {
                put(waiting);
                waiting = new ArrayList<>();
                characters = 0;
            }
        }
        put(waiting);
    }

    /** The next line that is not empty. */
    private static LineReader.@Nullable Line next(LineReader lines) throws IOException {
        LineReader.Line line = lines.next();
        while (line != null && line.text().isBlank() && line.fault() == null) {
            line = lines.next();
        }
        return line;
    }

    private static boolean isFtm(String line) {
        try {
            JsonNode first = RecordLine.object(line);
            return first.has("schema") && first.has("properties");
        } catch (Rejection.Refused e) {
            return false;
        }
    }

    private void put(List<LineReader.Line> lines) throws InterruptedException {
        if (!lines.isEmpty()) {
            file.track().put(() -> {
                List<Item> items = new ArrayList<>(lines.size());
                for (LineReader.Line line : lines) {
                    items.add(
                            line.fault() != null
                                    ? bad(line.number(), line.text(), line.fault())
                                    : item(line.number(), line.text()));
                }
                return items;
            });
        }
    }

    /** What a line says, or why it cannot be used. */
    Item item(int number, String line) {
        try {
            var provenance = new Provenance(file.importId(), leaf.name(), leaf.sha256(), number);
            ReadingTools tools = file.tools();
            return new Item.Ready(new RecordLine(file.source(), tools.ontology(), tools.keys(), tools.reading())
                    .read(line, provenance));
        } catch (Rejection.Refused e) {
            return bad(number, line, e.rejection());
        }
    }

    private Item bad(int number, String line, Rejection why) {
        return new Item.Bad(Table.lines(leaf.name()), new Row(number, new String[] {line}, null), why);
    }
}
