package io.clew.ingest.file;

import io.clew.ingest.read.RowSource.Row;
import java.util.Arrays;
import java.util.List;

/** How refused rows stand in a CSV that can be mended and sent again; see {@code ingest.Rejects}. */
public final class RejectCells {

    /** First columns of the CSV. */
    public static final List<String> HEADER = List.of("file", "line", "column", "code", "reason");

    private RejectCells() {}

    /** Whether the row is the header of refused rows that come back. */
    static boolean isHeader(Row row) {
        return row.cells().length >= HEADER.size()
                && Arrays.asList(row.cells()).subList(0, HEADER.size()).equals(HEADER);
    }

    /** The row without what was wrong with it. */
    static Row bare(Row row) {
        int skip = Math.min(HEADER.size(), row.cells().length);
        String[] cells = Arrays.stream(row.cells(), skip, row.cells().length)
                .map(RejectCells::unsafe)
                .toArray(String[]::new);
        return new Row(row.line(), cells, row.fault());
    }

    /** The value, with an apostrophe before what a spreadsheet would take for a formula. */
    public static String safe(String value) {
        return formula(value) ? "'" + value : value;
    }

    /** What {@link #safe} was given. */
    public static String unsafe(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && formula(value.substring(1))
                ? value.substring(1)
                : value;
    }

    private static boolean formula(String value) {
        if (value.length() > 1 && value.charAt(0) == '\'') {
            return formula(value.substring(1)); // its own apostrophe must survive the way there and back
        }
        return !value.isEmpty()
                && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                && !value.matches("[+-]?[0-9][0-9,]*(\\.[0-9]+)?");
    }
}
