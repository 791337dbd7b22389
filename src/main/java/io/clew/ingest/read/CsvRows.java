package io.clew.ingest.read;

import io.clew.record.Message;
import io.clew.ingest.read.LineReader.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of delimited text as RFC 4180 has it and as exports really write it.
 *
 * <p>The delimiter is the one of comma, tab, semicolon and bar that parts the first lines most evenly. A quoted value
 * may hold line ends, up to {@link #QUOTED_LINES}; a quote that is not closed by then makes its own line a reject and
 * reading goes on with the next line, so one stray quote cannot swallow a file.
 */
public final class CsvRows implements RowSource {

    static final int QUOTED_LINES = 200;
    private static final int PEEKED = 40;

    private final LineReader lines;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private final char delimiter;
    private int width = 16;

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
        delimiter = delimiter(ahead);
    }

    public LineReader lines() {
        return lines;
    }

    static char delimiter(Iterable<Line> sample) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', '\t', ';', '|'}) {
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
        return new Row(line.number(), cells.toArray(new String[0]), line.fault());
    }

    private @Nullable Line take() throws IOException {
        Line waiting = ahead.poll();
        return waiting != null ? waiting : lines.next();
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
