package io.clew.ingest;

import io.clew.ingest.RowSource.Row;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * What a file would be read as, before it is imported.
 *
 * @param format such as {@code text}, {@code xlsx}, {@code ndjson}
 * @param mapping name of the mapping that fits; empty where none does
 * @param zh why that mapping, or what is missing, in Chinese
 * @param en the same in English
 * @param headers of the table; empty for other files
 * @param meanings for each header the mapping's name of the column; empty where it has none
 * @param rows the first rows as they are written, at most {@link #ROWS}
 */
public record Preview(
        String name,
        String format,
        String mapping,
        String zh,
        String en,
        List<String> headers,
        List<String> meanings,
        List<List<String>> rows) {

    public static final int ROWS = 20;

    /** @param wanted a mapping's name, or {@link Mappings#AUTO} */
    static Preview of(Path file, String name, Mappings mappings, String wanted) throws IOException {
        Format format = Format.of(file, name);
        List<Mapping> tables = wanted.equals(Mappings.AUTO) ? mappings.tables() : List.of(mappings.named(wanted));
        switch (format) {
            case TEXT -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                        var rows = new CsvRows(in)) {
                    return table(name, format, rows, mappings, tables);
                }
            }
            case XLSX -> {
                Archive.checkWorkbook(file);
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                        var workbook = new ReadableWorkbook(in)) {
                    Preview best = null;
                    for (Sheet sheet : workbook.getSheets().toList()) {
                        try (var rows = new XlsxRows(sheet)) {
                            Preview shown = table(name, format, rows, mappings, tables);
                            if (best == null
                                    || (best.mapping().isEmpty()
                                            && !shown.mapping().isEmpty())) {
                                best = shown;
                            }
                        }
                    }
                    return best == null ? other(name, format, "", "工作簿是空的", "the workbook is empty") : best;
                }
            }
            case NDJSON -> {
                return other(name, format, "records", "每行一个 JSON 对象", "a JSON object on each line");
            }
            case EMPTY -> {
                return other(name, format, "", "文件是空的", "the file is empty");
            }
            case BINARY, XLS -> {
                return other(name, format, "", "不是能读的格式", "not a format that can be read");
            }
            case ZIP -> {
                return other(name, format, "", "压缩包:里面的文件逐个识别", "an archive: each file in it is recognised by itself");
            }
            default -> {
                return other(name, format, "documents", "按全文读取", "read as text");
            }
        }
    }

    private static Preview table(String name, Format format, RowSource rows, Mappings mappings, List<Mapping> tables)
            throws IOException {
        List<Row> head = LeafReader.head(rows);
        Optional<Recognition> found = Recognition.of(head, tables);
        if (found.isEmpty()) {
            Rejection why = Recognition.unknown(head, tables.isEmpty() ? mappings.tables() : tables);
            List<List<String>> shown = head.stream()
                    .limit(ROWS)
                    .map(row -> Arrays.asList(row.cells()))
                    .toList();
            return new Preview(name, format.word(), "", why.zh(), why.en(), List.of(), List.of(), shown);
        }
        Recognition recognition = found.get();
        Layout layout = recognition.layout();
        return new Preview(
                name,
                format.word(),
                layout.mapping().name(),
                recognition.zh() + "(" + rows.manner() + ")",
                recognition.en() + " (" + rows.manner() + ")",
                List.of(layout.header()),
                layout.meanings(),
                head.stream()
                        .skip(recognition.headerAt() + 1L)
                        .limit(ROWS)
                        .map(row -> Arrays.asList(row.cells()))
                        .toList());
    }

    private static Preview other(String name, Format format, String mapping, String zh, String en) {
        return new Preview(name, format.word(), mapping, zh, en, List.of(), List.of(), List.of());
    }
}
