package io.clew.door;

import io.clew.record.China;
import io.clew.record.Record;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Records as rows of CSV, the same from every door: a byte order mark, by which spreadsheets know UTF-8, the names of the
 * columns, a record a row.
 */
public final class RecordCsv {

    private static final List<String> COLUMNS =
            List.of("id", "type", "source", "title", "occurredAt", "entities", "text", "fields");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(China.ZONE);

    private RecordCsv() {}

    /** What stands before the first record. */
    public static void begin(Writer out) {
        try {
            out.write('\ufeff');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        row(out, COLUMNS);
    }

    public static void line(Writer out, Record record) {
        var at = record.occurredAt();
        row(
                out,
                List.of(
                        record.ref().toString(),
                        record.type(),
                        record.ref().source(),
                        record.title(),
                        at == null ? "" : TIME.format(at),
                        record.entities().stream()
                                .map(entity -> entity.key().toString())
                                .distinct()
                                .collect(Collectors.joining(" ")),
                        record.text(),
                        record.fields().entrySet().stream()
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining("; "))));
    }

    private static void row(Writer out, List<String> cells) {
        try {
            out.write(cells.stream().map(RecordCsv::cell).collect(Collectors.joining(",")) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell that no spreadsheet takes for a formula, quoted where it has to be. */
    public static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
