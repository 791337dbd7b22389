package io.clew.ingest.row;

import io.clew.ingest.map.Mapping;
import io.clew.ingest.read.Encoding;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.PasswordProvider;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.RecursiveParserWrapperHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Takes the text out of documents: one record for the document and one for each document inside it, such as the
 * attachments of a mail.
 *
 * <p>Plain text is kept exactly as it was written. A document of more than {@link #MOST_CHARACTERS} is refused rather
 * than cut.
 */
public final class Documents {

    static final int MOST_CHARACTERS = 50_000_000;
    private static final int MOST_INSIDE = 1_000;
    private static final AutoDetectParser PARSER = new AutoDetectParser();

    private final String source;
    private final List<Mapping.Form> forms;

    public Documents(String source, List<Mapping.Form> forms) {
        this.source = source;
        this.forms = forms;
    }

    /** @throws Rejection.Refused if no text can be taken out; says why */
    public List<Record> read(Leaf leaf, Format format, Origin origin) throws IOException {
        return format == Format.TEXT ? List.of(plain(leaf.path(), leaf.name(), origin)) : parsed(leaf, format, origin);
    }

    private Record plain(Path file, String name, Origin origin) throws IOException {
        if (Files.size(file) > MOST_CHARACTERS * 3L) {
            throw tooLong();
        }
        byte[] bytes = Files.readAllBytes(file);
        Encoding encoding = Encoding.detect(bytes, bytes.length, true);
        String text = new String(bytes, encoding.bom(), bytes.length - encoding.bom(), encoding.charset());
        if (text.length() > MOST_CHARACTERS) {
            throw tooLong();
        }
        if (text.isBlank()) {
            throw Rejection.refuse("", Message.of("empty.text"));
        }
        var paper = Paper.of(text, forms);
        return record(paper.title(name), text, paper.at(), Map.of(), origin, 0);
    }

    private static Rejection.Refused tooLong() {
        return Rejection.refuse("", Message.of("too-long", MOST_CHARACTERS / 1_000_000));
    }

    private List<Record> parsed(Leaf leaf, Format format, Origin origin) throws IOException {
        Path file = leaf.path();
        String name = leaf.name();
        var context = new ParseContext();
        if (!leaf.password().isEmpty()) {
            context.set(PasswordProvider.class, closed -> leaf.password());
        }
        var handler = new RecursiveParserWrapperHandler(
                new BasicContentHandlerFactory(
                        BasicContentHandlerFactory.HANDLER_TYPE.TEXT, MOST_CHARACTERS, true, new ParseContext()),
                MOST_INSIDE);
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        boolean page = format == Format.HTML && Files.size(file) <= MOST_CHARACTERS * 3L;
        if (page) {
            metadata.set(Metadata.CONTENT_TYPE, "text/html; charset=UTF-8");
        }
        try (InputStream in = page
                ? org.apache.tika.io.TikaInputStream.get(WebPage.utf8(file))
                : org.apache.tika.io.TikaInputStream.get(file)) {
            new RecursiveParserWrapper(PARSER).parse(in, handler, metadata, context);
        } catch (WriteLimitReachedException e) {
            throw tooLong();
        } catch (TikaException | SAXException | RuntimeException e) {
            if (WriteLimitReachedException.isWriteLimitReached(e)) {
                throw tooLong();
            }
            boolean locked = e instanceof org.apache.tika.exception.EncryptedDocumentException;
            throw locked
                    ? Rejection.refuse(
                            "", Message.of(leaf.password().isEmpty() ? "password-needed" : "password-needed.wrong"))
                    : Rejection.refuse("", Message.of("damaged.document", String.valueOf(e.getMessage())));
        }
        return records(handler.getMetadataList(), name, origin);
    }

    private List<Record> records(List<Metadata> parts, String name, Origin origin) {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Metadata part = parts.get(i);
            String text = part.get(TikaCoreProperties.TIKA_CONTENT);
            if (text == null || text.isBlank()) {
                continue;
            }
            text = text.strip();
            String inside = part.get(TikaCoreProperties.RESOURCE_NAME_KEY);
            String said = part.get(TikaCoreProperties.TITLE) != null
                    ? part.get(TikaCoreProperties.TITLE)
                    : part.get(TikaCoreProperties.SUBJECT);
            var paper = Paper.of(text, forms);
            String title = i > 0 && inside != null ? inside : said == null || said.isBlank() ? paper.title(name) : said;
            Map<String, String> fields = new LinkedHashMap<>();
            put(fields, "format", part.get(Metadata.CONTENT_TYPE));
            put(fields, "author", part.get(TikaCoreProperties.CREATOR));
            put(fields, "from", part.get(org.apache.tika.metadata.Message.MESSAGE_FROM));
            put(fields, "to", part.get(org.apache.tika.metadata.Message.MESSAGE_TO));
            if (i > 0) {
                put(
                        fields,
                        "inside",
                        records.isEmpty() ? name : records.getFirst().title());
            }
            records.add(record(title, text, paper.at() == null ? date(part) : paper.at(), fields, origin, i));
        }
        if (records.isEmpty()) {
            throw Rejection.refuse("", Message.of("no-text"));
        }
        return records;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
    }

    private static @Nullable Instant date(Metadata part) {
        Date created = part.getDate(TikaCoreProperties.CREATED);
        return created == null ? null : created.toInstant();
    }

    private Record record(
            String title, String text, @Nullable Instant at, Map<String, String> fields, Origin origin, int place) {
        return new Record(
                new RecordRef(source, RecordId.of("document\u0001" + text).toString()),
                "document",
                title,
                text,
                at,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                fields,
                origin.at(place));
    }
}
