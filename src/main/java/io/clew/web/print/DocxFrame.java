package io.clew.web.print;

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

    private static final String FOOTER = "Footer";
    private static final String STYLES = "/print/styles.xml";
    /** A4 on its side, in twentieths of a point, as all lengths here. */
    private static final int WIDTH = 16_838;

    private static final int HEIGHT = 11_906;
    private static final int MARGIN = 680;
    private static final int EDGE = 400;

    private DocxFrame() {}

    /** Puts the frame around a document that is still empty. */
    static void around(XWPFDocument document) throws IOException {
        page(document);
        styles(document);
        XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        foot.setStyle(FOOTER);
        field(foot, "PAGE");
        foot.createRun().setText(" / ");
        field(foot, "NUMPAGES");
    }

    private static void page(XWPFDocument document) {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(WIDTH));
        size.setH(BigInteger.valueOf(HEIGHT));
        size.setOrient(STPageOrientation.LANDSCAPE);
        var margin = section.addNewPgMar();
        margin.setTop(BigInteger.valueOf(MARGIN));
        margin.setBottom(BigInteger.valueOf(MARGIN));
        margin.setLeft(BigInteger.valueOf(MARGIN));
        margin.setRight(BigInteger.valueOf(MARGIN));
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
