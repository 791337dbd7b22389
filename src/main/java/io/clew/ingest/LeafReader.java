package io.clew.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.graph.Ontology;
import io.clew.ingest.check.TableCheck;
import io.clew.ingest.map.Blocks;
import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mapping.Kind;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.map.Recognition;
import io.clew.ingest.read.CsvRows;
import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.LineReader;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.read.Workbook;
import io.clew.ingest.row.Documents;
import io.clew.ingest.row.FtmFile;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Item.Table;
import io.clew.ingest.row.Origin;
import io.clew.ingest.row.Reading;
import io.clew.ingest.row.RecordLine;
import io.clew.ingest.row.RowMapper;
import io.clew.ingest.row.StatementRows;
import io.clew.ingest.row.StatementRows.Manner;
import io.clew.ingest.row.TableRows;
import io.clew.ingest.row.Track;
import io.clew.record.Message;
import io.clew.record.Provenance;
import io.clew.record.Record;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads one file of whatever format and puts its rows on the conveyor. */
public final class LeafReader {

    private static final int ROWS_AT_ONCE = 2_000;
    private static final int LINES_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 2_000_000;
    /** A larger page is read as text, and not looked through for tables. */
    private static final long LARGEST_PAGE = 16L << 20;

    private final String source;
    private final String importId;
    private final Mappings mappings;
    private final String wanted;
    private final Map<String, String> fields;
    private final String own;
    private final Ontology ontology;
    private final Keys keys;
    private final Reading reading;
    private final Track track;
    private final BooleanSupplier cancelled;

    LeafReader(
            String source,
            String importId,
            Mappings mappings,
            Choice choice,
            Ontology ontology,
            Keys keys,
            Reading reading,
            Track track,
            BooleanSupplier cancelled) {
        this.source = source;
        this.importId = importId;
        this.mappings = mappings;
        this.wanted = choice.mapping();
        this.fields = choice.fields();
        this.own = java.util.Objects.requireNonNullElse(choice.own(), "");
        this.ontology = ontology;
        this.keys = keys;
        this.reading = reading;
        this.track = track;
        this.cancelled = cancelled;
    }

    /**
     * @throws Rejection.Refused if nothing of the file can be used
     * @throws IOException if the file cannot be read to its end; what was read before stays
     */
    void read(Leaf leaf) throws IOException, InterruptedException {
        Format format = Format.of(leaf.path(), leaf.name());
        switch (format) {
            case EMPTY -> throw Rejection.refuse("", Message.of("empty.file"));
            case BINARY -> throw Rejection.refuse("", Message.of("binary"));
            case OTHER_WORKBOOK -> throw Rejection.refuse("", Message.of("format.workbook"));
            case ZIP, TAR, SEVEN_Z, RAR, GZIP, BZIP2, XZ, LOCKED -> throw Rejection.refuse("", Message.of("format"));
            case XLSX, XLS, SPREADSHEET_XML, HTML_TABLE -> workbook(leaf, format);
            case HTML -> page(leaf);
            case NDJSON -> lines(leaf);
            case TEXT -> text(leaf);
            default -> documents(leaf, format);
        }
    }

    private boolean forced() {
        return !wanted.equals(Mappings.AUTO);
    }

    private List<Mapping> tables() {
        if (!forced()) {
            return mappings.tables();
        }
        Mapping named = mappings.named(wanted);
        return named.kind().isTable() ? List.of(named) : List.of();
    }

    // text, delimited or not

    private void text(Leaf leaf) throws IOException, InterruptedException {
        if (forced() && mappings.named(wanted).kind() == Kind.DOCUMENTS) {
            documents(leaf, Format.TEXT);
            return;
        }
        boolean tabular;
        try (InputStream in = counted(leaf);
                var rows = new CsvRows(in)) {
            tabular = rows.tabular();
            if (table(leaf, rows, Format.TEXT, "")) {
                int strays = rows.lines().strays();
                if (strays > 0) {
                    notice(new Finding(leaf.name(), 0, Message.of("mixed-encoding", strays)));
                }
                return;
            }
        }
        boolean named = leaf.name().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(csv|tsv|tab)");
        if (forced() || tabular || named) {
            throw new Rejection.Refused(unknown(leaf));
        }
        if (looksLikeTable(leaf)) {
            throw Rejection.refuse("", Message.of("mapping-unknown.table"));
        }
        documents(leaf, Format.TEXT);
    }

