package io.clew.ingest.file;

import io.clew.ingest.check.TableCheck;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mapping.Kind;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Origin;
import io.clew.ingest.row.RowMapper;
import io.clew.ingest.row.StatementRows;
import io.clew.ingest.row.StatementRows.Manner;
import io.clew.ingest.row.TableRows;
import io.clew.ingest.row.Track;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/**
 * One file's reading: for which import, with what, as somebody chose, and where its rows go.
 *
 * @param track also says when the import was cancelled, by an {@link InterruptedException} of {@link Track#put}
 */
record FileReading(String source, String importId, ReadingTools tools, Choice choice, Track track) {

    Mappings mappings() {
        return tools.mappings();
    }

    /** Whether somebody said which mapping it is to be. */
    boolean forced() {
        return !choice.mapping().equals(Mappings.AUTO);
    }

    /** The mapping that was chosen; only where one was. */
    Mapping chosen() {
        return mappings().named(choice.mapping());
    }

    /** Mappings that a table of the file may have. */
    List<Mapping> tables() {
        if (!forced()) {
            return mappings().tables();
        }
        return chosen().kind().isTable() ? List.of(chosen()) : List.of();
    }

    /** The same, or all where none may be: what a refusal compares with. */
    List<Mapping> compared() {
        return tables().isEmpty() ? mappings().tables() : tables();
    }

    Origin origin(Leaf leaf) {
        return new Origin(importId, leaf.name(), leaf.sha256());
    }

    TableCheck check(Leaf leaf, String sheet) {
        String own = Objects.requireNonNullElse(choice.own(), "");
        return new TableCheck(mappings(), tools.keys(), own, leaf.name() + " " + sheet);
    }

    RowMapper mapper(Leaf leaf, Layout layout, Manner manner) {
        return layout.mapping().kind() == Kind.STATEMENT
                ? new StatementRows(layout, mappings().words(), tools.keys(), origin(leaf), manner)
                : new TableRows(source, layout, tools.keys(), tools.reading(), origin(leaf), manner);
    }

    void notice(Finding finding) throws InterruptedException {
        track.put(() -> List.of(new Item.Noticed(finding)));
    }

    InputStream counted(Leaf leaf) throws IOException {
        InputStream file = Files.newInputStream(leaf.path());
        return new BufferedInputStream(
                new FilterInputStream(file) {
                    private long bytes;

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        int n = super.read(into, offset, length);
                        bytes += Math.max(0, n);
                        track.read(leaf.name(), bytes);
                        return n;
                    }
                },
                256 << 10);
    }
}
