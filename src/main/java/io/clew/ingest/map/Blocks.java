package io.clew.ingest.map;

import io.clew.ingest.read.RowSource.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rows under a header apart: rows of data and whose they are, headers printed again, lines that begin another
 * account's rows, lines that sum up, lines of the paper. For one thread, rows in their order.
 *
 * <p>A line that names another account ends the rows of the one before, whether or not a header follows.
 */
public final class Blocks {

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{11,34}(?!\\d)");

    /** Characters that a line has besides the number which it may be about. */
    private static final int LONGEST_CAPTION = 24;

    /** In place of an owner that a line names and nobody can read. */
    private static final String UNKNOWN = "?";

    private static final Pattern DATE = Pattern.compile("(?<!\\d)(?:(?:19|20)\\d{2}[-/.年]\\d|(?:19|20)\\d{6}(?!\\d))");

    /** What became of a row. */
    public sealed interface Part {

        /** A row of data under the layout. */
        record Data(Layout layout, Row row) implements Part {}

        /** A line that sums up the rows since the last one. */
        record Total(Layout layout, Row row) implements Part {}
    }

    private final List<Mapping> tables;
    private final Map<String, String> fields;
    private final Vocabulary vocabulary = Vocabulary.shipped();
    private final List<String> captions = new ArrayList<>();
    /** Lines since the last rows that say who somebody is, before one that says which account is theirs. */
    private final List<String> announced = new ArrayList<>();

    private Layout layout;
    private int width;

    /** The last row that was whole. */
    private String[] carrier = {};

    /** @param layout of the table's first header */
    public Blocks(Layout layout, List<Mapping> tables, Map<String, String> fields) {
        this.layout = layout;
        this.tables = tables;
        this.fields = fields;
        width = filled(layout.header());
    }

    /** Null where the row says nothing that is kept. */
    @Nullable
    public Part take(Row row) {
        if (row.blank()) {
            return null;
        }
        String[] cells = row.cells();
        if (Arrays.equals(cells, layout.header())) {
            again(cells);
            return null;
        }
        if (Arrays.stream(cells).allMatch(Blocks::isRule)) {
            return null;
        }
        int filled = filled(cells);
        if (filled * 2 <= width || filled <= 2) {
            String line = Recognition.line(cells);
            if (caption(line)) {
                return null;
            }
            if (isOtherOwner(line)) {
                disown();
            }
            if (vocabulary.totals.matcher(line).find()) {
                return new Part.Total(layout, row);
            }
            if (filled <= 2 && vocabulary.foot.matcher(line).find()) {
                return null;
            }
        } else if (row.fault() == null && isTotal(cells)) {
            return new Part.Total(layout, row);
        } else if (another(row) || isLabelled(cells) && caption(Recognition.line(cells))) {
            return null;
        }
        return new Part.Data(layout, carried(row));
    }

    /** A cell of a line that is drawn under a header. */
    private static boolean isRule(String cell) {
        String said = cell.strip();
        return said.isEmpty() || said.length() > 1 && said.chars().allMatch(c -> "-=:_—".indexOf(c) >= 0);
    }

    /** A row that goes on with what the row above is about, made whole; any other as it is. */
    private Row carried(Row row) {
        int[] places = layout.mapping().carry().stream()
                .mapToInt(layout::at)
                .filter(at -> at >= 0)
                .toArray();
        String[] cells = row.cells();
        boolean whole = row.fault() != null
                || cells.length != layout.header().length
                || Arrays.stream(places).anyMatch(at -> !cells[at].isBlank());
        if (whole || places.length == 0 || carrier.length != cells.length) {
            carrier = cells;
            return row;
        }
        String[] filled = cells.clone();
        for (int at : places) {
            filled[at] = carrier[at];
        }
        return new Row(row.line(), filled, null);
    }

    /** Whether the first cell that says anything is a word that sums up. */
    private boolean isTotal(String[] cells) {
        for (String cell : cells) {
            String said = Values.clean(cell);
            if (!said.isEmpty()) {
                return said.length() <= 10
                        && vocabulary.totals.matcher(said).find()
                        && layout.mapping().kind() == Mapping.Kind.STATEMENT;
            }
        }
        return false;
    }

