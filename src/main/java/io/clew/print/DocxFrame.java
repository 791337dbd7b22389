package io.clew.print;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** What a Word document has around its text: page size, styles, page numbers. */
final class DocxFrame {

    /** Ids of styles in {@code print/styles.xml}. */
    static final String TITLE = "Title";

    static final String HEADING = "Heading1";

    static final String SUBHEADING = "Heading2";

    private static final String FOOTER = "Footer";
    private static final String STYLES = "/print/styles.xml";
    /** The long side of A4, in twentieths of a point, as all lengths here. */
    private static final int LONG = 16_838;

    private static final int SHORT = 11_906;
    private static final int MARGIN = 680;
    private static final int LETTER_MARGIN = 1_420;
    private static final int EDGE = 400;

    private DocxFrame() {}

    /**
     * Puts the frame around a document that is still empty.
     *
     * @param upright as a letter stands, rather than on its side
     */
    static void around(XWPFDocument document, boolean upright) throws IOException {
        page(document, upright);
        styles(document);
        XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        foot.setStyle(FOOTER);
        field(foot, "PAGE");
        foot.createRun().setText(" / ");
        field(foot, "NUMPAGES");
    }

    private static void page(XWPFDocument document, boolean upright) {
        int edge = upright ? LETTER_MARGIN : MARGIN;
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(upright ? SHORT : LONG));
        size.setH(BigInteger.valueOf(upright ? LONG : SHORT));
        size.setOrient(upright ? STPageOrientation.PORTRAIT : STPageOrientation.LANDSCAPE);
        var margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(edge));
        margin.setBottom(BigInteger.valueOf(edge));
        margin.setLeft(BigInteger.valueOf(edge));
        margin.setRight(BigInteger.valueOf(edge));
        margin.setHeader(BigInteger.valueOf(EDGE));
        margin.setFooter(BigInteger.valueOf(EDGE));
        margin.setGutter(BigInteger.ZERO);
    }

    private static void styles(XWPFDocument document) throws IOException {
        try (InputStream in = DocxFrame.class.getResourceAsStream(STYLES)) {
            document.createStyles().setStyles(StylesDocument.Factory.parse(in).getStyles());
        } catch (XmlException e) {
            throw new IllegalStateException("the styles of documents cannot be read", e);
        }
    }

    /** A value that the word processor works out. */
    private static void field(XWPFParagraph paragraph, String instruction) {
        paragraph.getCTP().addNewFldSimple().setInstr(instruction);
    }
}
