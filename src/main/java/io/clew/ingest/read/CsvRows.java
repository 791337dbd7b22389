package io.clew.ingest.read;

import io.clew.ingest.read.LineReader.Line;
import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of delimited text as RFC 4180 has it and as exports really write it.
 *
 * <p>The delimiter is the one of comma, tab, semicolon, bar, caret, tilde and U+0001 that parts the first lines most evenly, or blanks where no mark does. A quoted value
 * may hold line ends, up to {@link #QUOTED_LINES}; a quote that is not closed by then, or that would take in a line which
 * is a whole row by itself, makes its own line a reject and reading goes on with the next line. So one stray quote cannot
 * swallow a row, also where a quote further down seems to close it.
 */
public final class CsvRows implements RowSource {

    static final int QUOTED_LINES = 200;
    static final int MOST_CELLS = 16_384;
    private static final int PEEKED = 40;

    private final LineReader lines;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private final char delimiter;
    /** Whether blanks and no mark part the cells. */
    private final boolean aligned;
    /** Cells of most of the first lines; 0 where no line is parted. */
    private final int usual;

    private final boolean tabular;
    private int width = 16;
    private int last;

    public CsvRows(InputStream file) throws IOException {
        this(new LineReader(file));
    }

    public CsvRows(LineReader lines) throws IOException {
        this.lines = lines;
        for (int i = 0; i < PEEKED; i++) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            ahead.add(line);
        }
        aligned = parted(ahead) <= 2 && AlignedLines.are(ahead);
        if (aligned) {
            List<Line> tabbed = ahead.stream().map(AlignedLines::tabbed).toList();
            ahead.clear();
            ahead.addAll(tabbed);
        }
        delimiter = delimiter(ahead);
        var shape = Shape.of(ahead, delimiter);
        usual = shape.cells();
        tabular = shape.tabular();
    }

    /** Whether the lines are parted so evenly that they are a table, known or not, and no text for reading. */
    public boolean tabular() {
        return tabular;
    }

    /**
     * How the first lines are parted.
     *
     * @param cells as most lines that are parted at all have
     */
    private record Shape(int cells, boolean tabular) {

        private static final Pattern SENTENCE_END = Pattern.compile("[。！？!?…]\\s*$");

        /** Cells of prose are longer, mostly. */
        private static final int LONGEST_MEAN = 30;

        static Shape of(Iterable<Line> sample, char delimiter) {
            var counts = new java.util.TreeMap<Integer, Integer>();
            var lengths = new java.util.TreeMap<Integer, Integer>();
            int lines = 0;
            for (Line line : sample) {
                int cells = split(line.text(), delimiter, new ArrayList<>()).size();
                lines += line.text().isBlank() ? 0 : 1;
                if (cells > 1
                        && !(delimiter == ','
                                && SENTENCE_END.matcher(line.text()).find())) {
                    counts.merge(cells, 1, Integer::sum);
                    lengths.merge(cells, line.text().length(), Integer::sum);
                }
            }
            int cells = 0;
            for (var count : counts.entrySet()) {
                cells = count.getValue() >= counts.getOrDefault(cells, 0) ? count.getKey() : cells;
            }
            int alike = counts.getOrDefault(cells, 0);
            boolean parted = cells >= (delimiter == '\t' ? 2 : 3) && alike >= 2 && alike * 2 >= lines;
            return new Shape(cells, parted && lengths.getOrDefault(cells, 0) <= LONGEST_MEAN * cells * alike);
        }
    }

    public LineReader lines() {
        return lines;
    }

    /** Cells of the first line that some mark parts best. */
    private static int parted(Deque<Line> sample) {
        Line first = sample.peek();
        return first == null
                ? 0
                : split(first.text(), delimiter(sample), new ArrayList<>()).size();
    }

    static char delimiter(Iterable<Line> sample) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', '\t', ';', '|', '^', '~', '\u0001'}) {
            // how many lines share the commonest count, weighed by that count
            var counts = new java.util.HashMap<Integer, Integer>();
            for (Line line : sample) {
                int parts = split(line.text(), candidate, new ArrayList<>()).size() - 1;
                if (parts > 0) {
                    counts.merge(parts, 1, Integer::sum);
                }
            }
            long score = 0;
            for (var count : counts.entrySet()) {
                score = Math.max(score, (long) count.getValue() * count.getValue() * Math.min(count.getKey(), 40));
            }
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public @Nullable Row next() throws IOException {
        Line line = take();
        if (line == null) {
            return null;
        }
        String text = line.text();
        if (line.fault() == null && open(text)) {
            Line joined = join(line);
            if (joined == null) {
                return new Row(
                        line.number(),
                        split(text.replace("\"", ""), delimiter, new ArrayList<>(width))
                                .toArray(String[]::new),
                        Rejection.row(Message.of("quote")));
            }
            text = joined.text();
        }
        List<String> cells = split(text, delimiter, new ArrayList<>(width));
        width = Math.max(8, cells.size());
        last = cells.size();
        Rejection fault = fault(line, cells);
        cells = cells.subList(0, Math.min(cells.size(), MOST_CELLS)); // the rest is looked at by nobody
        return new Row(line.number(), cells.toArray(new String[0]), fault);
    }

    /** What is wrong with the row: its own fault, more cells than a table has, a zero byte inside a value. */
    private static @Nullable Rejection fault(Line line, List<String> cells) {
        if (line.fault() != null || (cells.size() <= MOST_CELLS && line.text().indexOf('\0') < 0)) {
            return line.fault();
        }
        if (cells.size() > MOST_CELLS) {
            return Rejection.row(Message.of("columns.many", cells.size(), MOST_CELLS));
        }
        for (int i = 0; i < cells.size(); i++) {
            String padded = cells.get(i).replaceAll("^\\x00+|\\x00+$", ""); // as programs in C fill up their fields
            if (padded.indexOf('\0') >= 0) {
                return Rejection.row(Message.of("zero-byte", i + 1));
            }
            cells.set(i, padded);
        }
        return null;
    }

    private @Nullable Line take() throws IOException {
        Line waiting = ahead.poll();
        if (waiting != null) {
            return waiting;
        }
        Line next = lines.next();
        return next == null || !aligned ? next : AlignedLines.tabbed(next);
    }

    /** Whether a quoted value goes on after the end of the text. */
    private boolean open(String text) {
        if (text.indexOf('"') < 0) {
            return false;
        }
        boolean quoted = false;
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"') {
                    if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                        i++;
                    } else {
                        quoted = false;
                    }
                }
            } else if (c == '"' && start) {
                quoted = true;
            }
            start = c == delimiter && !quoted;
        }
        return quoted;
    }

    /** The line with those that its open quote takes in; null, and nothing taken, where it is never closed. */
    private @Nullable Line join(Line first) throws IOException {
        List<Line> taken = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text());
        for (int i = 0; i < QUOTED_LINES; i++) {
            Line next = take();
            if (next == null) {
                break;
            }
            taken.add(next);
            if (whole(next.text())) {
                break;
            }
            text.append('\n').append(next.text());
            if (next.text().indexOf('"') >= 0 && !open(text.toString())) {
                return new Line(first.number(), text.toString(), next.fault());
            }
            if (text.length() > LineReader.LONGEST) {
                break;
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            ahead.addFirst(taken.get(i));
        }
        return null;
    }

    /** Whether the line is a row by itself: as many cells as the others, and no quote open or astray. */
    private boolean whole(String line) {
        int cells = split(line, delimiter, new ArrayList<>(width)).size();
        return cells > 2 && (cells == usual || cells == last) && !open(line) && !closing(line);
    }

    /** Whether a quote stands where a value that was begun on an earlier line would end. */
    private boolean closing(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != '"') {
                continue;
            }
            boolean first = i == 0 || line.charAt(i - 1) == delimiter;
            boolean end = i + 1 == line.length() || line.charAt(i + 1) == delimiter;
            if (!quoted && end && !first) {
                return true;
            }
            quoted = quoted ? !end : first && !(end && i > 0);
        }
        return false;
    }

    static List<String> split(String text, char delimiter, List<String> cells) {
        int from = 0;
        int n = text.length();
        if (text.indexOf('"') < 0) {
            for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
                cells.add(text.substring(from, at));
                from = at + 1;
            }
            cells.add(text.substring(from));
            return cells;
        }
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean start = true;
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < n && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && start) {
                quoted = true;
            } else if (c == delimiter) {
                cells.add(cell.toString());
                cell.setLength(0);
                start = true;
                continue;
            } else {
                cell.append(c);
            }
            start = false;
        }
        cells.add(cell.toString());
        return cells;
    }

    @Override
    public String manner() {
        String name = delimiter == '\t' ? "tab" : String.valueOf(delimiter);
        return lines.encoding() + ", '" + name + "'";
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
