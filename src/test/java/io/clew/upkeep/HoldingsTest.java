package io.clew.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.ingest.Intake;
import io.clew.record.ClewException;
import io.clew.record.Record;
import io.clew.search.Records;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.lucene.LuceneDocumentStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder from which something is taken is not started from as if nothing were missing, and nothing in it is deleted. */
class HoldingsTest {

    @TempDir
    Path dir;

    /** What a server opens, in its order. */
    private record Opened(
            LuceneRecordIndex index,
            LuceneDocumentStore documents,
            MemoryGraphStore graph,
            AuditLog audit,
            Holdings holdings)
            implements AutoCloseable {

        static Opened at(Path dir) {
            var documents = LuceneDocumentStore.open(dir.resolve("documents"));
            var index = LuceneRecordIndex.open(dir.resolve("records"));
            var graph = MemoryGraphStore.open(dir.resolve("graph"));
            var audit = AuditLog.open(dir.resolve("audit"));
            return new Opened(
                    index,
                    documents,
                    graph,
                    audit,
                    new Holdings(
                            dir.resolve("holdings"),
                            documents,
                            new Holdings.Present(index::sequence, graph::appliedSequence, audit::size)));
        }

        @Override
        public void close() {
            graph.checkpoint();
            graph.close();
            audit.close();
            index.close();
            documents.close();
        }
    }

    @BeforeEach
    void aWorkedInstallation() {
        try (Opened opened = Opened.at(dir.resolve("data"))) {
            opened.holdings.check();
            work(opened, 0, 40);
            opened.holdings.keep();
            opened.documents.put("cases", "c1", DocumentStore.ABSENT, "{}", Map.of());
        }
        assertThat(missing()).isEmpty();
    }

    private static void work(Opened opened, int from, int to) {
        List<Record> records = IntStream.range(from, to)
                .mapToObj(n -> Records.text("reports/" + n, "报案 " + n))
                .toList();
        new Intake(opened.index, opened.graph).add(records);
        opened.audit.note("zhang", "", AuditAct.SIGN_IN, "", "ok");
    }

    /** The code's full name that a start is refused with; empty where it is not. */
    private String missing() {
        try (Opened opened = Opened.at(dir.resolve("data"))) {
            opened.holdings.check();
            return "";
        } catch (ClewException lost) {
            assertThat(lost.code()).isIn("data-lost", "index-damaged");
            return lost.message().key();
        }
    }

    private void remove(String... parts) throws IOException {
        for (String part : parts) {
            try (Stream<Path> all = Files.walk(dir.resolve("data").resolve(part))) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private void copy(String part, String to) throws IOException {
        Path from = dir.resolve("data").resolve(part);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path there = dir.resolve("data")
                        .resolve(to)
                        .resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(one, there);
                }
            }
        }
    }

    @Test
    void everyPartThatIsGoneIsMissed() throws IOException {
        copy("records", "records-away");
        remove("records");
        assertThat(missing()).isEqualTo("data-lost.records");
        remove("graph");
        assertThat(missing()).as("with the graph gone too").isEqualTo("data-lost.records");
        Files.delete(dir.resolve("data/holdings"));
        assertThat(missing()).as("with one of two notes").isEqualTo("data-lost.records");
        remove("records");
        copy("records-away", "records");
        assertThat(missing()).as("put back, the graph being made of it").isEmpty();
        remove("audit");
        assertThat(missing()).isEqualTo("data-lost.audit");
    }

    @Test
    void workProductThatIsGoneOrOlderIsMissed() throws IOException {
        copy("documents", "documents-older");
        try (Opened opened = Opened.at(dir.resolve("data"))) {
            opened.holdings.check();
            work(opened, 40, 50);
            opened.holdings.keep();
        }
        remove("documents");
        assertThat(missing()).isEqualTo("data-lost.documents");
        remove("documents");
        copy("documents-older", "documents");
        assertThat(missing()).isEqualTo("data-lost.older");
    }

    @Test
    void aGraphThatKnowsMoreThanTheIndexStopsTheStart() throws IOException {
        copy("records", "records-older");
        try (Opened opened = Opened.at(dir.resolve("data"))) {
            opened.holdings.check();
            work(opened, 40, 50); // killed before it is written down
        }
        remove("records");
        copy("records-older", "records");
        assertThat(missing()).isEqualTo("data-lost.graph");
    }

    @Test
    void aListOfSegmentsThatIsGoneStopsTheStartAndEveryFileStays() throws IOException {
        for (String part : List.of("records", "documents")) {
            copy(part, part + "-whole");
            try (Stream<Path> files = Files.list(dir.resolve("data").resolve(part))) {
                for (Path list : files.filter(
                                file -> file.getFileName().toString().startsWith("segments_"))
                        .toList()) {
                    Files.delete(list);
                }
            }
            List<String> before = names(part);
            assertThat(missing()).startsWith("index-damaged");
            assertThat(names(part)).isEqualTo(before);
            remove(part);
            copy(part + "-whole", part);
        }
    }

    private List<String> names(String part) throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("data").resolve(part))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("write.lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whoKnowsWhatIsLostGoesOnWithoutItAndAStartThatWasRefusedForgetsNothing() throws IOException {
        remove("records", "graph");
        try (Opened opened = Opened.at(dir.resolve("data"))) {
            assertThatThrownBy(opened.holdings::check).isInstanceOf(ClewException.class);
            opened.holdings.keep(); // as a program does that stops
        }
        assertThat(missing()).isEqualTo("data-lost.records");
        try (Opened opened = Opened.at(dir.resolve("data"))) {
            assertThat(opened.holdings.accept()).isPresent();
        }
        assertThat(missing()).isEmpty();
    }

    @Test
    void alteredBytesOfRecordsAndDocumentsAreFoundWhileTheyAreServed() throws IOException {
        try (Opened opened = Opened.at(dir.resolve("data"))) {
            var integrity = new Integrity(opened.index, opened.documents, "an engine elsewhere");
            assertThat(integrity.check()).isEmpty();
            for (String part : List.of("records", "documents")) {
                Path largest;
                try (Stream<Path> files = Files.list(dir.resolve("data").resolve(part))) {
                    largest = files.filter(file -> file.getFileName().toString().startsWith("_"))
                            .max(Comparator.comparing(file -> file.toFile().length()))
                            .orElseThrow();
                }
                flip(largest);
                assertThat(integrity.check()).singleElement().asString().contains(part);
                flip(largest);
            }
            assertThat(integrity.check()).isEmpty();
        }
    }

    /** In the midst, where no header is. */
    private static void flip(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            long at = channel.size() / 2;
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 0x40)).flip();
            channel.write(one, at);
        }
    }
}
