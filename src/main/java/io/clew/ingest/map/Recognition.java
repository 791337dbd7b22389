package io.clew.ingest.map;

import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which mapping fits a table, where its header is, and why.
 *
 * @param headerAt place of the header among the rows looked at, from 0
 * @param why the reason
 */
public record Recognition(Layout layout, int headerAt, Message why) {

    /** How many rows may come before the header. */
    public static final int LOOKED_AT = 30;

    /** The best fit of any mapping; empty where no row is the header of any. */
    public static Optional<Recognition> of(List<Row> head, List<Mapping> mappings) {
        return of(head, mappings, Map.of());
    }

    /** @param fields what a person said of columns, see {@link Choice} */
    public static Optional<Recognition> of(List<Row> head, List<Mapping> mappings, Map<String, String> fields) {
        Layout best = null;
        int at = -1;
        for (int i = 0; i < head.size(); i++) {
            for (Mapping mapping : mappings) {
                for (String[] header : headers(head, i)) {
                    Layout layout = Layout.bind(mapping, header, above(head, i), fields);
                    if (layout.fits() && headed(layout) && (best == null || isBetter(layout, best, i > at))) {
                        best = layout;
                        at = i;
                    }
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        int line = head.get(at).line();
        Mapping mapping = best.mapping();
        return Optional.of(
                new Recognition(best, at, Message.of("recognised.header", line, mapping.label(), best.matched())));
    }

    /** Of two rows that name as many columns the upper one is the header: what lies between would be lost. */
    private static boolean isBetter(Layout layout, Layout best, boolean below) {
        return below
                ? layout.matched() - layout.above().size()
                        > best.matched() - best.above().size()
                : layout.matched() > best.matched();
    }

    /** The row itself; and, where cells of a head are merged over two rows, the row with its gaps filled from above. */
    private static List<String[]> headers(List<Row> head, int at) {
        String[] row = head.get(at).cells();
        if (at == 0) {
            return List.<String[]>of(row);
        }
        String[] above = head.get(at - 1).cells();
        String[] both = new String[Math.max(row.length, above.length)];
        for (int i = 0; i < both.length; i++) {
            boolean gap = i >= row.length || row[i].isBlank();
            both[i] = !gap ? row[i] : i < above.length ? above[i] : "";
        }
        return List.of(row, both);
    }

    /** What the nearest mapping lacks, for a table that none fits. */
    public static Rejection unknown(List<Row> head, List<Mapping> mappings) {
        return unknown(head, mappings, Map.of());
    }

    public static Rejection unknown(List<Row> head, List<Mapping> mappings, Map<String, String> fields) {
        Layout nearest = null;
        for (int i = 0; i < head.size(); i++) {
            for (Mapping mapping : mappings) {
                Layout layout = Layout.bind(mapping, head.get(i).cells(), above(head, i), fields);
                if (nearest == null || nearness(layout) > nearness(nearest)) {
                    nearest = layout;
                }
            }
        }
        if (nearest == null || (nearest.matched() == 0 && mappings.size() > 1)) {
            return Rejection.row(Message.of("mapping-unknown.header", LOOKED_AT));
        }
        String lacks = nearest.missing().isEmpty()
                ? String.join(", ", nearest.mapping().refuse())
                : String.join(", ", nearest.missing());
        return Rejection.row(
                Message.of("mapping-unknown.nearest", nearest.mapping().label(), lacks));
    }

    /** Which row is most like a header of the mappings; the first with two cells or more where none is like any. */
    public static Layout nearest(List<Row> head, List<Mapping> mappings, Map<String, String> fields) {
        Layout nearest = null;
        for (int i = 0; i < head.size(); i++) {
            for (Mapping mapping : mappings) {
                Layout layout = Layout.bind(mapping, head.get(i).cells(), above(head, i), fields);
                boolean wide = Arrays.stream(layout.header())
                                .filter(cell -> !cell.isBlank())
                                .count()
                        > 1;
                if (wide && (nearest == null || layout.matched() > nearest.matched())) {
                    nearest = layout;
                }
            }
        }
        return nearest == null ? Layout.bind(mappings.getFirst(), new String[0], List.of()) : nearest;
    }

    /** Whether most rows are cut into as many cells, three or more, and few cells are sentences. */
    public static boolean looksLikeTable(List<Row> head) {
        Map<Integer, Integer> widths = new java.util.HashMap<>();
        int prose = 0;
        for (Row row : head) {
            widths.merge(row.cells().length, 1, Integer::sum);
            prose += Arrays.stream(row.cells()).anyMatch(cell -> cell.matches(".*[。！？].*")) ? 1 : 0;
        }
        return widths.entrySet().stream()
                        .anyMatch(width ->
                                width.getKey() >= 3 && width.getValue() >= 3 && width.getValue() * 5 >= head.size() * 3)
                && prose * 4 < head.size();
    }

    private static int nearness(Layout layout) {
        return layout.matched() * 2 - layout.missing().size();
    }

    /** Whether the row itself names columns, and the layout is not made of title lines alone. */
    private static boolean headed(Layout layout) {
        return layout.matched() - layout.above().size() >= 2;
    }

    /** Whether it is a row of figures and no line about a table. */
    private static boolean isData(Row row, String line) {
        long figures = Arrays.stream(row.cells())
                .filter(cell -> cell.chars().filter(Character::isDigit).count() > 2)
                .count();
        return figures >= 3 && !Vocabulary.shipped().account.matcher(line).find();
    }

    /** The cells of a line of its own as one text, each without what a spreadsheet put around it. */
    static String line(String[] cells) {
        return Arrays.stream(cells)
                .map(Values::clean)
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static List<String> above(List<Row> head, int until) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < until; i++) {
            String line = line(head.get(i).cells());
            if (isData(head.get(i), line)) {
                lines.clear(); // another table's, and so are the lines above it
            } else {
                lines.add(line);
            }
        }
        return lines;
    }
}
