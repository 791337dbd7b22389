package io.clew.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.Access;
import io.clew.api.wire.Filters;
import io.clew.api.wire.RecordShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.inquiry.SearchRecords;
import io.clew.record.Record;
import io.clew.search.RecordQuery;
import io.clew.text.Normalizer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Streams every match of a search. */
@Path("/api/v1/search/export")
@Tag(name = "search", description = "检索")
public class ExportResource {

    /** Header that says how many records will come. */
    static final String TOTAL = "Clew-Total";

    /** The forms in which matches are written. */
    enum Format {
        NDJSON,
        CSV
    }

    private final SearchRecords search;
    private final Normalizer normalizer;
    private final ObjectMapper json;
    private final Asker asker;

    ExportResource(SearchRecords search, Normalizer normalizer, ObjectMapper json, Asker asker) {
        this.search = search;
        this.normalizer = normalizer;
        this.json = json;
        this.asker = asker;
    }

    @GET
    @Operation(
            summary = "Streams every match, oldest arrival first, with no cap",
            description =
                    "NDJSON begins with {\"total\":n}, the first row of CSV ends with total=n; both say it in the header Clew-Total. An answer with"
                            + " fewer records was cut off on the way.")
    public Response export(
            @BeanParam Filters filters,
            @QueryParam("format") @Parameter(description = "ndjson or csv") @Nullable String format,
            RoutingContext call) {
        Access access = asker.access();
        RecordQuery query = filters.query(normalizer);
        Format wanted = Said.word("format", format, Format.class, Format.NDJSON);
        var prepared = search.prepare(access, query);
        StreamingOutput body = out -> {
            if (wanted == Format.CSV) {
                csv(prepared, out, call);
            } else {
                ndjson(prepared, out, call);
            }
        };
        String name = wanted == Format.CSV ? "clew-export.csv" : "clew-export.ndjson";
        return Response.ok(body, wanted == Format.CSV ? "text/csv; charset=UTF-8" : "application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private void ndjson(SearchRecords.Export prepared, OutputStream out, RoutingContext call) throws IOException {
        var writer = json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        search.export(
                prepared,
                total -> {
                    announce(call, total);
                    write(out, () -> writer.writeValueAsBytes(Map.of("total", total)));
                },
                kept -> {
                    write(out, () -> writer.writeValueAsBytes(RecordShape.of(kept)));
                    asker.counted(1);
                    return true;
                });
        out.flush();
    }

    private void csv(SearchRecords.Export prepared, OutputStream out, RoutingContext call) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        search.export(
                prepared,
                total -> {
                    announce(call, total);
                    line(writer, "id", "type", "source", "title", "occurredAt", "entities", "text", "total=" + total);
                },
                kept -> {
                    Record record = kept.record();
                    String at = Said.time(record.occurredAt());
                    line(
                            writer,
                            record.ref().toString(),
                            record.type(),
                            record.ref().source(),
                            record.title(),
                            at == null ? "" : at,
                            record.entities().stream()
                                    .map(entity -> entity.key().toString())
                                    .distinct()
                                    .collect(Collectors.joining(" ")),
                            record.text(),
                            "");
                    asker.counted(1);
                    return true;
                });
        writer.flush();
    }

    private static void announce(RoutingContext call, long total) {
        if (!call.response().headWritten()) {
            call.response().putHeader(TOTAL, Long.toString(total));
        }
    }

    /** Makes the bytes of one line. */
    private interface Bytes {
        byte[] make() throws IOException;
    }

    private static void write(OutputStream out, Bytes bytes) {
        try {
            out.write(bytes.make());
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(Writer out, String... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                out.write(i == 0 ? "" : ",");
                out.write(cell(cells[i]));
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell that no spreadsheet takes for a formula, quoted where it has to be. */
    static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
