package io.clew.ingest.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A workbook as one file of XML, the form of Excel 2003; streamed. */
final class XmlWorkbook implements Workbook {

    private final Path file;
    private final List<SheetName> sheets = new ArrayList<>();

    XmlWorkbook(Path file) throws IOException {
        this.file = file;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = Xml.read(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("Worksheet")) {
                    sheets.add(new SheetName(Objects.requireNonNullElse(Xml.attribute(xml, "Name"), ""), false));
                } else if (xml.getLocalName().equals("Visible") && !sheets.isEmpty()) {
                    boolean hidden = Xml.text(xml, "").contains("Hidden");
                    sheets.add(new SheetName(sheets.removeLast().name(), hidden));
                }
            }
        } catch (XMLStreamException e) {
            throw Bounds.damaged("damaged.workbook", e);
        }
    }

    @Override
    public List<SheetName> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public RowSource open(int sheet) throws IOException {
        return new Rows(sheet);
    }

    @Override
    public void close() {}

    private final class Rows implements RowSource {

        private final InputStream in = new BufferedInputStream(Files.newInputStream(file));
        private final XMLStreamReader xml;
        private final String name;
        private int number;
        private int width;

        Rows(int sheet) throws IOException {
            name = sheets.get(sheet).name();
            try {
                xml = Xml.read(in);
                for (int passed = -1; passed < sheet; ) {
                    boolean begins = xml.next() == XMLStreamConstants.START_ELEMENT;
                    passed += begins && xml.getLocalName().equals("Worksheet") ? 1 : 0;
                }
            } catch (XMLStreamException e) {
                in.close();
                throw Bounds.damaged("damaged.workbook", e);
            }
        }

        @Override
        public @Nullable Row next() {
            try {
                while (xml.hasNext()) {
                    int event = xml.next();
                    if (event == XMLStreamConstants.END_ELEMENT
                            && xml.getLocalName().equals("Worksheet")) {
                        return null;
                    }
                    if (event == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("Row")) {
                        return row();
                    }
                }
                return null;
            } catch (XMLStreamException e) {
                throw Bounds.damaged("damaged.workbook", e);
            }
        }

        private Row row() throws XMLStreamException {
            int said = XlsxWorkbook.whole(Objects.requireNonNullElse(Xml.attribute(xml, "Index"), ""));
            number = said > 0 ? said : number + 1;
            List<String> cells = new ArrayList<>();
            @Nullable Rejection fault = null;
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("Row")) {
                    break;
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Cell")) {
                    fault = cell(cells, fault);
                }
            }
            width = Math.max(width, cells.size());
            while (cells.size() < width) {
                cells.add("");
            }
            return new Row(number, cells.toArray(new String[0]), fault);
        }

        private @Nullable Rejection cell(List<String> cells, @Nullable Rejection before) throws XMLStreamException {
            int at = XlsxWorkbook.whole(Objects.requireNonNullElse(Xml.attribute(xml, "Index"), ""));
            int across = XlsxWorkbook.whole(Objects.requireNonNullElse(Xml.attribute(xml, "MergeAcross"), "0"));
            if (at > MOST_COLUMNS || cells.size() + Math.max(0, across) >= MOST_COLUMNS) {
                throw Bounds.tooMuch("workbook-bounds.columns", MOST_COLUMNS);
            }
            while (cells.size() < at - 1) {
                cells.add("");
            }
            NumberText.Shown shown = data();
            cells.add(shown.text());
            for (int i = 0; i < across; i++) {
                cells.add("");
            }
            io.clew.record.Message why = shown.fault();
            return before == null && why != null
                    ? Rejection.row(io.clew.record.Message.of(why.key(), cells.size()))
                    : before;
        }

        private NumberText.Shown data() throws XMLStreamException {
            NumberText.Shown shown = new NumberText.Shown("", null);
            while (true) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("Cell")) {
                    return shown;
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                String type = Objects.requireNonNullElse(Xml.attribute(xml, "Type"), "String");
                boolean data = xml.getLocalName().equals("Data");
                String text = Xml.text(xml, "");
                if (data) {
                    shown = shown(type, text);
                }
            }
        }

        private static NumberText.Shown shown(String type, String text) {
            return switch (type) {
                case "Number" -> new NumberText(false).of(text, NumberText.Kind.NUMBER);
                case "DateTime" ->
                    new NumberText.Shown(
                            text.replaceFirst("T00:00:00(\\.0+)?$", "").replace('T', ' '), null);
                default -> new NumberText.Shown(text, null);
            };
        }

        @Override
        public String manner() {
            return "xml, " + name;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
