package io.clew.web.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.Access;
import io.clew.door.RecordCsv;
import io.clew.inquiry.SearchRecords;
import io.clew.record.EntityRef;
import io.clew.record.Record;
import io.clew.search.RecordQuery;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every hit of a search as a file, streamed, with no cap; the header Clew-Total says how many will come. */
@Path("/search/export")
public class ExportPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COLUMNS =
            List.of("record", "type", "title", "occurredAt", "entities", "text", "fields");

    private final Pages pages;
    private final Visitor visitor;
    private final SearchRecords records;

    ExportPages(Pages pages, Visitor visitor, SearchRecords records) {
        this.pages = pages;
        this.visitor = visitor;
        this.records = records;
    }

    @GET
    public Response export(
            @Context UriInfo uri, @QueryParam("format") @DefaultValue("csv") String format, RoutingContext call) {
        return pages.sent("search", frame -> file(uri, format, call));
    }

    private Response file(UriInfo uri, String format, RoutingContext call) {
        boolean csv = !format.equals("ndjson");
        Access access = visitor.admit();
        RecordQuery query = Ask.read(uri.getQueryParameters()).after("").query(0, Set.of());
        var prepared = records.prepare(access, query);
        StreamingOutput lines = out -> write(prepared, csv, out, call);
        return Response.ok(lines)
                .type(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"clew-search." + (csv ? "csv" : "ndjson") + "\"")
                .build();
    }

    private void write(SearchRecords.Export prepared, boolean csv, OutputStream out, RoutingContext call)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            records.export(
                    prepared,
                    total -> {
                        if (!call.response().headWritten()) {
                            call.response().putHeader("Clew-Total", Long.toString(total));
                        }
                        begin(writer, csv, total);
                    },
                    kept -> {
                        line(writer, csv, kept.record());
                        return true;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private static void begin(Writer writer, boolean csv, long total) {
        try {
            if (csv) {
                RecordCsv.begin(writer);
            } else {
                writer.write("{\"total\":" + total + "}\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(Writer writer, boolean csv, Record record) {
        if (csv) {
            RecordCsv.line(writer, record);
            return;
        }
        var at = record.occurredAt();
        String when = at == null ? "" : Shown.clock(at);
        String entities = record.entities().stream()
                .map(EntityRef::key)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        String fields = record.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("; "));
        var cells =
                List.of(record.ref().toString(), record.type(), record.title(), when, entities, record.text(), fields);
        try {
            try (JsonGenerator json = JSON.createGenerator(writer)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
                json.writeStartObject();
                for (int i = 0; i < cells.size(); i++) {
                    json.writeStringField(COLUMNS.get(i), cells.get(i));
                }
                json.writeEndObject();
            }
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
