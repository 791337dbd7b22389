package io.clew.ingest.read;

import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of a workbook, streamed.
 *
 * <p>A number of more than 15 digits has been rounded by the spreadsheet: a row with one is a fault, because the
 * account that it names is not the account that was meant. So is a row with a formula whose value the workbook does not
 * hold. Dates are given as text, to the second, or to the day where their format shows no clock.
 */
final class XlsxRows implements RowSource {

    private static final Pattern DATED_HEADER = Pattern.compile("(?i)日期|时间|date|time");

    private final String sheet;
    private final InputStream in;
    private final XMLStreamReader xml;
    private final List<String> strings;
    private final List<NumberText.Kind> styles;
    private final NumberText numbers;
    private final List<String> cells = new ArrayList<>();
    /** Columns below a header that says date or time: days counted from 1904 are told there even without a format. */
    private final java.util.BitSet dated = new java.util.BitSet();

    private @Nullable Rejection fault;
    private int number;
    private int width;

    XlsxRows(String sheet, InputStream in, List<String> strings, List<NumberText.Kind> styles, NumberText numbers)
            throws IOException {
        this.sheet = sheet;
        this.in = in;
        this.strings = strings;
        this.styles = styles;
        this.numbers = numbers;
        try {
            this.xml = Xml.read(in);
        } catch (XMLStreamException e) {
            throw Bounds.damaged("damaged.workbook", e);
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    return row();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw Bounds.damaged("damaged.workbook", e);
        }
    }

    private Row row() throws XMLStreamException {
        int said = XlsxWorkbook.whole(java.util.Objects.requireNonNullElse(Xml.attribute(xml, "r"), ""));
        number = said > 0 ? said : number + 1;
        cells.clear();
        fault = null;
        int next = 0;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                int at = column(Xml.attribute(xml, "r"), next);
                String value = cell(at);
                if (!value.isEmpty()) {
                    put(at, value);
                }
                next = at + 1;
            }
        }
        // trailing empty cells are not stored: a row is as wide as the widest before it
        width = Math.max(width, cells.size());
        String[] row = new String[width];
        for (int i = 0; i < width; i++) {
            row[i] = i < cells.size() ? cells.get(i) : "";
        }
        return new Row(number, row, fault);
    }

    private void put(int at, String value) {
        if (at >= Workbook.MOST_COLUMNS) {
            throw Bounds.tooMuch("workbook-bounds.columns", Workbook.MOST_COLUMNS);
        }
        while (cells.size() <= at) {
            cells.add("");
        }
        cells.set(at, value);
    }

    /** The place that a reference such as {@code AB12} names, from 0. */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        int letters = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            int letter = reference.toUpperCase(Locale.ROOT).charAt(letters) - 'A' + 1;
            if (letters == 3 || letter < 1 || letter > 26) {
                throw Bounds.tooMuch("workbook-bounds.columns", Workbook.MOST_COLUMNS);
            }
            column = column * 26 + letter;
            letters++;
        }
        return letters == 0 ? next : column - 1;
    }

    private String cell(int at) throws XMLStreamException {
        String type = java.util.Objects.requireNonNullElse(Xml.attribute(xml, "t"), "n");
        int style = XlsxWorkbook.whole(java.util.Objects.requireNonNullElse(Xml.attribute(xml, "s"), "0"));
        String value = "";
        boolean formula = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> {
                        formula = true;
                        Xml.text(xml, "");
                    }
                    case "v" -> value = Xml.text(xml, "");
                    case "is" -> value = Xml.text(xml, "rPh");
                    default -> {}
                }
            }
        }
        if (formula && value.isEmpty() && !type.equals("str")) {
            fault(Message.of("formula-without-value", at + 1));
        }
        return value.isEmpty() ? "" : shown(at, type, style, value);
    }

    private String shown(int at, String type, int style, String value) {
        return switch (type) {
            case "s" -> named(at, shared(value));
            case "inlineStr", "str" -> named(at, value);
            case "e" -> value;
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "d" -> value.replace('T', ' ');
            default -> number(at, style, value);
        };
    }

    private String shared(String index) {
        int at = XlsxWorkbook.whole(index);
        if (at < 0 || at >= strings.size()) {
            throw Rejection.refuse("", Message.of("damaged.string", index.length() > 20 ? "…" : index));
        }
        return strings.get(at);
    }

    private String named(int at, String text) {
        if (numbers.years1904()
                && at < Workbook.MOST_COLUMNS
                && DATED_HEADER.matcher(text).find()) {
            dated.set(at);
        }
        return text;
    }

    private String number(int at, int style, String value) {
        NumberText.Kind kind = style >= 0 && style < styles.size() ? styles.get(style) : NumberText.Kind.NUMBER;
        boolean bare = kind == NumberText.Kind.NUMBER && dated.get(at) && value.matches("\\d{5}(\\.\\d+)?");
        NumberText.Shown shown = numbers.of(value, bare ? NumberText.Kind.DATE : kind);
        if (shown.fault() != null) {
            Message why = shown.fault();
            fault(Message.of(why.key(), at + 1));
        }
        return shown.text();
    }

    private void fault(Message why) {
        if (fault == null) {
            fault = Rejection.row(why);
        }
    }

    @Override
    public String manner() {
        return "xlsx, " + sheet;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
