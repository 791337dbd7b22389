package io.clew.ingest.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Sheets of one workbook, whatever form it is kept in. */
public interface Workbook extends Closeable {

    /** A sheet wider than this is no table; rows are refused rather than kept in memory. */
    int MOST_COLUMNS = 1_024;

    /** @param hidden whether a person who opens the workbook does not see it */
    record SheetName(String name, boolean hidden) {}

    /** In the workbook's order. */
    List<SheetName> sheets();

    /** Rows of one sheet, from 0. */
    RowSource open(int sheet) throws IOException;

    /** @throws Rejection.Refused if it needs a password, breaks a bound, or is damaged */
    static Workbook open(Leaf leaf, Format format) throws IOException {
        return switch (format) {
            case XLS -> XlsWorkbook.open(leaf);
            case SPREADSHEET_XML -> new XmlWorkbook(leaf.path());
            case HTML, HTML_TABLE -> HtmlTables.of(leaf.path());
            default -> XlsxWorkbook.open(leaf.path());
        };
    }
}
