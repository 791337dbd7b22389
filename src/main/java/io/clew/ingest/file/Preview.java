package io.clew.ingest.file;

import io.clew.ingest.check.TableCheck;
import io.clew.ingest.map.Blocks;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.map.Recognition;
import io.clew.ingest.read.CsvRows;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.LineReader;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.read.Workbook;
import io.clew.ingest.row.Documents;
import io.clew.ingest.row.Origin;
import io.clew.record.Message;
import io.clew.record.Record;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a file would be read as, before it is imported.
 *
 * @param size in bytes
 * @param format such as {@code text}, {@code xlsx}, {@code ndjson}
 * @param mapping name of the mapping that would be used; empty where none fits
 * @param ready whether it can be imported like this
 * @param why why that mapping, or what is missing
 * @param headerLine line of the header, from 1; 0 where there is none
 * @param headers of the table; empty for other files
 * @param meanings for each header the mapping's name of the column; empty where it has none
 * @param rows the first rows, or lines of text, as they are written, at most {@link #ROWS}
 * @param code why it is not ready, such as {@code own-unknown}; empty where it is, or where no mapping fits
 */
public record Preview(
        String name,
        long size,
        String format,
        String mapping,
        boolean ready,
        Message why,
        int headerLine,
        List<String> headers,
        List<String> meanings,
        List<List<String>> rows,
        String code) {

    public static final int ROWS = 20;
    private static final int WIDEST = 300;
    private static final long LARGEST_DOCUMENT = 16L << 20;

    /** Of a file that nothing is asked of. */
    Preview(
            String name,
            long size,
            String format,
            String mapping,
            boolean ready,
            Message why,
            int headerLine,
            List<String> headers,
            List<String> meanings,
            List<List<String>> rows) {
        this(name, size, format, mapping, ready, why, headerLine, headers, meanings, rows, "");
    }

    /** Whether it says nowhere whose statement it is, so that a person has to. */
    public boolean asksOwn() {
        return code.equals("own-unknown");
    }

    private Preview unready(Rejection lacks) {
        return new Preview(
                name, size, format, mapping, false, lacks.message(), headerLine, headers, meanings, rows, lacks.code());
    }

    /** Whether it has columns whose meaning can be chosen. */
    public boolean table() {
        return !headers.isEmpty();
    }

    /** What the file would be read as, by itself or as it was chosen. */
    public static Preview of(Leaf leaf, long size, Mappings mappings, Choice choice) throws IOException {
        boolean auto = choice.mapping().equals(Mappings.AUTO);
        List<Mapping> tables = auto ? mappings.tables() : List.of(mappings.named(choice.mapping()));
        boolean table = auto || tables.getFirst().kind().isTable();
        String name = leaf.name();
        var shown = new Shown(leaf, name, size, Format.of(leaf.path(), name), mappings, choice);
        try {
            return switch (shown.format()) {
                case TEXT -> table ? shown.text(tables) : shown.document();
                case XLSX, XLS, SPREADSHEET_XML, HTML_TABLE -> shown.workbook(table ? tables : mappings.tables());
                case HTML -> shown.page(table ? tables : mappings.tables(), table);
                case OTHER_WORKBOOK -> damaged(name, size, Message.of("format.workbook"));
                case NDJSON -> shown.lines();
                case EMPTY -> damaged(name, size, Message.of("empty.file"));
                case BINARY -> damaged(name, size, Message.of("binary"));
                case ZIP, TAR, SEVEN_Z, RAR, GZIP, BZIP2, XZ, LOCKED ->
                    shown.other("", true, Message.of("recognised.archive"));
                default -> shown.document();
            };
        } catch (Rejection.Refused e) {
            return damaged(name, size, e.rejection().message());
        }
    }

    /** A file that cannot be used. */
    public static Preview damaged(String name, long size, Message why) {
        return new Preview(name, size, "", "", false, why, 0, List.of(), List.of(), List.of());
    }

    /** One file while it is looked at. */
    private record Shown(Leaf leaf, String name, long size, Format format, Mappings mappings, Choice choice) {

        Preview text(List<Mapping> tables) throws IOException {
            Preview table;
            boolean tabular;
            try (InputStream in = open();
                    var rows = new CsvRows(in)) {
                tabular = rows.tabular();
                table = table(rows, tables, "");
            }
            boolean prose = !tabular
                    && table.mapping().isEmpty()
                    && !table.ready()
                    && choice.mapping().equals(Mappings.AUTO)
                    && !name.matches("(?i).*\\.(csv|tsv|tab)");
            return prose ? document() : table;
        }

        Preview workbook(List<Mapping> tables) throws IOException {
            Preview best = null;
            try (Workbook workbook = Workbook.open(leaf, format)) {
                for (int i = 0; i < workbook.sheets().size(); i++) {
                    try (RowSource rows = workbook.open(i)) {
                        Preview shown =
                                table(rows, tables, workbook.sheets().get(i).name());
                        if (best == null || (!best.ready() && shown.ready())) {
                            best = shown;
                        }
                    }
                }
            }
            return best == null ? damaged(name, size, Message.of("empty.workbook")) : best;
        }

        Preview page(List<Mapping> tables, boolean table) throws IOException {
            boolean small = size <= LARGEST_DOCUMENT;
            Preview shown = table && small ? workbook(tables) : document();
            return shown.ready() ? shown : document();
        }

        private Preview table(RowSource rows, List<Mapping> tables, String sheet) throws IOException {
            List<Row> head = TableReader.head(rows);
            Optional<Recognition> found = Recognition.of(head, tables, choice.fields());
            Layout layout =
                    found.map(Recognition::layout).orElseGet(() -> Recognition.nearest(head, tables, choice.fields()));
            Rejection lacks = found.isPresent() ? null : Recognition.unknown(head, tables, choice.fields());
            boolean named = found.isPresent() || tables.size() == 1;
            int at = found.map(Recognition::headerAt).orElseGet(() -> place(head, layout));
            boolean headed = at >= 0;
            var preview = new Preview(
                    name,
                    size,
                    format.word(),
                    named ? layout.mapping().name() : "",
                    found.isPresent(),
                    lacks == null
                            ? Message.of(
                                    "recognised.manner", found.orElseThrow().why(), rows.manner())
                            : lacks.message(),
                    headed ? head.get(at).line() : 0,
                    headed ? List.of(layout.header()) : List.of(),
                    named
                            ? layout.meanings()
                            : List.of(layout.header()).stream()
                                    .map(header -> "")
                                    .toList(),
                    first(head.subList(headed ? at + 1 : 0, head.size())));
            return found.isEmpty() ? preview : checked(preview, rows, head.subList(at + 1, head.size()), layout, sheet);
        }

        /** The preview, or why the table cannot be believed as it would be read. */
        private Preview checked(Preview preview, RowSource rows, List<Row> begun, Layout layout, String sheet)
                throws IOException {
            var opening = new Opening(new Blocks(layout, mappings.tables(), choice.fields()), rows, begun);
            String own = java.util.Objects.requireNonNullElse(choice.own(), "");
            try {
                new TableCheck(mappings, new Keys(), own, name + " " + sheet)
                        .of(layout, opening.parts(), opening.whole());
                return preview;
            } catch (Rejection.Refused e) {
                return preview.unready(e.rejection());
            }
        }

        private static int place(List<Row> head, Layout layout) {
            for (int i = 0; i < head.size(); i++) {
                if (Arrays.equals(head.get(i).cells(), layout.header())) {
                    return i;
                }
            }
            return -1;
        }

        private static List<List<String>> first(List<Row> rows) {
            return rows.stream()
                    .limit(ROWS)
                    .map(row -> Arrays.stream(row.cells()).map(Shown::cut).toList())
                    .toList();
        }

        Preview lines() throws IOException {
            List<List<String>> first = new ArrayList<>();
            try (InputStream in = open();
                    var lines = new LineReader(in)) {
                for (var line = lines.next(); line != null && first.size() < ROWS; line = lines.next()) {
                    if (!line.text().isBlank()) {
                        first.add(List.of(cut(line.text())));
                    }
                }
            }
            boolean ftm = !first.isEmpty()
                    && first.getFirst().getFirst().contains("\"schema\"")
                    && first.getFirst().getFirst().contains("\"properties\"");
            String mapping =
                    mappings.of(ftm ? Mapping.Kind.FTM : Mapping.Kind.RECORDS).name();
            return new Preview(
                    name,
                    size,
                    format.word(),
                    mapping,
                    true,
                    Message.of("recognised.lines"),
                    0,
                    List.of(),
                    List.of(),
                    first);
        }

        Preview document() throws IOException {
            String mapping = mappings.of(Mapping.Kind.DOCUMENTS).name();
            if (!choice.mapping().equals(Mappings.AUTO) && !choice.mapping().equals(mapping)) {
                return new Preview(
                        name,
                        size,
                        format.word(),
                        choice.mapping(),
                        false,
                        Message.of("mapping-unfit.table"),
                        0,
                        List.of(),
                        List.of(),
                        List.of());
            }
            if (size > LARGEST_DOCUMENT) {
                return other(mapping, true, Message.of("recognised.text"));
            }
            var origin = new Origin("", name, "");
            List<Record> records =
                    new Documents("preview", mappings.of(Mapping.Kind.DOCUMENTS).forms()).read(leaf, format, origin);
            List<List<String>> first = records.getFirst()
                    .text()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .limit(ROWS)
                    .map(line -> List.of(cut(line)))
                    .toList();
            return new Preview(
                    name,
                    size,
                    format.word(),
                    mapping,
                    true,
                    records.size() == 1
                            ? Message.of("recognised.text")
                            : Message.of("recognised.text-with", records.size() - 1),
                    0,
                    List.of(),
                    List.of(),
                    first);
        }

        Preview other(String mapping, boolean ready, Message why) {
            return new Preview(name, size, format.word(), mapping, ready, why, 0, List.of(), List.of(), List.of());
        }

        private InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(leaf.path()));
        }

        private static String cut(String text) {
            return text.length() <= WIDEST ? text : text.substring(0, WIDEST) + "…";
        }
    }
}
