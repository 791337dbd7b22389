package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.ingest.Imports.Upload;
import io.clew.ingest.Intake;
import io.clew.ingest.row.Reading;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.lucene.LuceneDocumentStore;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * How fast files become durable, searchable records with their facts in the graph.
 *
 * <p>{@code ingest [ROWS]} writes two statements of that many transfers and imports one after the other, the first with
 * a compiler that has seen nothing yet; {@code ingest --judgments DIR [--without-names]} imports the full texts of {@code
 * docs.jsonl.xz} as documents. Prints records a second, from the
 * start of the import to its end, and the time of all processors for each, which says more on a busy machine.
 */
public final class IngestBench {

    private IngestBench() {}

    public static void main(String[] args) throws Exception {
        Path dir = Files.createTempDirectory("clew-ingest");
        try {
            if (args.length > 1 && args[0].equals("--judgments")) {
                boolean names = !List.of(args).contains("--without-names");
                measure(dir, List.of(judgments(Path.of(args[1]), dir)), names);
            } else {
                int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
                measure(dir, List.of(statement(rows, dir, 0), statement(rows, dir, 1)), true);
            }
        } finally {
            remove(dir);
        }
    }

    private static void measure(Path dir, List<Path> files, boolean names) throws Exception {
        try (var index = LuceneRecordIndex.open(dir.resolve("index"));
                var documents = LuceneDocumentStore.open(dir.resolve("documents"));
                var graph = MemoryGraphStore.open(dir.resolve("graph"), Ontology.shipped());
                var imports = new Imports(
                        dir.resolve("ingest"),
                        new Intake(index, graph),
                        index,
                        documents,
                        source -> Optional.empty(),
                        names ? Reading.everything() : Reading.withoutNames())) {
            for (Path file : files) {
                measure(file, imports, graph);
            }
        }
    }

    private static void measure(Path file, Imports imports, MemoryGraphStore graph) throws Exception {
        long kept = System.nanoTime();
        String id = imports.start(
                "bench",
                "auto",
                "bench",
                List.of(new Upload(file.getFileName().toString(), Files.newInputStream(file))));
        double keeping = (System.nanoTime() - kept) / 1e9;
        long began = System.nanoTime();
        long spent = processorNanos();
        imports.await();
        double seconds = (System.nanoTime() - began) / 1e9;
        double processor = (processorNanos() - spent) / 1e9;
        ImportStatus status = imports.status(id);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d rows in %.1f s = %,.0f a second, %.1f µs of processor each (%d MB kept in %.1f s before; %,d facts;"
                        + " %s)%n",
                status.files().getFirst().mapping(),
                status.rows().accepted(),
                seconds,
                status.rows().accepted() / seconds,
                processor * 1e6 / Math.max(1, status.rows().accepted()),
                Files.size(file) >> 20,
                keeping,
                graph.health().facts(),
                status.state());
    }

    /** What this process has spent on all processors, its compiler and collector included. */
    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** @param year how many years before 2025 it was; no movement of one year is one of another */
    private static Path statement(int rows, Path dir, int year) throws IOException {
        Path file = dir.resolve("statement-" + (2025 - year) + ".csv");
        var random = new Random(42 + year);
        var time = LocalDateTime.of(2025 - year, 1, 1, 0, 0);
        var format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
        int accounts = Math.max(10, rows / 50);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易币种,交易对手账卡号,对手户名,对手开户银行,摘要说明,交易类型,交易流水号\n");
            for (int i = 0; i < rows; i++) {
                int own = random.nextInt(accounts);
                int other = random.nextInt(accounts);
                out.write("62220202" + (10_000_000_000L + own) + ",户名" + own % 5_000 + ","
                        + format.format(time.plusSeconds(i)) + (random.nextBoolean() ? ",出," : ",进,")
                        + (1 + random.nextInt(50_000)) + "." + (10 + random.nextInt(90)) + ","
                        + random.nextInt(1_000_000) + ".00,人民币,62170000" + (20_000_000_000L + other) + ",户名"
                        + other % 5_000 + ",范例银行样例支行,网银转账,手机银行,S" + (100_000_000L * (1 + year) + i) + "\n");
            }
        }
        return file;
    }

    private static Path judgments(Path corpus, Path dir) throws IOException {
        Path file = dir.resolve("judgments.ndjson");
        var json = new ObjectMapper();
        try (var in = new BufferedReader(new InputStreamReader(
                        new XZInputStream(Files.newInputStream(corpus.resolve("docs.jsonl.xz"))),
                        StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode doc = json.readTree(line);
                out.write(json.writeValueAsString(Map.of(
                        "id",
                        doc.path("id").asText("?"),
                        "type",
                        "document",
                        "text",
                        doc.path("full").asText())));
                out.newLine();
            }
        }
        return file;
    }

    private static void remove(Path dir) throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
