package io.clew.ingest.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/** What kind of file it is, told by its content first and by its name where the content leaves it open. */
public enum Format {
    /** Delimited text, or plain text: only the header can tell. */
    TEXT,
    XLSX,
    NDJSON,
    HTML,
    MAIL,
    PDF,
    /** Word, old and new, and other office texts. */
    OFFICE,
    ZIP,
    EMPTY,
    /** A workbook of before 2007. */
    XLS,
    BINARY;

    private static final int HEAD = 4096;

    public static Format of(Path file, String name) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            return EMPTY;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return packed(file, lower);
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
            return lower.endsWith(".xls") || lower.endsWith(".et") ? XLS : OFFICE;
        }
        if (starts(head, '{', '\\', 'r', 't')) {
            return OFFICE;
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                var lines = new LineReader(in)) {
            if (lines.binary()) {
                return BINARY;
            }
            LineReader.Line first = lines.next();
            while (first != null && first.text().isBlank()) {
                first = lines.next();
            }
            return first == null ? EMPTY : text(first.text(), lower);
        }
    }

    private static Format text(String first, String name) {
        String begin = first.stripLeading();
        String lower = begin.substring(0, Math.min(200, begin.length())).toLowerCase(Locale.ROOT);
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || (begin.startsWith("{") && begin.contains("\""))) {
            return NDJSON;
        }
        if (name.endsWith(".html")
                || name.endsWith(".htm")
                || lower.startsWith("<!doctype html")
                || lower.startsWith("<html")) {
            return HTML;
        }
        boolean headers = lower.matches("(?s)(received|return-path|from|date|message-id|mime-version|x-[a-z-]+): .*");
        return name.endsWith(".eml") || headers ? MAIL : TEXT;
    }

    private static Format packed(Path file, String name) {
        try (var zip = new ZipFile(file.toFile(), Encoding.GB18030)) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return XLSX;
            }
            boolean office = zip.getEntry("word/document.xml") != null
                    || zip.getEntry("ppt/presentation.xml") != null
                    || zip.getEntry("content.xml") != null;
            return office ? OFFICE : ZIP;
        } catch (IOException | IllegalArgumentException e) {
            // cut short: let the name say what it should have been, and its reader say what is wrong
            return name.endsWith(".xlsx") || name.endsWith(".xlsm") ? XLSX : name.endsWith(".docx") ? OFFICE : ZIP;
        }
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
