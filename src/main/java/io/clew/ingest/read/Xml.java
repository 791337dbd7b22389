package io.clew.ingest.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML that others wrote, pulled piece by piece: nothing is fetched from elsewhere, and no text grows beyond a bound. */
final class Xml {

    /** Characters of one text at most: more than any spreadsheet lets one type. */
    static final int LONGEST_TEXT = 1 << 20;

    /**
     * The one of Java: it bounds attributes, names and depth, and its time grows with the file alone. Aalto reads twice as fast
     * and takes minutes for half a megabyte of different names, as it looks through all before it keeps one.
     */
    private static final XMLInputFactory FACTORY = strict(XMLInputFactory.newDefaultFactory());

    private Xml() {}

    private static XMLInputFactory strict(XMLInputFactory factory) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    static XMLStreamReader read(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    static @Nullable String attribute(XMLStreamReader xml, String local) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(local)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    static boolean on(@Nullable String value) {
        return value != null && (value.equals("1") || value.equals("true"));
    }

    /**
     * The text inside the element that was just begun, with that of elements inside it; reads to its end.
     *
     * @param without local name of elements whose text is left out, such as the reading aids of Japanese
     */
    static String text(XMLStreamReader xml, String without) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int hidden = 0;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                hidden = hidden > 0 || xml.getLocalName().equals(without) ? hidden + 1 : 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                hidden = Math.max(0, hidden - 1);
            } else if (hidden == 0 && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getText());
                if (text.length() > LONGEST_TEXT) {
                    throw Bounds.tooMuch("workbook-bounds.text", LONGEST_TEXT);
                }
            }
        }
        return text.toString();
    }

    /** Bytes as they come out of an archive, counted: what the archive says of them is not believed. */
    static final class Counted extends FilterInputStream {

        private final long most;
        private long bytes;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            bytes += read;
            if (bytes > most) {
                throw Bounds.tooMuch("archive-bomb.part", most >> 20);
            }
        }
    }
}
