package io.clew.ingest;

import io.clew.ingest.Imports.Upload;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.record.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that an import needs, in memory, with files and ledger in a folder. */
final class Tray implements AutoCloseable {

    final KeptInMemory index;
    final FactsInMemory graph;
    final DocumentsInMemory documents;
    final Map<String, Source> sources = new HashMap<>();
    final Imports imports;

    Tray(Path dir) {
        this(dir, new KeptInMemory(), new DocumentsInMemory());
    }

    Tray(Path dir, KeptInMemory index, DocumentsInMemory documents) {
        this.index = index;
        this.documents = documents;
        graph = new FactsInMemory();
        imports = new Imports(
                dir,
                new Intake(index, graph),
                index,
                documents,
                id -> Optional.ofNullable(sources.get(id)),
                Reading.everything());
    }

    ImportStatus take(String name, String content) {
        return take("bank", name, content.getBytes(StandardCharsets.UTF_8));
    }

    ImportStatus take(String source, String name, byte[] content) {
        return take(source, Mappings.AUTO, List.of(new Upload(name, new ByteArrayInputStream(content))));
    }

    ImportStatus take(String source, String mapping, List<Upload> uploads) {
        try {
            String id = imports.start(source, mapping, "tester", uploads);
            imports.await();
            return imports.status(id);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String rejects(ImportStatus status) {
        var csv = new StringWriter();
        try {
            imports.rejects(status.id(), false, csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    List<Record> records() {
        return index.records();
    }

    List<Fact> transfers() {
        return graph.facts("transfer");
    }

    long transferred() {
        return transfers().stream()
                .map(Fact::amount)
                .filter(java.util.Objects::nonNull)
                .mapToLong(amount -> amount.fen())
                .sum();
    }

    @Override
    public void close() {
        imports.close();
    }
}
