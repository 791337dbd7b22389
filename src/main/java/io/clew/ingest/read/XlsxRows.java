package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of a workbook, streamed.
 *
 * <p>A number of more than 15 digits has been rounded by the spreadsheet: a row with one is a fault, because the
 * account that it names is not the account that was meant. Dates are given as text, to the second.
 */
public final class XlsxRows implements RowSource {

    /** A number is a date only by its format, so formats are read, where the workbook has any. */
    public static ReadingOptions options(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new ReadingOptions(zip.getEntry("xl/styles.xml") != null, false);
        }
    }

    private final String sheet;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private int width;

    public XlsxRows(Sheet sheet) throws IOException {
        this.sheet = sheet.getName();
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    @Override
    public @Nullable Row next() {
        if (!rows.hasNext()) {
            return null;
        }
        org.dhatim.fastexcel.reader.Row row = rows.next();
        // trailing empty cells are not stored: a row is as wide as the widest before it
        width = Math.max(width, row.getCellCount());
        String[] cells = new String[width];
        Rejection fault = null;
        for (int i = 0; i < width; i++) {
            Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
            cells[i] = cell == null ? "" : text(cell);
            if (cell != null && fault == null && rounded(cell)) {
                fault = Rejection.row(Message.of("precision-lost", (i + 1)));
            }
        }
        return new Row(row.getRowNum(), cells, fault);
    }

    private static boolean rounded(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return false;
        }
        return cell.asNumber().precision() - cell.asNumber().scale() > 15;
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case EMPTY, ERROR -> "";
            case FORMULA -> cell.getRawValue() == null ? "" : cell.getRawValue();
            default -> cell.getText();
        };
    }

    private static String number(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null && dated(format)) {
            try {
                return cell.asDate()
                        .plusNanos(500_000_000)
                        .withNano(0)
                        .toString()
                        .replace('T', ' ');
            } catch (RuntimeException e) {
                return cell.getRawValue();
            }
        }
        return cell.asNumber().stripTrailingZeros().toPlainString();
    }

    private static boolean dated(String format) {
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return !bare.equals("general") && (bare.contains("yy") || bare.contains("mm") || bare.contains("hh"));
    }

    @Override
    public String manner() {
        return "xlsx, " + sheet;
    }

    @Override
    public void close() {
        stream.close();
    }
}
