package io.clew.ingest;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import io.clew.ingest.file.RejectCells;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.json.Json;
import io.clew.record.Message;
import io.clew.record.Messages;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rows of one import that could not be used, in a file of their own, one JSON object a line.
 *
 * <p>As CSV they can be mended and sent again alone: each table's rows stand under their own header, behind {@link
 * RejectCells#HEADER}. Values that a spreadsheet would take for a formula have an apostrophe before them, which is taken off again
 * when the file comes back.
 */
final class Rejects implements Closeable {

    /** @param header of the table; its last cells may be values from above the header */
    @JsonIgnoreProperties("en")
    record Reject(
            String file,
            int line,
            String column,
            String code,
            @JsonAlias("zh") Message message,
            List<String> header,
            List<String> cells) {

        Imports.Reject told() {
            return new Imports.Reject(file, line, column, code, message, cells);
        }
    }

    private final BufferedWriter out;

    Rejects(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    void add(String file, Row row, Rejection why, List<String> header, List<String> spare) {
        List<String> cells = new ArrayList<>(Arrays.asList(row.cells()));
        if (!spare.isEmpty()) {
            while (cells.size() < header.size() - spare.size()) {
                cells.add("");
            }
            cells.addAll(spare);
        }
        add(new Reject(file, row.line(), why.column(), why.code(), why.message(), header, cells));
    }

    void add(Reject reject) {
        try {
            out.write(Json.MAPPER.writeValueAsString(reject));
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("rejects cannot be written", e);
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("rejects cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The first rejects of a file, for showing. */
    static List<Reject> first(Path file, int most) {
        List<Reject> rejects = new ArrayList<>();
        if (!Files.exists(file)) {
            return rejects;
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null && rejects.size() < most; line = in.readLine()) {
                rejects.add(Json.MAPPER.readValue(line, new TypeReference<Reject>() {}));
            }
            return rejects;
        } catch (IOException e) {
            throw new UncheckedIOException("rejects cannot be read", e);
        }
    }

    /** Writes the rejects as CSV, with the reasons in the given language. */
    static void writeCsv(Path file, Writer csv, Messages words, UnaryOperator<Imports.Reject> seen) throws IOException {
        List<String> header = List.of();
        boolean begun = false;
        if (Files.exists(file)) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (!line.endsWith("}")) {
                        break; // the end of the power cut this line short
                    }
                    Reject reject = Json.MAPPER.readValue(line, new TypeReference<Reject>() {});
                    if (!begun || !header.equals(reject.header())) {
                        header = reject.header();
                        writeLine(csv, RejectCells.HEADER, header);
                        begun = true;
                    }
                    Imports.Reject told = seen.apply(reject.told());
                    writeLine(
                            csv,
                            List.of(
                                    told.file(),
                                    Integer.toString(told.line()),
                                    told.column(),
                                    told.code(),
                                    words.tell(told.message())),
                            told.cells());
                }
            }
        }
        if (!begun) {
            writeLine(csv, RejectCells.HEADER, List.of());
        }
    }

    private static void writeLine(Writer csv, List<String> first, List<String> rest) throws IOException {
        StringBuilder line = new StringBuilder();
        for (List<String> part : List.of(first, rest)) {
            for (String value : part) {
                line.append(line.isEmpty() ? "" : ",").append(quoted(RejectCells.safe(value)));
            }
        }
        csv.write(line.append("\r\n").toString());
    }

    private static String quoted(String value) {
        boolean plain =
                value.indexOf(',') < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
