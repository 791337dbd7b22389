package io.clew.web.print;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A TrueType font of the letters of one text, drawn after a font with PostScript outlines, which the renderer cannot
 * carry into a PDF.
 *
 * <p>Each cubic curve becomes four quadratic ones, which lie within a fraction of a unit of it. O(letters) after the
 * font has been read.
 *
 * <p>Source: OpenType specification 1.9, tables {@code glyf}, {@code loca}, {@code hmtx}, {@code cmap} (format 12).
 */
final class TracedFont {

    private static final int PIECES = 4;
    private static final int WINDOWS = 3;
    private static final int ALL_LETTERS = 10;

    private final OpenTypeFont font;
    private final CFFFont outlines;
    private final ByteArrayOutputStream glyphs = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final List<Integer> bearings = new ArrayList<>();
    private int mostPoints;
    private int mostContours;

    private TracedFont(OpenTypeFont font) throws IOException {
        this.font = font;
        this.outlines = font.getCFF().getFont();
    }

    /** @param file a font file of its own with a {@code CFF} table */
    static byte[] of(byte[] file, String text) throws IOException {
        try (OpenTypeFont font = new OTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(file)))) {
            return new TracedFont(font).drawn(text);
        }
    }

    private byte[] drawn(String text) throws IOException {
        var letters = new TreeMap<Integer, Integer>();
        glyph(0);
        var lookup = font.getUnicodeCmapLookup();
        for (int letter : text.codePoints().sorted().distinct().toArray()) {
            int glyph = lookup.getGlyphId(letter);
            if (glyph != 0) {
                letters.put(letter, widths.size());
                glyph(glyph);
            }
        }
        places.add(glyphs.size());
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put("OS/2", kept("OS/2"));
        tables.put("name", kept("name"));
        byte[] head = kept("head");
        put(head, 50, 1); // loca in 32 bits
        tables.put("head", head);
        byte[] hhea = kept("hhea");
        put(hhea, 34, widths.size());
        tables.put("hhea", hhea);
        tables.put("cmap", cmap(letters));
        tables.put("glyf", glyphs.toByteArray());
        tables.put("loca", loca());
        tables.put("hmtx", hmtx());
        tables.put("maxp", maxp());
        tables.put("post", post());
        return file(tables);
    }

    private byte[] kept(String table) throws IOException {
        return font.getTableBytes(font.getTableMap().get(table));
    }

    private static void put(byte[] table, int at, int value) {
        table[at] = (byte) (value >> 8);
        table[at + 1] = (byte) value;
    }

    /** One contour: points in font units and whether each lies on the curve. */
    private static final class Contour {
        final List<int[]> points = new ArrayList<>();

        void add(double x, double y, boolean on) {
            points.add(new int[] {(int) Math.round(x), (int) Math.round(y), on ? 1 : 0});
        }

        int[] last() {
            return points.getLast();
        }

        /** The end of a contour is where it began. */
        void close() {
            int[] first = points.getFirst();
            if (points.size() > 1 && last()[2] == 1 && last()[0] == first[0] && last()[1] == first[1]) {
                points.removeLast();
            }
        }
    }

    private void glyph(int glyph) throws IOException {
        places.add(glyphs.size());
        widths.add(font.getHorizontalMetrics().getAdvanceWidth(glyph));
        boolean keyed = outlines.getCharset().isCIDFont();
        GeneralPath path = outlines.getType2CharString(
                        keyed ? outlines.getCharset().getCIDForGID(glyph) : glyph)
                .getPath();
        List<Contour> contours = contours(path);
        bearings.add(contours.stream()
                .flatMap(contour -> contour.points.stream())
                .mapToInt(point -> point[0])
                .min()
                .orElse(0));
        if (!contours.isEmpty()) {
            write(contours);
        }
    }

    private static List<Contour> contours(GeneralPath path) {
        var contours = new ArrayList<Contour>();
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
            switch (each.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    contours.add(new Contour());
                    contours.getLast().add(at[0], at[1], true);
                    x = at[0];
                    y = at[1];
                }
                case PathIterator.SEG_LINETO -> {
                    contours.getLast().add(at[0], at[1], true);
                    x = at[0];
                    y = at[1];
                }
                case PathIterator.SEG_CUBICTO -> {
                    bend(contours.getLast(), x, y, at);
                    x = at[4];
                    y = at[5];
                }
                default -> {} // closing draws nothing of its own; PostScript outlines have no quadratic curves
            }
        }
        contours.forEach(Contour::close);
        contours.removeIf(contour -> contour.points.size() < 3);
        return contours;
    }

    /** A cubic curve from (x, y) in four quadratic pieces, each with the control point that fits its ends best. */
    private static void bend(Contour contour, double x, double y, double[] c) {
        for (int piece = 0; piece < PIECES; piece++) {
            double from = piece / (double) PIECES;
            double to = (piece + 1) / (double) PIECES;
            double[] px = piece(x, c[0], c[2], c[4], from, to);
            double[] py = piece(y, c[1], c[3], c[5], from, to);
            contour.add(control(px), control(py), false);
            contour.add(px[3], py[3], true);
        }
    }

    private static double control(double[] p) {
        return (3 * (p[1] + p[2]) - p[0] - p[3]) / 4;
    }

    /** The four coordinates of the part of a cubic curve between two parameters. */
    private static double[] piece(double a, double b, double c, double d, double from, double to) {
        double start = value(a, b, c, d, from);
        double end = value(a, b, c, d, to);
        double step = (to - from) / 3;
        return new double[] {start, start + step * slope(a, b, c, d, from), end - step * slope(a, b, c, d, to), end};
    }

    private static double value(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private static double slope(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return 3 * (u * u * (b - a) + 2 * u * t * (c - b) + t * t * (d - c));
    }

    private void write(List<Contour> contours) throws IOException {
        List<int[]> points = contours.stream().flatMap(c -> c.points.stream()).toList();
        var out = new DataOutputStream(glyphs);
        out.writeShort(contours.size());
        out.writeShort(points.stream().mapToInt(p -> p[0]).min().orElse(0));
        out.writeShort(points.stream().mapToInt(p -> p[1]).min().orElse(0));
        out.writeShort(points.stream().mapToInt(p -> p[0]).max().orElse(0));
        out.writeShort(points.stream().mapToInt(p -> p[1]).max().orElse(0));
        int end = -1;
        for (Contour contour : contours) {
            end += contour.points.size();
            out.writeShort(end);
        }
        out.writeShort(0); // no instructions
        for (int[] point : points) {
            out.writeByte(point[2]);
        }
        for (int axis = 0; axis < 2; axis++) {
            int before = 0;
            for (int[] point : points) {
                out.writeShort(point[axis] - before);
                before = point[axis];
            }
        }
        while (glyphs.size() % 4 != 0) {
            out.writeByte(0);
        }
        mostPoints = Math.max(mostPoints, points.size());
        mostContours = Math.max(mostContours, contours.size());
    }

    /** What one table holds. */
    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] table(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        content.to(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private byte[] loca() throws IOException {
        return table(out -> {
            for (int place : places) {
                out.writeInt(place);
            }
        });
    }

    private byte[] hmtx() throws IOException {
        return table(out -> {
            for (int i = 0; i < widths.size(); i++) {
                out.writeShort(widths.get(i));
                out.writeShort(bearings.get(i));
            }
        });
    }

    private byte[] maxp() throws IOException {
        return table(out -> {
            out.writeInt(0x00010000);
            out.writeShort(widths.size());
            out.writeShort(mostPoints);
            out.writeShort(mostContours);
            out.writeInt(0);
            out.writeShort(1); // zones; what follows is for instructions, of which there are none
            for (int i = 0; i < 8; i++) {
                out.writeShort(0);
            }
        });
    }

    private static byte[] post() throws IOException {
        return table(out -> {
            out.writeInt(0x00030000); // without names
            for (int i = 0; i < 7; i++) {
                out.writeInt(0);
            }
        });
    }

    private static byte[] cmap(Map<Integer, Integer> letters) throws IOException {
        return table(out -> {
            out.writeShort(0);
            out.writeShort(1);
            out.writeShort(WINDOWS);
            out.writeShort(ALL_LETTERS);
            out.writeInt(12);
            out.writeShort(12);
            out.writeShort(0);
            out.writeInt(16 + 12 * letters.size());
            out.writeInt(0);
            out.writeInt(letters.size());
            for (var each : letters.entrySet()) {
                out.writeInt(each.getKey());
                out.writeInt(each.getKey());
                out.writeInt(each.getValue());
            }
        });
    }

    private static byte[] file(Map<String, byte[]> tables) throws IOException {
        return table(out -> {
            int count = tables.size();
            int power = Integer.highestOneBit(count);
            out.writeInt(0x00010000);
            out.writeShort(count);
            out.writeShort(power * 16);
            out.writeShort(Integer.numberOfTrailingZeros(power));
            out.writeShort(count * 16 - power * 16);
            int place = 12 + 16 * count;
            for (var each : tables.entrySet()) {
                byte[] padded = padded(each.getValue());
                out.writeBytes(each.getKey());
                out.writeInt(sum(padded));
                out.writeInt(place);
                out.writeInt(each.getValue().length);
                place += padded.length;
            }
            for (byte[] bytes : tables.values()) {
                out.write(padded(bytes));
            }
        });
    }

    private static byte[] padded(byte[] table) {
        return Arrays.copyOf(table, (table.length + 3) & ~3);
    }

    private static int sum(byte[] padded) {
        var words = ByteBuffer.wrap(padded).asIntBuffer();
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.get();
        }
        return sum;
    }
}
