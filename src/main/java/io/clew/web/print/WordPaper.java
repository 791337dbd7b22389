package io.clew.web.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes a Word document (Office Open XML, landscape A4) of a well-formed page of headings, paragraphs and tables: the
 * same page that is printed, so that both say the same.
 */
public final class WordPaper {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OFFICE = "http://schemas.openxmlformats.org/";
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String FONT =
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\"/>";

    private final StringBuilder out = new StringBuilder(1 << 16);

    private WordPaper() {}

    public static byte[] of(String page) {
        var paper = new WordPaper();
        paper.write(body(page));
        return archive(paper.out);
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
        out.append(HEAD)
                .append("<w:document xmlns:w=\"")
                .append(OFFICE)
                .append("wordprocessingml/2006/main\"><w:body>");
        for (Node node = body.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                block(element);
            }
        }
        out.append("<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>")
                .append("<w:pgMar w:top=\"794\" w:right=\"680\" w:bottom=\"907\" w:left=\"680\" w:header=\"400\"")
                .append(" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    }

    private void block(Element element) {
        switch (element.getTagName()) {
            case "h1" -> paragraph(text(element), "<w:jc w:val=\"center\"/>", true, 36);
            case "h2" -> paragraph(text(element), "<w:keepNext/><w:spacing w:before=\"200\"/>", true, 25);
            case "p" ->
                paragraph(text(element), "", element.getAttribute("class").equals("warn"), 20);
            case "table" -> table(element);
            default -> {}
        }
    }

    /** @param size in half points */
    private void paragraph(String text, String properties, boolean bold, int size) {
        out.append("<w:p><w:pPr>")
                .append(properties)
                .append("</w:pPr><w:r><w:rPr>")
                .append(FONT);
        out.append(bold ? "<w:b/>" : "")
                .append("<w:sz w:val=\"")
                .append(size)
                .append("\"/><w:szCs w:val=\"")
                .append(size)
                .append("\"/></w:rPr><w:t xml:space=\"preserve\">");
        escape(text);
        out.append("</w:t></w:r></w:p>");
    }

    private void table(Element table) {
        boolean lines = !table.getAttribute("class").equals("sign");
        out.append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/>");
        if (lines) {
            out.append("<w:tblBorders>");
            for (String side : new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
                out.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:color=\"555555\"/>");
            }
            out.append("</w:tblBorders>");
        }
        out.append("</w:tblPr>");
        var rows = table.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            row((Element) rows.item(i));
        }
        out.append("</w:tbl><w:p/>");
    }

    private void row(Element row) {
        boolean head = row.getParentNode().getNodeName().equals("thead");
        out.append("<w:tr><w:trPr><w:cantSplit/>")
                .append(head ? "<w:tblHeader/>" : "")
                .append("</w:trPr>");
        for (Node node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element cell) {
                boolean title = cell.getTagName().equals("th");
                out.append("<w:tc><w:tcPr>")
                        .append(title ? "<w:shd w:val=\"clear\" w:fill=\"EEEEEE\"/>" : "")
                        .append("</w:tcPr>");
                boolean number = cell.getAttribute("class").equals("num");
                paragraph(text(cell), number ? "<w:jc w:val=\"right\"/>" : "", title, 17);
                out.append("</w:tc>");
            }
        }
        out.append("</w:tr>");
    }

    private static String text(Element element) {
        return element.getTextContent().replaceAll("\\s+", " ").strip();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c < ' ' ? ' ' : c);
            }
        }
    }

    private static byte[] archive(CharSequence document) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    HEAD + "<Types xmlns=\"" + OFFICE + "package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/word/document.xml\" ContentType=\"" + WORD + "\"/></Types>");
            part(
                    zip,
                    "_rels/.rels",
                    HEAD + "<Relationships xmlns=\"" + OFFICE
                            + "package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                            + "officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            part(zip, "word/document.xml", document);
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, CharSequence content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
