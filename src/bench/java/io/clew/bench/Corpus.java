package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.Access;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tukaani.xz.XZInputStream;

/** Reads the corpora as their READMEs describe them. */
final class Corpus {

    static final String SOURCE = "corpus";
    static final Access ACCESS = new Access("bench", Set.of(), Set.of(), 3, "bench", Set.of(SOURCE), 0, true);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Corpus() {}

    /** Each line of a file of JSON lines, packed by xz or not. */
    static void lines(Path file, Consumer<JsonNode> sink) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".xz") ? new XZInputStream(in) : in;
                var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> sink.accept(parse(line)));
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Record document(String id, String title, String text) {
        return new Record(
                new RecordRef(SOURCE, id),
                "document",
                title,
                text,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Provenance.NONE);
    }
}
