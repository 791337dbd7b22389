package io.clew.ingest.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Tables of a page of HTML, which many programs write in place of a workbook. Read whole into memory. */
final class HtmlTables implements Workbook {

    private static final long LARGEST = 64L << 20;
    private static final int MOST_SPAN = 1_000;

    private final List<Element> tables;

    private HtmlTables(List<Element> tables) {
        this.tables = tables;
    }

    static HtmlTables of(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw Bounds.tooMuch("workbook-bounds.old", LARGEST >> 20);
        }
        byte[] bytes = Files.readAllBytes(file);
        Encoding encoding = Encoding.detect(bytes, bytes.length, true);
        String page = new String(bytes, encoding.bom(), bytes.length - encoding.bom(), encoding.charset());
        List<Element> all = new ArrayList<>(Jsoup.parse(page).select("table"));
        all.removeIf(table ->
                !table.select("table table").isEmpty() && table.select("table").size() > 1);
        return new HtmlTables(all);
    }

    @Override
    public List<SheetName> sheets() {
        return tables.stream().map(table -> new SheetName("table", false)).toList();
    }

    @Override
    public RowSource open(int sheet) {
        return new Rows(tables.get(sheet).select("tr"));
    }

    @Override
    public void close() {}

    private static final class Rows implements RowSource {

        /** What a cell above still fills, and for how many rows. */
        private record Over(String text, int rows) {}

        private final List<Element> rows;
        private final List<@Nullable Over> above = new ArrayList<>();
        private int at;
        private int width;

        Rows(List<Element> rows) {
            this.rows = rows;
        }

        @Override
        public @Nullable Row next() {
            if (at == rows.size()) {
                return null;
            }
            List<String> cells = new ArrayList<>();
            for (Element cell : rows.get(at).select("> td, > th")) {
                fill(cells);
                String text = cell.wholeText().replace('\u00a0', ' ').strip();
                int across = span(cell, "colspan");
                for (int i = 0; i < across; i++) {
                    above(cells.size(), span(cell, "rowspan") - 1, i == 0 ? text : "");
                    cells.add(i == 0 ? text : "");
                }
            }
            fill(cells);
            if (cells.size() > MOST_COLUMNS) {
                throw Bounds.tooMuch("workbook-bounds.columns", MOST_COLUMNS);
            }
            width = Math.max(width, cells.size());
            while (cells.size() < width) {
                cells.add("");
            }
            return new Row(++at, cells.toArray(new String[0]), null);
        }

        /** Puts what cells above reach down to here. */
        private void fill(List<String> cells) {
            while (cells.size() < above.size()) {
                Over over = above.get(cells.size());
                if (over == null) {
                    return;
                }
                above.set(cells.size(), over.rows() > 1 ? new Over(over.text(), over.rows() - 1) : null);
                cells.add(over.text());
            }
        }

        private void above(int column, int rows, String text) {
            while (above.size() <= column) {
                above.add(null);
            }
            above.set(column, rows > 0 ? new Over(text, rows) : null);
        }

        private static int span(Element cell, String attribute) {
            int span = XlsxWorkbook.whole(cell.attr(attribute));
            return Math.clamp(span, 1, MOST_SPAN);
        }

        @Override
        public String manner() {
            return "html";
        }

        @Override
        public void close() {}
    }
}
