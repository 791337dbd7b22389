package io.clew.ingest.file;

import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Item.Table;
import io.clew.ingest.row.RowMapper;
import io.clew.ingest.row.StatementRows.Manner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of one table, a heading and its rows at a time, and puts them to be mapped many at once. */
final class TableChunks {

    private static final int ROWS_AT_ONCE = 2_000;

    private final FileReading file;
    private final Leaf leaf;
    private final Manner manner;
    private @Nullable Layout layout;
    private @Nullable RowMapper mapper;
    private Table table;
    private List<Row> waiting = new ArrayList<>(ROWS_AT_ONCE);

    TableChunks(FileReading file, Leaf leaf, Manner manner) {
        this.file = file;
        this.leaf = leaf;
        this.manner = manner;
        this.table = Table.whole(leaf.name());
    }

    void add(@Nullable Part part) throws InterruptedException {
        if (part instanceof Part.Data data) {
            if (data.layout() != layout) {
                flush();
                begin(data.layout());
            }
            waiting.add(data.row());
            if (waiting.size() == ROWS_AT_ONCE) {
                flush();
            }
        }
    }

    private void begin(Layout next) {
        layout = next;
        mapper = file.mapper(leaf, next, manner);
        List<String> names = new ArrayList<>(Arrays.asList(next.header()));
        next.above().keySet().forEach(name -> names.add(above(next.mapping().column(name))));
        table = new Table(
                leaf.name(), List.copyOf(names), List.copyOf(next.above().values()));
    }

    private static String above(Mapping.Column column) {
        return column.headers().getFirst();
    }

    void flush() throws InterruptedException {
        if (!waiting.isEmpty() && mapper != null) {
            List<Row> rows = waiting;
            RowMapper by = mapper;
            Table of = table;
            waiting = new ArrayList<>(ROWS_AT_ONCE);
            file.track().put(() -> map(rows, by, of));
        }
    }

    private static List<Item> map(List<Row> rows, RowMapper mapper, Table table) {
        List<Item> items = new ArrayList<>(rows.size());
        for (Row row : rows) {
            try {
                items.add(mapper.map(row));
            } catch (Rejection.Refused e) {
                items.add(new Item.Bad(table, row, e.rejection()));
            }
        }
        return items;
    }
}
