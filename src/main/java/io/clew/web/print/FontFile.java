package io.clew.web.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font alone or taken out of a collection ({@code .ttc}), which the renderer cannot read.
 *
 * <p>Source: OpenType specification 1.9, <i>The OpenType Font File</i>: a collection is a list of table directories over
 * shared tables.
 */
final class FontFile {

    private static final int COLLECTION = 0x74746366; // ttcf
    private static final int TRUE_TYPE = 0x676C7966; // glyf
    private static final int POST_SCRIPT = 0x43464620; // CFF
    private static final int ENTRY = 16;
    private static final int HEADER = 12;

    private FontFile() {}

    /** The first font of the file that has TrueType outlines for these letters, as a font file of its own. */
    static Optional<byte[]> trueType(Path file, String letters) {
        return holding(file, TRUE_TYPE, letters);
    }

    /** The same with PostScript outlines, which {@link TracedFont} draws after. */
    static Optional<byte[]> postScript(Path file, String letters) {
        return holding(file, POST_SCRIPT, letters);
    }

    private static Optional<byte[]> holding(Path file, int outlines, String letters) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (byte[] font : fonts(bytes, outlines)) {
                if (draws(font, outlines, letters)) {
                    return Optional.of(font);
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // not a font, or a broken one
        }
    }

    private static List<byte[]> fonts(byte[] bytes, int outlines) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (file.getInt(0) != COLLECTION) {
            return outlined(file, 0, outlines) ? List.of(bytes) : List.of();
        }
        var fonts = new ArrayList<byte[]>();
        for (int i = 0; i < file.getInt(8); i++) {
            int directory = file.getInt(HEADER + 4 * i);
            if (outlined(file, directory, outlines)) {
                fonts.add(alone(file, directory));
                return fonts; // the others differ in a few letters only
            }
        }
        return fonts;
    }

    private static boolean outlined(ByteBuffer file, int directory, int outlines) {
        int tables = file.getShort(directory + 4);
        for (int t = 0; t < tables; t++) {
            if (file.getInt(directory + HEADER + ENTRY * t) == outlines) {
                return true;
            }
        }
        return false;
    }

    /** Copies the directory and its tables, which begin at multiples of four. */
    private static byte[] alone(ByteBuffer file, int directory) {
        int tables = file.getShort(directory + 4);
        int size = HEADER + ENTRY * tables;
        for (int t = 0; t < tables; t++) {
            size += (file.getInt(directory + HEADER + ENTRY * t + 12) + 3) & ~3;
        }
        ByteBuffer font = ByteBuffer.allocate(size);
        font.put(0, file, directory, HEADER);
        int place = HEADER + ENTRY * tables;
        for (int t = 0; t < tables; t++) {
            int entry = HEADER + ENTRY * t;
            font.put(entry, file, directory + entry, ENTRY);
            int length = file.getInt(directory + entry + 12);
            font.put(place, file, file.getInt(directory + entry + 8), length);
            font.putInt(entry + 8, place);
            place += (length + 3) & ~3;
        }
        return font.array();
    }

    private static boolean draws(byte[] font, int outlines, String letters) throws IOException {
        TTFParser parser = outlines == POST_SCRIPT ? new OTFParser() : new TTFParser();
        try (TrueTypeFont read = parser.parse(new RandomAccessReadBuffer(new ByteArrayInputStream(font)))) {
            var found = read.getUnicodeCmapLookup();
            return letters.codePoints().allMatch(letter -> found.getGlyphId(letter) != 0);
        }
    }
}
