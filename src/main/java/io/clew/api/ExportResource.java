package io.clew.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.Access;
import io.clew.api.wire.Filters;
import io.clew.api.wire.RecordShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.door.RecordCsv;
import io.clew.ingest.row.FtmWriter;
import io.clew.inquiry.SearchRecords;
import io.clew.search.RecordQuery;
import io.clew.text.Normalizer;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
        CSV,
        FTM
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

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @APIResponse(
            responseCode = "200",
            description = "every match, streamed",
            headers =
                    @Header(
                            name = TOTAL,
                            description = "how many will come",
                            schema = @Schema(type = SchemaType.INTEGER)),
            content = {
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    @Operation(
            summary = "Streams every match, oldest arrival first, with no cap",
            description =
                    "ftm gives entities of FollowTheMoney, whose number is not that of the records. NDJSON begins with {\"total\":n}; CSV begins with a byte order mark and the names of its columns; both say in the header Clew-Total how many will come. An answer with"
                            + " fewer records was cut off on the way.")
    public Response export(
            @Valid @BeanParam Filters filters,
            @QueryParam("format")
                    @Parameter(
                            description = "ndjson where nothing is said",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"ndjson", "csv", "ftm"}))
                    @Nullable
                    String format,
            RoutingContext call) {
        Access access = asker.access();
        RecordQuery query = filters.query(normalizer);
        Format wanted = Said.word("format", format, Format.class, Format.NDJSON);
        var prepared = search.prepare(access, query);
        StreamingOutput body = out -> {
            switch (wanted) {
                case CSV -> csv(prepared, out, call);
                case FTM -> ftm(prepared, out, call);
                case NDJSON -> ndjson(prepared, out, call);
            }
        };
        String name = switch (wanted) {
            case CSV -> "clew-export.csv";
            case FTM -> "clew-export.ftm.ndjson";
            case NDJSON -> "clew-export.ndjson";
        };
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

    private void ftm(SearchRecords.Export prepared, OutputStream out, RoutingContext call) throws IOException {
        var writer = new FtmWriter(line -> write(out, () -> line.getBytes(StandardCharsets.UTF_8)));
        search.export(prepared, total -> announce(call, total), kept -> {
            writer.write(kept.record());
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
                    RecordCsv.begin(writer);
                },
                kept -> {
                    RecordCsv.line(writer, kept.record());
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
}
