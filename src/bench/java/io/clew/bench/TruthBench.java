package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.ingest.Intake;
import io.clew.ingest.row.Reading;
import io.clew.record.Messages;
import io.clew.record.Source;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.lucene.LuceneDocumentStore;
import io.clew.upkeep.GraphUpkeep;
import io.clew.world.Progress;
import io.clew.world.World;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Writes a world, imports it by the ordinary path, and scores what Clew found against what is true: {@code ./clew bench
 * truth [--people N] [--seed S] [--write] [--dir DIR] [--parts A,B]}; {@code --write} puts the table into {@code
 * docs/score.md}, {@code --dir} keeps what was imported there and scores it again next time, {@code --parts} scores only
 * some of {@link #SCORES}, because comparing every record of a large world takes more memory than Clew does; {@code --mistyped
 * N} mistypes a digit of N in a hundred identifiers of reports before they are imported.
 */
public final class TruthBench {

    /** Every part that is scored, in the order of the table. */
    static final Map<String, Score> SCORES = scores();

    private static Map<String, Score> scores() {
        var scores = new LinkedHashMap<String, Score>();
        scores.put("import", new ImportScore());
        scores.put("extraction", new ExtractionScore());
        scores.put("patterns", new PatternScore());
        scores.put("money", new MoneyScore());
        scores.put("missing", new MissingScore());
        scores.put("gangs", new GangScore());
        scores.put("gangs-missing", new GangsMissing());
        scores.put("links", new LinkScore());
        scores.put("supervision", new SupervisionScore());
        return scores;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private TruthBench() {}

    public static void main(String[] arguments) throws Exception {
        int people = (int) WorldBench.option(arguments, "--people", 2_000);
        long seed = WorldBench.option(arguments, "--seed", 20_260_301);
        List<String> said = List.of(arguments);
        boolean write = said.contains("--write");
        int some = said.indexOf("--parts");
        Collection<String> parts =
                some < 0 ? SCORES.keySet() : List.of(said.get(some + 1).split(","));
        int kept = said.indexOf("--dir");
        int mistyped = (int) WorldBench.option(arguments, "--mistyped", 0);
        if (kept >= 0) {
            run(people, seed, mistyped, Path.of(said.get(kept + 1)), write, parts);
            return;
        }
        Path dir = Files.createTempDirectory("clew-truth");
        try {
            run(people, seed, mistyped, dir, write, parts);
        } finally {
            WorldBench.delete(dir);
        }
    }

    private static void run(int people, long seed, int mistyped, Path dir, boolean write, Collection<String> parts)
            throws Exception {
        Path files = dir.resolve("world");
        boolean again = Files.exists(files);
        var written = again ? null : World.write(people, seed, files, Progress.NONE);
        if (!again && mistyped > 0) {
            System.out.printf("%,d identifiers mistyped%n", Mistyping.of(files, mistyped, seed));
        }
        try (var index = LuceneRecordIndex.open(dir.resolve("index"));
                var graph = MemoryGraphStore.open(dir.resolve("graph"));
                var documents = LuceneDocumentStore.open(dir.resolve("documents"))) {
            long begun = System.nanoTime();
            new GraphUpkeep(index, graph, Ontology.shipped()).catchUp(); // what the last run did not write down
            var world = written == null
                    ? new Score.Imported(files, index, graph, List.of(), 0)
                    : bringIn(files, dir, index, graph, documents);
            double seconds = (System.nanoTime() - begun) / 1e9;
            String head = written == null
                    ? "imported before"
                    : String.format(
                            "%,d people, seed %d: %,d rows in %,d files, imported in %.1f s (%,.0f rows/s).",
                            people, seed, written.rows(), written.files(), seconds, written.rows() / seconds);
            System.out.println(head);
            String table = table(world, parts);
            System.out.print(table);
            if (write) {
                Files.writeString(
                        Path.of("docs/score.md"),
                        "# Score against planted truth\n\n`./clew bench truth --people " + people + " --seed " + seed
                                + " --write` wrote this table. " + head
                                + " What the parts of the truth are is said in `docs/world.md`.\n\n" + table);
            }
        }
    }

    private static Score.Imported bringIn(
            Path files, Path dir, LuceneRecordIndex index, MemoryGraphStore graph, LuceneDocumentStore documents)
            throws Exception {
        JsonNode manifest = JSON.readTree(files.resolve("manifest.json").toFile());
        var sources = new LinkedHashMap<String, Source>();
        for (JsonNode one : manifest.get("sources")) {
            String id = one.get("id").asText();
            sources.put(
                    id,
                    new Source(id, one.get("title").asText(), one.get("grade").asInt(), Set.of()));
        }
        var rejects = new ArrayList<String>();
        long duplicates = 0;
        try (var imports = new Imports(
                dir.resolve("imports"),
                new Intake(index, graph),
                index,
                documents,
                id -> Optional.ofNullable(sources.get(id)),
                Reading.everything())) {
            for (JsonNode file : manifest.get("files")) {
                ImportStatus status = one(imports, files, file);
                duplicates += status.rows().duplicate();
                rejects.addAll(rejects(imports, status, file.get("source").asText()));
            }
        }
        return new Score.Imported(files, index, graph, rejects, duplicates);
    }

    private static ImportStatus one(Imports imports, Path files, JsonNode file) throws Exception {
        Path path = files.resolve(file.get("file").asText());
        String id;
        try (var in = Files.newInputStream(path)) {
            String name = path.getFileName().toString();
            id = imports.start(
                    file.get("source").asText(),
                    file.get("mapping").asText(),
                    "bench",
                    List.of(new Imports.Upload(name, in)));
        }
        var ended = new CountDownLatch(1);
        try (var listening = imports.listen(id, status -> {
            if (status.finished()) {
                ended.countDown();
            }
        })) {
            ended.await();
        }
        return imports.status(id);
    }

    /** {@code source/file:line} of each refused row. */
    private static List<String> rejects(Imports imports, ImportStatus status, String source) throws IOException {
        var list = new ArrayList<String>();
        if (status.state() == ImportStatus.State.failed) {
            list.add(source + "/" + status.files().getFirst().name() + ":0 " + status.message());
        }
        if (status.rows().rejected() > 0) {
            var csv = new StringWriter();
            imports.rejects(status.id(), Messages.CHINESE, UnaryOperator.identity(), csv);
            for (String line : csv.toString().split("\r?\n")) {
                String[] cells = line.replace("\uFEFF", "").split(",", 3);
                if (cells.length == 3 && cells[1].matches("\\d+")) {
                    list.add(source + "/" + cells[0] + ":" + cells[1]);
                }
            }
        }
        return list;
    }

    private static String table(Score.Imported world, Collection<String> parts) throws IOException {
        var out = new StringBuilder(
                "| part | what | found | of | wrong | precision | recall | F1 |\n|---|---|---:|---:|---:|---:|---:|---:|\n");
        for (String part : parts) {
            Score score = SCORES.get(part);
            if (score == null) {
                throw new IllegalArgumentException("no part '" + part + "'; there are " + SCORES.keySet());
            }
            for (Score.Row row : score.rows(world)) {
                out.append(String.format(
                        "| %s | %s | %,d | %,d | %,d | %.4f | %.4f | %.4f |%n",
                        row.part(),
                        row.what(),
                        row.found(),
                        row.expected(),
                        row.wrong(),
                        row.precision(),
                        row.recall(),
                        row.f1()));
            }
        }
        return out.toString();
    }

    /** The lines of one part of the truth; for parts that grow with the world's rows take {@link #each}. */
    static List<JsonNode> truth(Score.Imported world, String part) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        each(world, part, nodes::add);
        return nodes;
    }

    /** The lines of one part of the truth, one after the other; none is kept. */
    static void each(Score.Imported world, String part, Consumer<JsonNode> sink) throws IOException {
        try (var lines = Files.lines(world.dir().resolve("truth/" + part + ".ndjson"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                sink.accept(JSON.readTree(line));
            }
        }
    }

    /** The towns' numbers of {@code truth/counts}, added up. */
    static Counts counts(Score.Imported world) throws IOException {
        var sums = new LinkedHashMap<String, Long>();
        for (JsonNode town : truth(world, "counts")) {
            town.properties()
                    .forEach(
                            count -> sums.merge(count.getKey(), count.getValue().asLong(), Long::sum));
        }
        return new Counts(sums);
    }

    /** What the generator counted while it wrote a world, by its names. */
    record Counts(Map<String, Long> sums) {

        /** @throws IllegalArgumentException if the generator counts nothing of this name: a score must not guess 0 */
        long of(String name) {
            Long sum = sums.get(name);
            if (sum == null) {
                throw new IllegalArgumentException("the world does not count '" + name + "'");
            }
            return sum;
        }
    }
}
