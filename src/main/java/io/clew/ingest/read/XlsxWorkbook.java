package io.clew.ingest.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A workbook of Office Open XML.
 *
 * <p>Read by hand and not by a spreadsheet library, because each of those believes what a cell says of itself: a number
 * of a thousand million digits, a column six letters far. Strings of the workbook lie in memory, bounded; sheets are
 * streamed.
 */
final class XlsxWorkbook implements Workbook {

    private static final long MOST_STRINGS = 256L << 20;
    private static final long MOST_SMALL = 32L << 20;
    private static final long MOST_SHEET = 8L << 30;
    private static final int MOST_SHEETS = 1_000;
    private static final int MOST_STYLES = 70_000;

    /** What reads one part of the workbook. */
    private interface Part {
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    private record Place(SheetName name, String part) {}

    private final ZipFile zip;
    private final List<Place> places = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final List<NumberText.Kind> styles = new ArrayList<>();
    private boolean years1904;

    private XlsxWorkbook(ZipFile zip) {
        this.zip = zip;
    }

    static XlsxWorkbook open(Path file) throws IOException {
        Archive.checkWorkbook(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw Bounds.damaged("damaged.workbook", e);
        }
        var workbook = new XlsxWorkbook(zip);
        try {
            workbook.read();
            return workbook;
        } catch (IOException | RuntimeException | Error e) {
            zip.close();
            throw e;
        }
    }

    private void read() throws IOException {
        Map<String, String> targets = new HashMap<>();
        part(
                "xl/_rels/workbook.xml.rels",
                MOST_SMALL,
                xml -> each(xml, "Relationship", () -> {
                    String target = said(xml, "Target").replace('\\', '/');
                    targets.put(said(xml, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }));
        part("xl/workbook.xml", MOST_SMALL, xml -> book(xml, targets));
        part("xl/styles.xml", MOST_SMALL, this::styles);
        part("xl/sharedStrings.xml", MOST_STRINGS, xml -> {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    strings.add(Xml.text(xml, "rPh"));
                }
            }
        });
        if (places.isEmpty()) {
            throw Rejection.refuse("", io.clew.record.Message.of("damaged.workbook-empty"));
        }
    }

    private interface Act {
        void run() throws XMLStreamException;
    }

    private static void each(XMLStreamReader xml, String local, Act act) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals(local)) {
                act.run();
            }
        }
    }

    private static String said(XMLStreamReader xml, String attribute) {
        String value = Xml.attribute(xml, attribute);
        return value == null ? "" : value;
    }

    private void book(XMLStreamReader xml, Map<String, String> targets) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("workbookPr")) {
                years1904 = Xml.on(Xml.attribute(xml, "date1904"));
            } else if (xml.getLocalName().equals("sheet")) {
                sheet(xml, targets);
            }
        }
    }

    private void sheet(XMLStreamReader xml, Map<String, String> targets) {
        String id = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean related = xml.getAttributeLocalName(i).equals("id")
                    && !xml.getAttributePrefix(i).isEmpty();
            id = related ? xml.getAttributeValue(i) : id;
        }
        String part = targets.getOrDefault(id, "xl/worksheets/sheet" + (places.size() + 1) + ".xml");
        if (part.contains("/chartsheets/") || part.contains("/dialogsheets/")) {
            return;
        }
        if (places.size() == MOST_SHEETS) {
            throw Bounds.tooMuch("workbook-bounds.sheets", MOST_SHEETS);
        }
        places.add(new Place(new SheetName(said(xml, "name"), said(xml, "state").endsWith("idden")), part));
    }

    private void styles(XMLStreamReader xml) throws XMLStreamException {
        Map<Integer, NumberText.Kind> formats = new HashMap<>();
        boolean used = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "numFmt" -> formats.put(whole(said(xml, "numFmtId")), NumberText.kind(said(xml, "formatCode")));
                case "cellXfs" -> used = true;
                case "xf" -> style(used, formats, whole(said(xml, "numFmtId")));
                default -> {}
            }
        }
    }

    private void style(boolean used, Map<Integer, NumberText.Kind> formats, int id) {
        if (used && styles.size() < MOST_STYLES) {
            NumberText.Kind own = formats.get(id);
            styles.add(own == null ? NumberText.builtIn(id) : own);
        }
    }

    /** -1 for what is no small number. */
    static int whole(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    /** Reads a part of the workbook, if it is there. */
    private void part(String name, long most, Part reader) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return;
        }
        try (InputStream in = stream(entry, most)) {
            XMLStreamReader xml = Xml.read(in);
            reader.read(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw Bounds.damaged("damaged.workbook", e);
        }
    }

    private InputStream stream(ZipEntry entry, long most) throws IOException {
        return new Xml.Counted(new BufferedInputStream(zip.getInputStream(entry), 64 << 10), most);
    }

    @Override
    public List<SheetName> sheets() {
        return places.stream().map(Place::name).toList();
    }

    @Override
    public RowSource open(int sheet) throws IOException {
        Place place = places.get(sheet);
        ZipEntry entry = zip.getEntry(place.part());
        if (entry == null) {
            throw Rejection.refuse(
                    "", io.clew.record.Message.of("damaged.sheet", place.name().name()));
        }
        return new XlsxRows(place.name().name(), stream(entry, MOST_SHEET), strings, styles, new NumberText(years1904));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
