package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** A workbook of before 2007, read whole into memory: it can have 65,536 rows on a sheet and no more. */
final class XlsWorkbook implements Workbook {

    private static final long LARGEST = 128L << 20;

    private final HSSFWorkbook workbook;
    private final NumberText numbers;

    private XlsWorkbook(HSSFWorkbook workbook) {
        this.workbook = workbook;
        this.numbers = new NumberText(workbook.getInternalWorkbook().isUsing1904DateWindowing());
    }

    static XlsWorkbook open(Leaf leaf) throws IOException {
        if (Files.size(leaf.path()) > LARGEST) {
            throw Bounds.tooMuch("workbook-bounds.old", LARGEST >> 20);
        }
        Biff8EncryptionKey.setCurrentUserPassword(leaf.password().isEmpty() ? null : leaf.password());
        try (var file = new POIFSFileSystem(leaf.path().toFile(), true)) {
            return new XlsWorkbook(new HSSFWorkbook(file));
        } catch (EncryptedDocumentException e) {
            throw Locked.needed(leaf);
        } catch (OldExcelFormatException e) {
            throw Rejection.refuse("", Message.of("format-old"));
        } catch (IOException | RuntimeException e) {
            throw Bounds.damaged("damaged.workbook", e);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    @Override
    public List<SheetName> sheets() {
        List<SheetName> names = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            boolean hidden = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i);
            names.add(new SheetName(workbook.getSheetName(i), hidden));
        }
        return names;
    }

    @Override
    public RowSource open(int sheet) {
        return new Rows(workbook.getSheetAt(sheet));
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private final class Rows implements RowSource {

        private final Sheet sheet;
        private final java.util.Iterator<org.apache.poi.ss.usermodel.Row> rows;
        private @Nullable Rejection fault;
        private int width;

        Rows(Sheet sheet) {
            this.sheet = sheet;
            this.rows = sheet.iterator();
        }

        @Override
        public RowSource.@Nullable Row next() {
            if (!rows.hasNext()) {
                return null;
            }
            org.apache.poi.ss.usermodel.Row row = rows.next();
            fault = null;
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                Cell cell = row.getCell(i);
                cells.add(cell == null ? "" : text(cell));
            }
            while (!cells.isEmpty() && cells.getLast().isEmpty()) {
                cells.removeLast();
            }
            width = Math.max(width, cells.size());
            while (cells.size() < width) {
                cells.add("");
            }
            return new RowSource.Row(row.getRowNum() + 1, cells.toArray(new String[0]), fault);
        }

        private String text(Cell cell) {
            CellType type =
                    cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
            return switch (type) {
                case NUMERIC -> number(cell);
                case STRING -> cell.getRichStringCellValue().getString();
                case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
                case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
                default -> "";
            };
        }

        private String number(Cell cell) {
            String format = cell.getCellStyle().getDataFormatString();
            NumberText.Kind own = format == null ? NumberText.Kind.NUMBER : NumberText.kind(format);
            NumberText.Kind kind = own == NumberText.Kind.NUMBER
                    ? NumberText.builtIn(cell.getCellStyle().getDataFormat())
                    : own;
            NumberText.Shown shown = numbers.of(Double.toString(cell.getNumericCellValue()), kind);
            Message why = shown.fault();
            if (why != null && fault == null) {
                fault = Rejection.row(Message.of(why.key(), cell.getColumnIndex() + 1));
            }
            return shown.text();
        }

        @Override
        public String manner() {
            return "xls, " + sheet.getSheetName();
        }

        @Override
        public void close() {}
    }
}
