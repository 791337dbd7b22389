package io.clew.api.casework;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.workspace.EvidenceBag;
import io.clew.casework.workspace.EvidenceZip;
import io.clew.door.Asker;
import io.clew.door.Repeats;
import io.clew.record.Message;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The bag of evidence of a case; the purpose has to be that case. */
@Path("/api/v1/cases/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件")
public class EvidenceResource {

    /** Somebody who had a piece in hand. */
    @Schema(name = "EvidenceHand")
    public record HandShape(
            String by,
            @Nullable String at,

            @Schema(description = "brought, read or exported")
            String act,

            @Schema(description = "where it is from, or what the copy was for")
            String why) {}

    /** A piece of evidence. */
    @Schema(name = "Evidence")
    public record Shape(
            String id,
            String name,
            String sha256,
            @Schema(description = "in bytes") long size,
            List<HandShape> chain) {

        static Shape of(EvidenceBag.Piece piece) {
            return new Shape(
                    piece.id(),
                    piece.name(),
                    piece.sha256(),
                    piece.size(),
                    piece.chain().stream()
                            .map(hand -> new HandShape(
                                    hand.by(),
                                    Said.time(hand.at()),
                                    hand.act().name().toLowerCase(Locale.ROOT),
                                    hand.why()))
                            .toList());
        }
    }

    /** What the bag holds. */
    @Schema(name = "EvidenceBag")
    public record Listed(List<Shape> evidence) {}

    /** Why a copy is taken. */
    @Schema(name = "EvidenceAsk")
    public record Ask(
            @Nullable @Schema(required = true, description = "4 to 500 characters")
            String reason) {}

    private final EvidenceBag bag;
    private final Asker asker;
    private final Repeats repeats;

    EvidenceResource(EvidenceBag bag, Asker asker, Repeats repeats) {
        this.bag = bag;
        this.asker = asker;
        this.repeats = repeats;
    }

    @GET
    @Operation(summary = "What the bag of evidence holds, with everybody who had it in hand")
    public Listed list(@RestPath String id) {
        return new Listed(bag.list(asker.access(), id).stream().map(Shape::of).toList());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Brings a file as evidence",
            description = "Parts: file, origin (where it is from and how it was got). Kept as it came, by its SHA-256.")
    public Shape bring(
            @RestPath String id, @RestForm("file") @Nullable FileUpload file, @RestForm @Nullable String origin) {
        Access access = asker.access();
        if (file == null) {
            throw Said.wrong("file", Message.of("invalid.file"));
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            repeats.sent(List.of(file.uploadedFile()), Arrays.asList(origin, file.fileName()));
            String name = file.fileName() == null ? "" : file.fileName();
            return Shape.of(bag.bring(access, id, name, Said.required("origin", origin), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("/{piece}/copies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponse(
            responseCode = "200",
            description = "the file as it came",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "Takes a copy of a piece", description = "The reason is kept in its chain.")
    public Response read(@RestPath String id, @RestPath String piece, @Nullable Ask asked) {
        Access access = asker.access();
        var copy = bag.read(access, id, piece, Said.required("reason", asked == null ? null : asked.reason));
        return file(copy.name(), out -> Files.copy(copy.file(), out));
    }

    @POST
    @Path("/copies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/zip")
    @APIResponse(
            responseCode = "200",
            description = "a ZIP of the files, manifest.json and SHA256SUMS",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(summary = "Takes a copy of the whole bag", description = "The reason is kept in every chain.")
    public Response export(@RestPath String id, @Nullable Ask asked) {
        Access access = asker.access();
        var bundle = bag.export(access, id, Said.required("reason", asked == null ? null : asked.reason));
        return file(bundle.caseId() + ".zip", out -> EvidenceZip.write(bundle, out));
    }

    private static Response file(String name, StreamingOutput content) {
        return Response.ok(content)
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .build();
    }
}
