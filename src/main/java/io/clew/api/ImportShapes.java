package io.clew.api;

import io.clew.api.wire.Said;
import io.clew.door.Tongue;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.file.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How imports and previews are asked for and told on the wire. */
public final class ImportShapes {

    private ImportShapes() {}

    /** How the files of a preview are to be read, by their names; those that are not named are recognised. */
    @Schema(name = "PreviewAsk")
    public record PreviewAsk(
            @Nullable @Schema(description = "only for starting")
            String source,

            @Nullable Map<String, ChoiceShape> choices,

            @Nullable @Schema(description = "for closed archives and documents; not kept")
            String password) {}

    /** A mapping's name (or auto) and, by header, the mapping's name of the column; an empty name takes it out. */
    @Schema(name = "ImportChoice")
    public record ChoiceShape(
            @Nullable String mapping,
            @Nullable Map<String, String> fields,

            @Schema(description = "whose statement it is, a key or a bare number, where the file does not say")
            @Nullable
            String own) {}

    /** What files would be read as; nothing has been imported. */
    @Schema(name = "ImportPreview")
    public record PreviewShape(String id, List<SeenShape> files) {}

    /** What one file would be read as, and its first rows. */
    @Schema(name = "PreviewedFile")
    public record SeenShape(
            String name,
            long size,
            String format,

            @Schema(description = "empty where none fits") String mapping,

            @Schema(description = "whether it can be imported like this")
            boolean ready,

            String why,

            @Schema(description = "line of the header; 0 where there is none")
            int header,

            List<ColumnShape> columns,
            List<List<String>> rows,

            @Schema(description = "what has to be answered before it is ready, such as own-unknown; empty for nothing")
            String code) {

        static SeenShape of(Preview seen, Tongue tongue) {
            var columns = new ArrayList<ColumnShape>();
            for (int i = 0; i < seen.headers().size(); i++) {
                columns.add(
                        new ColumnShape(seen.headers().get(i), seen.meanings().get(i)));
            }
            return new SeenShape(
                    seen.name(),
                    seen.size(),
                    seen.format(),
                    seen.mapping(),
                    seen.ready(),
                    tongue.say(seen.why()),
                    seen.headerLine(),
                    columns,
                    seen.rows(),
                    seen.code());
        }
    }

    /** A column: its header and the mapping's name for it, empty where it has none. */
    public record ColumnShape(String header, String field) {}

    /** Why rows were refused, and how many. */
    public record ReasonShape(String code, String column, String reason, long rows) {}

    /** An import that was queued. */
    public record Queued(String id) {}

    /** How far an import is. */
    @Schema(name = "Import")
    public record Shape(
            String id,
            String source,

            @Schema(enumeration = {"queued", "running", "done", "failed"})
            String state,

            String stage,
            RowsShape rows,

            @Schema(description = "why rows were rejected, the commonest first")
            List<ReasonShape> reasons,

            long perSecond,

            @Schema(description = "-1 where it cannot be told yet")
            long secondsLeft,

            List<FileShape> files,
            @Nullable String asked,
            @Nullable String ended,

            @Schema(description = "why it failed; empty where it did not")
            String code,

            String message) {

        static Shape of(ImportStatus status, Tongue tongue) {
            return new Shape(
                    status.id(),
                    status.source(),
                    status.state().name(),
                    status.stage(),
                    RowsShape.of(status.rows()),
                    status.reasons().stream()
                            .map(reason -> new ReasonShape(
                                    reason.code(), reason.column(), tongue.say(reason.message()), reason.rows()))
                            .toList(),
                    status.perSecond(),
                    status.secondsLeft(),
                    status.files().stream()
                            .map(file -> FileShape.of(file, tongue))
                            .toList(),
                    Said.time(status.asked()),
                    Said.time(status.ended()),
                    status.code(),
                    tongue.say(status.message()));
        }
    }

    /** What became of the rows so far. */
    public record RowsShape(
            long read,
            long accepted,
            long duplicate,
            long rejected,

            @Schema(description = "rows whose counterpart is printed and gave no link")
            long untied) {
        static RowsShape of(ImportStatus.Rows rows) {
            return new RowsShape(rows.read(), rows.accepted(), rows.duplicate(), rows.rejected(), rows.untied());
        }
    }

    /** One file of an import; why says how its mapping was chosen. */
    public record FileShape(
            String name,
            String sha256,
            long size,

            @Schema(description = "of size, so far") long bytesRead,

            String state,
            String format,
            String mapping,
            String why,
            RowsShape rows) {
        static FileShape of(ImportStatus.FileStatus file, Tongue tongue) {
            return new FileShape(
                    file.name(),
                    file.sha256(),
                    file.size(),
                    file.bytesRead(),
                    file.state().name(),
                    file.format(),
                    file.mapping(),
                    tongue.say(file.why()),
                    RowsShape.of(file.rows()));
        }
    }
}
