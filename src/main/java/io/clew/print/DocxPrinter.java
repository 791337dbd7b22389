package io.clew.print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes a Word document (A4 on its side, or upright where the body is of class {@code letter}) of a well-formed page of headings, paragraphs and tables: the same page that is
 * printed, so that both say the same. Headings are real ones, by style and outline level, so that Word can navigate by
 * them; each page has its number; the first row of a table is repeated on every page.
 */
public final class DocxPrinter {

    private static final int CELL_POINTS = 9;
    /** A blank at which no line ends. */
    private static final char UNBROKEN = '\u00a0';

    /** Twentieths of a point that a hundredth of a table is wide; for those who do not read hundredths. */
    private static final int GRID = 150;

    private static final int INDENT = 420;
    private static final String LINES = "555555";
    private static final String SHADE = "EEEEEE";

    private final XWPFDocument document = new XWPFDocument();

    private DocxPrinter() {}

    /** As {@link #print(String, Instant)}, of now. */
    public static byte[] print(String page) {
        return print(page, Instant.now());
    }

    /**
     * @param page XHTML of {@code h1}, {@code h2}, {@code h3}, {@code p}, {@code table} and drawings as {@link Drawn} writes them; other elements are left out
     * @param made when the document says that it was made; nothing else in it depends on the clock
     */
    public static byte[] print(String page, Instant made) {
        var printer = new DocxPrinter();
        try (printer.document;
                var out = new ByteArrayOutputStream()) {
            Element body = body(page);
            DocxFrame.around(printer.document, body.getAttribute("class").contains("letter"));
            printer.write(body);
            var properties = printer.document.getProperties().getCoreProperties();
            properties.setCreated(Optional.of(Date.from(made)));
            properties.setModified(Optional.of(Date.from(made)));
            properties.setCreator("Clew");
            printer.document.write(out);
            return SteadyZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be written", e);
        }
    }

    private static Element body(String page) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(page.strip())));
            return (Element) document.getElementsByTagName("body").item(0);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the page is not well-formed", e);
        }
    }

    private void write(Element body) {
        for (Node node = body.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                block(element);
            }
        }
    }

    private void block(Element element) {
        switch (element.getTagName()) {
            case "h1" -> styled(element, DocxFrame.TITLE);
            case "h2" -> styled(element, DocxFrame.HEADING);
            case "h3" -> styled(element, DocxFrame.SUBHEADING);
            case "p" -> paragraph(element);
            case "table" -> table(element);
            case "object" -> drawing(element);
            default -> {}
        }
    }

    private void drawing(Element element) {
        Drawing drawing = Drawn.read(element);
        try {
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(Painter.png(drawing)),
                            PictureType.PNG,
                            "drawing.png",
                            Units.toEMU(drawing.width()),
                            Units.toEMU(drawing.height()));
        } catch (InvalidFormatException | IOException e) {
            throw new IllegalStateException("the drawing cannot be put into the document", e);
        }
    }

    private void paragraph(Element element) {
        String kind = element.getAttribute("class");
        XWPFParagraph paragraph = document.createParagraph();
        switch (kind) {
            case "right" -> paragraph.setAlignment(ParagraphAlignment.RIGHT);
            case "center" -> paragraph.setAlignment(ParagraphAlignment.CENTER);
            case "indent" -> paragraph.setIndentationFirstLine(INDENT);
            default -> {}
        }
        runs(element, paragraph, kind.equals("warn"));
    }

    /** The text with what is to be filled in marked; {@code span} of class {@code blank} is that. */
    private static void runs(Element element, XWPFParagraph paragraph, boolean bold) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            String text = node.getTextContent().replaceAll("\\s+", " ");
            if (!text.isBlank()) {
                XWPFRun run = paragraph.createRun();
                run.setBold(bold);
                if (node instanceof Element part && part.getAttribute("class").equals("blank")) {
                    run.setTextHighlightColor("yellow");
                }
                run.setText(text);
            }
        }
    }

    private void styled(Element element, String style) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        paragraph.createRun().setText(text(element));
    }

    private void table(Element source) {
        XWPFTable table = document.createTable();
        table.removeRow(0);
        table.setWidth("100%");
        if (source.getAttribute("class").equals("sign")) {
            table.removeBorders();
        } else {
            border(table);
        }
        var rows = source.getElementsByTagName("tr");
        int[] widths = DocxWidths.of(rows);
        var grid = table.getCTTbl().addNewTblGrid();
        for (int width : widths) {
            grid.addNewGridCol().setW(width * GRID);
        }
        for (int i = 0; i < rows.getLength(); i++) {
            row((Element) rows.item(i), table.createRow(), widths);
        }
        document.createParagraph();
    }

    private static void border(XWPFTable table) {
        table.setTopBorder(XWPFBorderType.SINGLE, 4, 0, LINES);
        table.setBottomBorder(XWPFBorderType.SINGLE, 4, 0, LINES);
        table.setLeftBorder(XWPFBorderType.SINGLE, 4, 0, LINES);
        table.setRightBorder(XWPFBorderType.SINGLE, 4, 0, LINES);
        table.setInsideHBorder(XWPFBorderType.SINGLE, 4, 0, LINES);
        table.setInsideVBorder(XWPFBorderType.SINGLE, 4, 0, LINES);
    }

    private static void row(Element source, XWPFTableRow row, int[] widths) {
        row.setCantSplitRow(true);
        row.setRepeatHeader(source.getParentNode().getNodeName().equals("thead"));
        int column = 0;
        for (Node node = source.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element cell) {
                XWPFTableCell made = row.getCell(column);
                XWPFTableCell into = made == null ? row.createCell() : made;
                into.setWidth(widths[column] + "%");
                fill(cell, into);
                column++;
            }
        }
    }

    private static void fill(Element source, XWPFTableCell cell) {
        boolean title = source.getTagName().equals("th");
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        if (source.getAttribute("class").equals("num")) {
            paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        if (title) {
            cell.setColor(SHADE);
        }
        runs(source, paragraph, title);
        if (source.getAttribute("class").startsWith("id")) {
            paragraph.getRuns().forEach(run -> run.setText(run.text().replace(' ', UNBROKEN), 0));
        }
        paragraph.getRuns().forEach(run -> run.setFontSize(CELL_POINTS));
    }

    /** As one line. */
    private static String text(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }
}