    /** Whether the first lines are cells in columns, so that reading them as prose would lose what they say. */
    private static boolean looksLikeTable(Leaf leaf) throws IOException {
        try (InputStream in = Files.newInputStream(leaf.path());
                var rows = new CsvRows(in)) {
            return Recognition.looksLikeTable(head(rows));
        }
    }

    private Rejection unknown(Leaf leaf) throws IOException {
        try (InputStream in = Files.newInputStream(leaf.path());
                var rows = new CsvRows(in)) {
            return Recognition.unknown(head(rows), tables().isEmpty() ? mappings.tables() : tables());
        }
    }

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

    // tables

    /** Whether tables are only looked at, so that nothing of a workbook is put where one of its sheets is not ready. */
    private boolean checking;

    /**
     * Reads the table to its end; false, and nothing put, where no mapping fits it.
     *
     * @param sheet name of the sheet; empty for none
     * @throws Rejection.Refused where the table is not ready; nothing of it has been put then
     */
    private boolean table(Leaf leaf, RowSource rows, Format format, String sheet)
            throws IOException, InterruptedException {
        List<Row> head = head(rows);
        if (!head.isEmpty() && resent(head.getFirst())) {
            if (!checking) {
                new ResentTable(leaf, rows).read(head);
            }
            return true;
        }
        Optional<Recognition> found = Recognition.of(head, tables(), fields);
        if (found.isEmpty()) {
            return false;
        }
        Recognition recognition = found.get();
        track.recognised(
                leaf.name(),
                format,
                recognition.layout().mapping(),
                Message.of("recognised.manner", recognition.why(), rows.manner()));
        var blocks = new Blocks(recognition.layout(), tables(), fields);
        var opening = new Opening(blocks, rows, head.subList(recognition.headerAt() + 1, head.size()));
        Manner manner = check(leaf, sheet).of(recognition.layout(), opening.parts(), opening.whole());
        if (checking) {
            return true;
        }
        var chunks = new Chunks(leaf, manner);
        for (Part part : opening.parts()) {
            chunks.add(part);
        }
        for (Row row = opening.whole() ? null : rows.next(); row != null; row = rows.next()) {
            chunks.add(blocks.take(row));
        }
        chunks.flush();
        return true;
    }

    private TableCheck check(Leaf leaf, String sheet) {
        return new TableCheck(mappings, keys, own, leaf.name() + " " + sheet);
    }

    /** Gathers rows of one table into chunks. */
    private final class Chunks {

        private final Leaf leaf;
        private final Manner manner;
        private @Nullable Layout layout;
        private @Nullable RowMapper mapper;
        private Table table;
        private List<Row> waiting = new ArrayList<>(ROWS_AT_ONCE);

        Chunks(Leaf leaf, Manner manner) {
            this.leaf = leaf;
            this.manner = manner;
            this.table = Table.whole(leaf.name());
        }

        void add(@Nullable Part part) throws InterruptedException {
            if (part instanceof Part.Data data) {
                if (data.layout() != layout) {
                    flush();
                    begin(data.layout());
                }
                waiting.add(data.row());
                if (waiting.size() == ROWS_AT_ONCE) {
                    flush();
                }
            }
        }

        private void begin(Layout next) {
            layout = next;
            mapper = mapper(leaf, next, manner);
            List<String> names = new ArrayList<>(Arrays.asList(next.header()));
            next.above().keySet().forEach(name -> names.add(above(next.mapping().column(name))));
            table = new Table(
                    leaf.name(), List.copyOf(names), List.copyOf(next.above().values()));
        }

        private static String above(Mapping.Column column) {
            return column.headers().getFirst();
        }

        void flush() throws InterruptedException {
            if (cancelled.getAsBoolean()) {
                throw new InterruptedException("cancelled");
            }
            if (!waiting.isEmpty() && mapper != null) {
                List<Row> rows = waiting;
                RowMapper by = mapper;
                Table of = table;
                waiting = new ArrayList<>(ROWS_AT_ONCE);
                track.put(() -> map(rows, by, of));
            }
        }

        private static List<Item> map(List<Row> rows, RowMapper mapper, Table table) {
            List<Item> items = new ArrayList<>(rows.size());
            for (Row row : rows) {
                try {
                    items.add(mapper.map(row));
                } catch (Rejection.Refused e) {
                    items.add(new Item.Bad(table, row, e.rejection()));
                }
            }
            return items;
        }
    }

