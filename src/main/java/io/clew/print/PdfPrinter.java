package io.clew.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Makes a PDF of a well-formed page, the same on every machine: its letters are those of Noto Sans SC, which comes with
 * Clew, and are carried in the file. Fonts of the machine are never looked at.
 *
 * <p>A letter that the font does not have, as in some rare names, is printed as 〓 with its number, so that nobody takes
 * another letter for it.
 */
public final class PdfPrinter {

    private PdfPrinter() {}

    /** As {@link #print(String)}, saying when it was made; two of the same page and moment are the same to the byte. */
    public static byte[] print(String page, Instant made) {
        try (PDDocument document = Loader.loadPDF(print(page));
                var out = new ByteArrayOutputStream()) {
            var at = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
            PDDocumentInformation information = document.getDocumentInformation();
            information.setCreationDate(at);
            information.setModificationDate(at);
            document.getDocument().getTrailer().removeItem(COSName.ID);
            document.setDocumentId(made.toEpochMilli());
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be written as PDF", e);
        }
    }

    /** Draws XHTML whose style asks for the font {@code Clew}. */
    public static byte[] print(String page) {
        try (var out = new ByteArrayOutputStream();
                TrueTypeFont regular = PaperFont.REGULAR.open();
                TrueTypeFont bold = PaperFont.BOLD.open();
                var document = new PDDocument()) {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.withHtmlContent(drawable(page), "clew:");
            builder.useUriResolver((base, address) -> null);
            builder.useObjectDrawerFactory(new Drawn());
            builder.usePDDocument(document);
            carry(builder, document, PaperFont.REGULAR, regular);
            carry(builder, document, PaperFont.BOLD, bold);
            builder.toStream(out);
            builder.run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be written as PDF", e);
        }
    }

    private static void carry(PdfRendererBuilder builder, PDDocument document, PaperFont face, TrueTypeFont letters)
            throws IOException {
        var font = new PDFontSupplier(PDType0Font.load(document, letters, true));
        builder.useFont(font, "Clew", face.weight(), FontStyle.NORMAL, true);
    }

    /** The page with letters that cannot be drawn replaced; markup is ASCII, which can. */
    private static String drawable(String page) {
        BitSet letters = PaperFont.drawable();
        if (page.codePoints().allMatch(letter -> Character.isWhitespace(letter) || letters.get(letter))) {
            return page;
        }
        var replaced = new StringBuilder(page.length() + 64);
        page.codePoints().forEach(letter -> {
            if (Character.isWhitespace(letter) || letters.get(letter)) {
                replaced.appendCodePoint(letter);
            } else {
                replaced.append(String.format(Locale.ROOT, "〓(U+%04X)", letter));
            }
        });
        return replaced.toString();
    }
}
