package io.clew.ingest.read;

import io.clew.ingest.read.LineReader.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Lines whose cells are set apart by blanks, two or more, as terminals print tables. */
final class AlignedLines {

    private static final Pattern GAP = Pattern.compile("(?: {2,}|\u3000+|\t+)[ \u3000\t]*");
    private static final int FEWEST_CELLS = 4;

    private AlignedLines() {}

    /**
     * Whether the lines are cells set apart by blanks: two lines or more and most of them in as many cells, the first of
     * which only name something.
     */
    static boolean are(Iterable<Line> sample) {
        Map<Integer, Integer> counts = new HashMap<>();
        String header = "";
        int lines = 0;
        for (Line line : sample) {
            String text = line.text().strip();
            int cells = GAP.split(text).length;
            lines += text.isEmpty() ? 0 : 1;
            if (cells >= FEWEST_CELLS) {
                header = header.isEmpty() ? text : header;
                counts.merge(cells, 1, Integer::sum);
            }
        }
        int alike = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean names = header.chars().noneMatch(c -> c == ':' || c == '\uff1a' || c >= '0' && c <= '9');
        return names && alike >= 2 && alike * 2 >= lines;
    }

    /** The same line with a tab between its cells. */
    static Line tabbed(Line line) {
        return new Line(line.number(), GAP.matcher(line.text().strip()).replaceAll("\t"), line.fault());
    }
}