    private RowMapper mapper(Leaf leaf, Layout layout, Manner manner) {
        var origin = new Origin(importId, leaf.name(), leaf.sha256());
        return layout.mapping().kind() == Kind.STATEMENT
                ? new StatementRows(layout, mappings.words(), keys, origin, manner)
                : new TableRows(source, layout, keys, reading, origin);
    }

    private static boolean resent(Row row) {
        return row.cells().length >= Rejects.HEADER.size()
                && Arrays.asList(row.cells()).subList(0, Rejects.HEADER.size()).equals(Rejects.HEADER);
    }

    /** Rejects that come back mended: tables one below the other, each row behind what was wrong with it. */
    private final class ResentTable {

        private final Leaf leaf;
        private final RowSource rows;
        private @Nullable Layout layout;
        private final List<Part> parts = new ArrayList<>();
        private boolean lines;

        ResentTable(Leaf leaf, RowSource rows) {
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
                var chunks = new Chunks(leaf, check(leaf, "").mended(layout, parts));
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
            Row bare = bare(row);
            if (resent(row)) {
                header(bare);
            } else if (lines) {
                String line = String.join(",", bare.cells());
                track.put(() -> List.of(record(leaf, row.line(), line)));
            } else if (layout != null) {
                parts.add(new Part.Data(layout, bare));
            }
        }

        private void header(Row bare) throws InterruptedException {
            flush();
            layout = null;
            lines = Arrays.equals(bare.cells(), new String[] {"row"});
            if (lines) {
                track.recognised(leaf.name(), Format.TEXT, mappings.of(Kind.RECORDS), Message.of("recognised.resent"));
                return;
            }
            Recognition found = Recognition.of(List.of(bare), tables(), fields)
                    .orElseThrow(() -> new Rejection.Refused(Recognition.unknown(List.of(bare), tables())));
            track.recognised(
                    leaf.name(),
                    Format.TEXT,
                    found.layout().mapping(),
                    Message.of("recognised.resent-table", found.why()));
            layout = found.layout();
        }

        private Row bare(Row row) {
            int skip = Math.min(Rejects.HEADER.size(), row.cells().length);
            String[] cells = Arrays.stream(row.cells(), skip, row.cells().length)
                    .map(Rejects::unsafe)
                    .toArray(String[]::new);
            return new Row(row.line(), cells, row.fault());
        }
    }

    // workbooks

    private void workbook(Leaf leaf, Format format) throws IOException, InterruptedException {
        List<Row> nearest = new ArrayList<>();
        if (!checked(leaf, format, nearest)) {
            throw new Rejection.Refused(
                    Recognition.unknown(nearest, tables().isEmpty() ? mappings.tables() : tables()));
        }
    }

    /** Looks through all sheets before anything of them is written, and then reads them. */
    private boolean checked(Leaf leaf, Format format, List<Row> nearest) throws IOException, InterruptedException {
        checking = true;
        boolean any = sheets(leaf, format, nearest);
        checking = false;
        return any && sheets(leaf, format, nearest);
    }

