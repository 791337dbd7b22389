package io.clew.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeBlock;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The two faces of Noto Sans SC that come with Clew; the build takes them from npm. */
enum PaperFont {
    REGULAR(400, "/fonts/NotoSansSC-Regular.ttf"),
    BOLD(700, "/fonts/NotoSansSC-Bold.ttf");

    private final int weight;
    private final String file;

    PaperFont(int weight, String file) {
        this.weight = weight;
        this.file = file;
    }

    /** As style sheets count it. */
    int weight() {
        return weight;
    }

    /** The face, to be closed after the document that carries it is written. */
    TrueTypeFont open() {
        try (InputStream in = PaperFont.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the build left out the font " + file);
            }
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            var letters = font.getCmap();
            letters.setCmaps(
                    Stream.of(letters.getCmaps()).map(UsualLetters::new).toArray(CmapSubtable[]::new));
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " cannot be read", e);
        }
    }

    /** Which code points both faces can draw; read once. */
    static BitSet drawable() {
        return Drawable.LETTERS;
    }

    private static final class Drawable {
        static final BitSet LETTERS = both();

        private static BitSet both() {
            BitSet both = letters(REGULAR);
            both.and(letters(BOLD));
            return both;
        }

        private static BitSet letters(PaperFont face) {
            try (TrueTypeFont font = face.open()) {
                var lookup = font.getUnicodeCmapLookup();
                var letters = new BitSet();
                for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
                    if (lookup.getGlyphId(letter) != 0) {
                        letters.set(letter);
                    }
                }
                return letters;
            } catch (IOException e) {
                throw new UncheckedIOException("the font cannot be read", e);
            }
        }
    }

    /**
     * A table of letters that tells for a shape the letter people write. The font draws 金 and the radical ⾦ alike, and a
     * PDF notes one of them for copying and searching: it would be the radical, whose number is lower.
     */
    private static final class UsualLetters extends CmapSubtable {

        private static final Set<UnicodeBlock> SELDOM = Set.of(
                UnicodeBlock.KANGXI_RADICALS,
                UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
                UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
                UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS_SUPPLEMENT);

        private final CmapSubtable table;

        UsualLetters(CmapSubtable table) {
            this.table = table;
            setPlatformId(table.getPlatformId());
            setPlatformEncodingId(table.getPlatformEncodingId());
        }

        @Override
        public int getGlyphId(int letter) {
            return table.getGlyphId(letter);
        }

        @Override
        public List<Integer> getCharCodes(int glyph) {
            List<Integer> letters = table.getCharCodes(glyph);
            return letters == null || letters.size() < 2
                    ? letters
                    : letters.stream()
                            .sorted(Comparator.comparing((Integer letter) -> SELDOM.contains(UnicodeBlock.of(letter)))
                                    .thenComparing(Comparator.naturalOrder()))
                            .toList();
        }
    }
}
