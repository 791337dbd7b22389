package io.clew.ingest.map;

import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which mapping fits a table, where its header is, and why.
 *
 * @param headerAt place of the header among the rows looked at, from 0
 * @param zh the reason in Chinese
 * @param en the reason in English
 */
public record Recognition(Layout layout, int headerAt, String zh, String en) {

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
                    if (layout.fits() && headed(layout) && (best == null || layout.matched() > best.matched())) {
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
        return Optional.of(new Recognition(
                best,
                at,
                "第 " + line + " 行是表头，有“" + mapping.zh() + "”的 " + best.matched() + " 列",
                "line " + line + " is the header and has " + best.matched() + " columns of '" + mapping.en() + "'"));
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
            return Rejection.row(
                    "mapping-unknown",
                    "前 " + LOOKED_AT + " 行里没有认得的表头；请选择映射，或检查表头所在行。",
                    "None of the first " + LOOKED_AT
                            + " lines is a header that is known; choose a mapping or check the header.");
        }
        String lacks = nearest.missing().isEmpty()
                ? String.join(", ", nearest.mapping().refuse())
                : String.join(", ", nearest.missing());
        return Rejection.row(
                "mapping-unknown",
                "没有映射符合这个表头。最接近的是“" + nearest.mapping().zh() + "”，还缺：" + lacks + "。",
                "No mapping fits the header. The nearest is '"
                        + nearest.mapping().en() + "', which also needs: " + lacks + ".");
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

    private static int nearness(Layout layout) {
        return layout.matched() * 2 - layout.missing().size();
    }

    /** Whether the row itself names columns, and the layout is not made of title lines alone. */
    private static boolean headed(Layout layout) {
        return layout.matched() - layout.above().size() >= 2;
    }

    private static List<String> above(List<Row> head, int until) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < until; i++) {
            lines.add(Values.clean(String.join(" ", head.get(i).cells())));
        }
        return lines;
    }
}
