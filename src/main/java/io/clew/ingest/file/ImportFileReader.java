package io.clew.ingest.file;

import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mapping.Kind;
import io.clew.ingest.map.Recognition;
import io.clew.ingest.read.CsvRows;
import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.read.Workbook;
import io.clew.ingest.row.Documents;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Item.Table;
import io.clew.ingest.row.Track;
import io.clew.record.Message;
import io.clew.record.Record;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Reads one file of whatever format and puts its rows on the conveyor. */
public final class ImportFileReader {

    /** A larger page is read as text, and not looked through for tables. */
    private static final long LARGEST_PAGE = 16L << 20;

    private final FileReading file;
    private final Leaf leaf;

    /** @param track takes the rows; its {@link Track#put} throws once the import was cancelled */
    public ImportFileReader(String source, String importId, ReadingTools tools, Choice choice, Track track, Leaf leaf) {
        this.file = new FileReading(source, importId, tools, choice, track);
        this.leaf = leaf;
    }

    /**
     * @throws Rejection.Refused if nothing of the file can be used
     * @throws IOException if the file cannot be read to its end; what was read before stays
     */
    public void read() throws IOException, InterruptedException {
        Format format = Format.of(leaf.path(), leaf.name());
        switch (format) {
            case EMPTY -> throw Rejection.refuse("", Message.of("empty.file"));
            case BINARY -> throw Rejection.refuse("", Message.of("binary"));
            case OTHER_WORKBOOK -> throw Rejection.refuse("", Message.of("format.workbook"));
            case ZIP, TAR, SEVEN_Z, RAR, GZIP, BZIP2, XZ, LOCKED -> throw Rejection.refuse("", Message.of("format"));
            case XLSX, XLS, SPREADSHEET_XML, HTML_TABLE -> workbook(format);
            case HTML -> page();
            case NDJSON -> new JsonRecords(file, leaf).read();
            case TEXT -> text();
            default -> documents(format);
        }
    }

    // text, delimited or not

    private void text() throws IOException, InterruptedException {
        if (file.forced() && file.chosen().kind() == Kind.DOCUMENTS) {
            documents(Format.TEXT);
            return;
        }
        boolean tabular;
        try (InputStream in = file.counted(leaf);
                var rows = new CsvRows(in)) {
            tabular = rows.tabular();
            if (new TableReader(file, leaf, Format.TEXT, false).read(rows, "")) {
                int strays = rows.lines().strays();
                if (strays > 0) {
                    file.notice(new Finding(leaf.name(), 0, Message.of("mixed-encoding", strays)));
                }
                return;
            }
        }
        boolean named = leaf.name().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(csv|tsv|tab)");
        if (file.forced() || tabular || named) {
            throw new Rejection.Refused(unknown());
        }
        if (looksLikeTable()) {
            throw Rejection.refuse("", Message.of("mapping-unknown.table"));
        }
        documents(Format.TEXT);
    }

    /** Whether the first lines are cells in columns, so that reading them as prose would lose what they say. */
    private boolean looksLikeTable() throws IOException {
        try (InputStream in = Files.newInputStream(leaf.path());
                var rows = new CsvRows(in)) {
            return Recognition.looksLikeTable(TableReader.head(rows));
        }
    }

    private Rejection unknown() throws IOException {
        try (InputStream in = Files.newInputStream(leaf.path());
                var rows = new CsvRows(in)) {
            return Recognition.unknown(TableReader.head(rows), file.compared());
        }
    }

    // workbooks

    private void workbook(Format format) throws IOException, InterruptedException {
        List<Row> nearest = new ArrayList<>();
        if (!checked(format, nearest)) {
            throw new Rejection.Refused(Recognition.unknown(nearest, file.compared()));
        }
    }

    /** Looks through all sheets before anything of them is written, and then reads them. */
    private boolean checked(Format format, List<Row> nearest) throws IOException, InterruptedException {
        return sheets(format, nearest, true) && sheets(format, nearest, false);
    }

    /**
     * Reads each sheet that a mapping fits.
     *
     * @param nearest takes the first rows of all sheets
     * @param checking whether they are only looked at, so that nothing is put where one of them is not ready
     * @return whether there was one
     */
    private boolean sheets(Format format, List<Row> nearest, boolean checking)
            throws IOException, InterruptedException {
        long size = Files.size(leaf.path());
        var tables = new TableReader(file, leaf, format, checking);
        boolean any = false;
        try (Workbook workbook = Workbook.open(leaf, format)) {
            List<Workbook.SheetName> names = workbook.sheets();
            for (int i = 0; i < names.size(); i++) {
                boolean fits;
                try (RowSource rows = workbook.open(i)) {
                    fits = tables.read(rows, names.get(i).name());
                }
                if (!fits) {
                    try (RowSource rows = workbook.open(i)) {
                        nearest.addAll(TableReader.head(rows));
                    }
                }
                if (fits && !checking && names.get(i).hidden()) {
                    file.notice(new Finding(
                            leaf.name(),
                            0,
                            Message.of("hidden-sheet", names.get(i).name())));
                }
                any |= fits;
                file.track().read(leaf.name(), size * (i + 1) / names.size());
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Rejection.refuse("", Message.of("damaged.workbook", String.valueOf(e.getMessage())));
        }
        return any;
    }

    /** A page of HTML is a table where a mapping fits one of its tables, else a text. */
    private void page() throws IOException, InterruptedException {
        boolean document = file.forced() && !file.chosen().kind().isTable();
        boolean small = Files.size(leaf.path()) <= LARGEST_PAGE;
        if (document || !small || !checked(Format.HTML, new ArrayList<>())) {
            documents(Format.HTML);
        }
    }

    // documents

    private void documents(Format format) throws IOException, InterruptedException {
        if (file.forced() && file.chosen().kind() != Kind.DOCUMENTS) {
            throw Rejection.refuse("", Message.of("mapping-unfit", file.chosen().label()));
        }
        Mapping documents = file.mappings().of(Kind.DOCUMENTS);
        file.track().recognised(leaf.name(), format, documents, Message.of("recognised.no-header"));
        file.track().put(() -> {
            List<Item> items = new ArrayList<>();
            try {
                for (Record record :
                        new Documents(file.source(), documents.forms()).read(leaf, format, file.origin(leaf))) {
                    items.add(new Item.Ready(file.tools().reading().of(record)));
                }
            } catch (Rejection.Refused e) {
                items.add(new Item.Bad(Table.whole(leaf.name()), new Row(0, new String[0], null), e.rejection()));
            }
            return items;
        });
    }
}
