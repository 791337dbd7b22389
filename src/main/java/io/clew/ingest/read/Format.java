package io.clew.ingest.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

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
    TAR,
    SEVEN_Z,
    RAR,
    GZIP,
    BZIP2,
    XZ,
    /** A document of Office behind a password. */
    LOCKED,
    EMPTY,
    /** A workbook of before 2007. */
    XLS,
    /** A workbook as one file of XML. */
    SPREADSHEET_XML,
    /** A page of HTML that calls itself a workbook. */
    HTML_TABLE,
    /** A workbook of a form that is not read, such as OpenDocument. */
    OTHER_WORKBOOK,
    BINARY;

    /** Whether it holds files that are read each by itself. */
    public boolean archive() {
        return switch (this) {
            case ZIP, TAR, SEVEN_Z, RAR -> true;
            default -> single();
        };
    }

    /** Whether it holds one file, compressed or encrypted. */
    boolean single() {
        return switch (this) {
            case GZIP, BZIP2, XZ, LOCKED -> true;
            default -> false;
        };
    }

    /** Whether the word of a format, as {@link #word} has it, is that of an archive. */
    public static boolean archive(String word) {
        for (Format format : values()) {
            if (format.word().equals(word)) {
                return format.archive();
            }
        }
        return false;
    }

    private static final int HEAD = 4096;
    private static final String SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet";

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
            return compound(file, lower);
        }
        Format packed = compressed(head);
        if (packed != null) {
            return packed;
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
            return first == null ? EMPTY : text(first.text(), lower, head);
        }
    }

    private static @Nullable Format compressed(byte[] head) {
        if (starts(head, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (starts(head, 'B', 'Z', 'h') && head.length > 9 && head[4] == 0x31 && head[5] == 0x41 && head[6] == 0x59) {
            return BZIP2;
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(head, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c)) {
            return SEVEN_Z;
        }
        if (starts(head, 'R', 'a', 'r', '!', 0x1a, 7)) {
            return RAR;
        }
        boolean tape = head.length > 262 && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar");
        return tape ? TAR : null;
    }

    /** What lies in the container that Office used before 2007, and for encrypted documents still does. */
    private static Format compound(Path file, String name) {
        try (var container = new POIFSFileSystem(file.toFile(), true)) {
            var root = container.getRoot();
            if (root.hasEntry("EncryptedPackage")) {
                return LOCKED;
            }
            return root.hasEntry("Workbook") || root.hasEntry("Book") ? XLS : OFFICE;
        } catch (IOException | RuntimeException e) {
            return name.endsWith(".xls") || name.endsWith(".et") ? XLS : OFFICE; // its reader says what is wrong
        }
    }

    private static Format text(String first, String name, byte[] head) {
        String begin = first.stripLeading();
        if (begin.startsWith("<") && new String(head, StandardCharsets.ISO_8859_1).contains(SPREADSHEET)) {
            return SPREADSHEET_XML;
        }
        if (begin.startsWith("<") && name.matches(".*\\.(xls|xlsx|et|csv)")) {
            return HTML_TABLE;
        }
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
            if (zip.getEntry("xl/workbook.bin") != null || openSheet(zip)) {
                return OTHER_WORKBOOK;
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

    private static boolean openSheet(ZipFile zip) throws IOException {
        var kind = zip.getEntry("mimetype");
        if (kind == null || kind.getSize() > 200) {
            return false;
        }
        try (InputStream in = zip.getInputStream(kind)) {
            return new String(in.readNBytes(200), StandardCharsets.ISO_8859_1).contains("opendocument.spreadsheet");
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