    /**
     * Reads each sheet that a mapping fits.
     *
     * @param nearest takes the first rows of all sheets
     * @return whether there was one
     */
    private boolean sheets(Leaf leaf, Format format, List<Row> nearest) throws IOException, InterruptedException {
        long size = Files.size(leaf.path());
        boolean any = false;
        try (Workbook workbook = Workbook.open(leaf, format)) {
            List<Workbook.SheetName> names = workbook.sheets();
            for (int i = 0; i < names.size(); i++) {
                boolean fits;
                try (RowSource rows = workbook.open(i)) {
                    fits = table(leaf, rows, format, names.get(i).name());
                }
                if (!fits) {
                    try (RowSource rows = workbook.open(i)) {
                        nearest.addAll(head(rows));
                    }
                }
                if (fits && !checking && names.get(i).hidden()) {
                    notice(new Finding(
                            leaf.name(),
                            0,
                            Message.of("hidden-sheet", names.get(i).name())));
                }
                any |= fits;
                track.read(leaf.name(), size * (i + 1) / names.size());
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Rejection.refuse("", Message.of("damaged.workbook", String.valueOf(e.getMessage())));
        }
        return any;
    }

    /** A page of HTML is a table where a mapping fits one of its tables, else a text. */
    private void page(Leaf leaf) throws IOException, InterruptedException {
        boolean document = forced() && !mappings.named(wanted).kind().isTable();
        boolean small = Files.size(leaf.path()) <= LARGEST_PAGE;
        if (document || !small || !checked(leaf, Format.HTML, new ArrayList<>())) {
            documents(leaf, Format.HTML);
        }
    }

    // JSON lines

    private void lines(Leaf leaf) throws IOException, InterruptedException {
        try (InputStream in = counted(leaf);
                var lines = new LineReader(in)) {
            List<LineReader.Line> waiting = new ArrayList<>();
            long characters = 0;
            boolean known = false;
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.text().isBlank() && line.fault() == null) {
                    continue;
                }
                if (!known) {
                    known = true;
                    boolean ftm = isFtm(line.text());
                    track.recognised(
                            leaf.name(),
                            Format.NDJSON,
                            mappings.of(ftm ? Kind.FTM : Kind.RECORDS),
                            Message.of("recognised.manner", Message.of("recognised.lines"), lines.encoding()));
                    if (ftm) {
                        new FtmFile(source, leaf, importId, ontology, keys, reading, track).read(line, lines);
                        return;
                    }
                }
                waiting.add(line);
                characters += line.text().length();
                if (waiting.size() >= LINES_AT_ONCE || characters >= CHARACTERS_AT_ONCE) {
                    putLines(leaf, waiting);
                    waiting = new ArrayList<>();
                    characters = 0;
                }
            }
            putLines(leaf, waiting);
        }
    }

    private static boolean isFtm(String line) {
        try {
            JsonNode first = RecordLine.object(line);
            return first.has("schema") && first.has("properties");
        } catch (Rejection.Refused e) {
            return false;
        }
    }

    private void putLines(Leaf leaf, List<LineReader.Line> lines) throws InterruptedException {
        if (cancelled.getAsBoolean()) {
            throw new InterruptedException("cancelled");
        }
        if (!lines.isEmpty()) {
            track.put(() -> {
                List<Item> items = new ArrayList<>(lines.size());
                for (LineReader.Line line : lines) {
                    items.add(
                            line.fault() != null
                                    ? bad(leaf, line.number(), line.text(), line.fault())
                                    : record(leaf, line.number(), line.text()));
                }
                return items;
            });
        }
    }

    private Item record(Leaf leaf, int number, String line) {
        try {
            var provenance = new Provenance(importId, leaf.name(), leaf.sha256(), number);
            Record record = new RecordLine(source, ontology, keys, reading).read(line, provenance);
            return new Item.Ready(record);
        } catch (Rejection.Refused e) {
            return bad(leaf, number, line, e.rejection());
        }
    }

    private static Item bad(Leaf leaf, int number, String line, Rejection why) {
        return new Item.Bad(Table.lines(leaf.name()), new Row(number, new String[] {line}, null), why);
    }

    // documents

    private void documents(Leaf leaf, Format format) throws IOException, InterruptedException {
        if (forced() && mappings.named(wanted).kind() != Kind.DOCUMENTS) {
            throw Rejection.refuse(
                    "", Message.of("mapping-unfit", mappings.named(wanted).label()));
        }
        Mapping documents = mappings.of(Kind.DOCUMENTS);
        track.recognised(leaf.name(), format, documents, Message.of("recognised.no-header"));
        var origin = new Origin(importId, leaf.name(), leaf.sha256());
        track.put(() -> {
            List<Item> items = new ArrayList<>();
            try {
                for (Record record : new Documents(source, documents.forms()).read(leaf, format, origin)) {
                    items.add(new Item.Ready(reading.of(record)));
                }
            } catch (Rejection.Refused e) {
                items.add(new Item.Bad(Table.whole(leaf.name()), new Row(0, new String[0], null), e.rejection()));
            }
            return items;
        });
    }

    private void notice(Finding finding) throws InterruptedException {
        track.put(() -> List.of(new Item.Noticed(finding)));
    }

    private InputStream counted(Leaf leaf) throws IOException {
        InputStream file = Files.newInputStream(leaf.path());
        return new BufferedInputStream(
                new FilterInputStream(file) {
                    private long bytes;

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        int n = super.read(into, offset, length);
                        bytes += Math.max(0, n);
                        track.read(leaf.name(), bytes);
                        return n;
                    }
                },
                256 << 10);
    }
}