    /** A line that says whose rows follow, or more about that. */
    private boolean caption(String line) {
        boolean owner = layout.mapping().columns().stream()
                .filter(column ->
                        column.name().startsWith("own") && !column.above().isEmpty())
                .filter(column -> column.as().isEntity())
                .anyMatch(column -> Pattern.compile(vocabulary.above(column.above()))
                        .matcher(line)
                        .find());
        if (owner) {
            captions.clear();
            captions.addAll(announced);
            announced.clear();
            captions.add(line);
            layout = Layout.bind(layout.mapping(), layout.header(), captions, fields);
            return true;
        }
        Matcher holder = vocabulary.holder.matcher(line);
        if (captions.isEmpty() && holder.find()) {
            announced.add(line);
            String known = layout.above().getOrDefault("ownName", "");
            if (!known.isEmpty() && !known.equals(holder.group(1))) {
                disown(); // somebody else's rows follow
            }
            return true;
        }
        boolean more = line.matches("[^:\\d]{1,12}:.*") && !captions.isEmpty();
        if (more) {
            captions.add(line);
        }
        return more;
    }

    /** 账号, 6222…, 户名, 甲某: a label in a cell of its own and what it says in the next. */
    private boolean isLabelled(String[] cells) {
        for (String cell : cells) {
            String said = Values.clean(cell);
            if (!said.isEmpty()) {
                return said.length() <= 12
                        && said.chars().noneMatch(Character::isDigit)
                        && vocabulary.owner.matcher(said).find();
            }
        }
        return false;
    }

    /**
     * Whether a line between rows speaks of some account in a way that is not read: whose rows follow is then not known.
     * What goes on with a row's text names deals and counterparts, and has no such number alone.
     */
    private boolean isOtherOwner(String line) {
        Matcher number = NUMBER.matcher(line);
        if (layout.above().isEmpty() && captions.isEmpty()
                || !number.find()
                || DATE.matcher(line).find()) {
            return false;
        }
        return line.length() - number.group().length() <= LONGEST_CAPTION
                && !vocabulary.deals.matcher(line).find()
                && layout.above().values().stream().noneMatch(known -> known.contains(number.group()));
    }

    /** Rows that follow are nobody's until a line says whose they are. */
    private void disown() {
        Map<String, String> above = new LinkedHashMap<>(layout.above());
        layout.mapping().columns().stream()
                .filter(column ->
                        column.name().startsWith("own") && !column.above().isEmpty())
                .filter(column -> column.as().isEntity())
                .forEach(column -> above.put(column.name(), UNKNOWN));
        layout = new Layout(
                layout.mapping(),
                layout.header(),
                layout.places(),
                layout.spare(),
                above,
                layout.missing(),
                layout.units(),
                layout.faults());
    }

    private void again(String[] header) {
        if (!captions.isEmpty()) {
            layout = Layout.bind(layout.mapping(), header, captions, fields);
        }
    }

    /** Whether the row is the header of another table, whose rows then follow. */
    private boolean another(Row row) {
        for (String cell : row.cells()) {
            if (cell.chars().filter(Character::isDigit).count() > 1) {
                return false;
            }
        }
        List<Row> head = new ArrayList<>();
        captions.forEach(line -> head.add(new Row(0, new String[] {line}, null)));
        head.add(row);
        Optional<Recognition> found = Recognition.of(head, tables, fields);
        if (found.isEmpty() || found.get().headerAt() != head.size() - 1) {
            return false;
        }
        Layout next = found.get().layout();
        boolean sameOwner = next.above().isEmpty() && next.mapping().equals(layout.mapping());
        layout = sameOwner
                ? new Layout(
                        next.mapping(),
                        next.header(),
                        next.places(),
                        next.spare(),
                        layout.above(),
                        next.missing(),
                        next.units(),
                        next.faults())
                : next;
        width = filled(layout.header());
        carrier = new String[0];
        return true;
    }

    private static int filled(String[] cells) {
        int filled = 0;
        for (String cell : cells) {
            filled += cell.isBlank() ? 0 : 1;
        }
        return filled;
    }
}
