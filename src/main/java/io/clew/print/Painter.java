package io.clew.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Paints drawings. Letters are outlines of the font that comes with Clew: fonts of the machine, or a machine without any, make
 * no difference.
 */
final class Painter {

    /** Dots a point of a picture: 216 an inch. */
    private static final int DOTS = 3;

    private static final float[] BROKEN = {3, 2};

    private Painter() {}

    static void paint(Drawing drawing, Graphics2D on) {
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.bands().forEach(band -> band(band, on));
        for (Drawing.Box box : drawing.boxes()) {
            on.setColor(Color.decode(box.fill()));
            on.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        }
        on.setColor(Color.BLACK);
        try (TrueTypeFont regular = PaperFont.REGULAR.open();
                TrueTypeFont bold = PaperFont.BOLD.open()) {
            for (Drawing.Label label : drawing.labels()) {
                write(label, label.bold() ? bold : regular, on);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    private static void band(Drawing.Band band, Graphics2D on) {
        double middle = (band.x() + band.toX()) / 2;
        var path = new Path2D.Double();
        path.moveTo(band.x(), band.y());
        path.curveTo(middle, band.y(), middle, band.toY(), band.toX(), band.toY());
        path.lineTo(band.toX(), band.toY() + band.thick());
        path.curveTo(
                middle, band.toY() + band.thick(), middle, band.y() + band.thick(), band.x(), band.y() + band.thick());
        path.closePath();
        on.setColor(Color.decode(band.fill()));
        on.fill(path);
        if (band.broken()) {
            on.setColor(Color.GRAY);
            on.setStroke(new BasicStroke(0.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, BROKEN, 0));
            on.draw(path);
        }
    }

    private static void write(Drawing.Label label, TrueTypeFont font, Graphics2D on) throws IOException {
        var letters = font.getUnicodeCmapLookup();
        double scale = label.size() / font.getUnitsPerEm();
        double x = label.x();
        for (int letter : label.text().codePoints().toArray()) {
            int glyph = letters.getGlyphId(letter);
            var outline = font.getGlyph().getGlyph(glyph);
            if (outline != null) {
                var place = new AffineTransform(scale, 0, 0, -scale, x, label.y());
                Shape shape = place.createTransformedShape(outline.getPath());
                on.fill(shape);
            }
            x += font.getAdvanceWidth(glyph) * scale;
        }
    }

    /** As PNG, {@value #DOTS} dots a point. */
    static byte[] png(Drawing drawing) {
        var image = new BufferedImage(
                (int) Math.ceil(drawing.width() * DOTS),
                (int) Math.ceil(drawing.height() * DOTS),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D on = image.createGraphics();
        try (var out = new ByteArrayOutputStream()) {
            on.setColor(Color.WHITE);
            on.fillRect(0, 0, image.getWidth(), image.getHeight());
            on.scale(DOTS, DOTS);
            paint(drawing, on);
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the drawing cannot be written", e);
        } finally {
            on.dispose();
        }
    }
}
