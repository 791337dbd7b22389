package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.bench.finbench.FinbenchAnswers;
import io.clew.bench.finbench.FinbenchCypher;
import io.clew.bench.finbench.FinbenchData;
import io.clew.bench.finbench.FinbenchReads;
import io.clew.bench.finbench.FinbenchWorld;
import io.clew.graph.memory.MemoryGraphStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code ./clew bench finbench [--data DIR --cases DIR] [--out FILE] [--rounds N] [--accounts N] [--neo4j]}: answers the
 * FinBench reads and prints median, p95 and largest time of each, in milliseconds, measured in process after one round
 * to warm up.
 *
 * <p>Without {@code --data} a snapshot of {@code --accounts} accounts (40,000) is invented. {@code --neo4j} asks Neo4j
 * the same in Cypher, turn by turn, compares every answer that nothing is cut from, and prints both medians.
 */
public final class FinbenchBench {

    private static final int WARM_ROUNDS = 3;
    private static final int ROUNDS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FinbenchBench() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i++) {
            options.put(args[i], args[i + 1]);
        }
        if (options.containsKey("--data") != options.containsKey("--cases")) {
            System.err.println("usage: ./clew bench finbench [--data DIR --cases DIR] [--out FILE] [--rounds N]"
                    + " [--accounts N] [--neo4j]");
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("finbench");
        try (var store = MemoryGraphStore.open(folder.resolve("graph"))) {
            if (!options.containsKey("--data")) {
                FinbenchWorld.write(folder, (int) WorldBench.option(args, "--accounts", 40_000), 7);
            }
            Path snapshot = Path.of(
                    options.getOrDefault("--data", folder.resolve("data").toString()));
            Path cases = Path.of(
                    options.getOrDefault("--cases", folder.resolve("cases").toString()));
            long start = System.nanoTime();
            var data = new FinbenchData(snapshot, store);
            System.out.printf(
                    "%,d facts loaded in %.1f s%n", store.health().facts(), (System.nanoTime() - start) / 1e9);
            var reads = new FinbenchReads(data);
            if (List.of(args).contains("--neo4j")) {
                beside(reads, snapshot, cases, folder);
                return;
            }
            int rounds = (int) WorldBench.option(args, "--rounds", ROUNDS);
            List<FinbenchAnswers.Answer> answers = FinbenchAnswers.all(reads, cases, rounds);
            if (options.containsKey("--out")) {
                FinbenchAnswers.write(answers, Path.of(options.get("--out")));
            }
            print(answers);
        } finally {
            WorldBench.delete(folder);
        }
    }

    private static void print(List<FinbenchAnswers.Answer> answers) {
        System.out.printf("%-8s%8s%12s%12s%12s%n", "query", "cases", "median ms", "p95 ms", "max ms");
        answers.stream()
                .collect(Collectors.groupingBy(FinbenchAnswers.Answer::query, TreeMap::new, Collectors.toList()))
                .forEach((query, own) -> {
                    double[] ms = own.stream()
                            .mapToDouble(FinbenchAnswers.Answer::millis)
                            .sorted()
                            .toArray();
                    System.out.printf(
                            "%-8s%8d%12.4f%12.4f%12.4f%n",
                            query, ms.length, ms[ms.length / 2], ms[(int) (ms.length * 0.95)], ms[ms.length - 1]);
                });
    }

    private static void beside(FinbenchReads reads, Path snapshot, Path cases, Path folder) throws IOException {
        Path nodes = folder.resolve("nodes.csv");
        Path facts = folder.resolve("facts.csv");
        FinbenchCypher.export(snapshot, nodes, facts);
        try (var neo4j = Neo4jPeer.filled(nodes, facts)) {
            System.out.printf(
                    "%-8s%6s%9s%14s%14s%9s%14s%14s%9s%7s%n",
                    "query", "cases", "rows", "median µs", "Neo4j's", "ratio", "p95 µs", "Neo4j's", "ratio", "wrong");
            for (String query : FinbenchReads.QUERIES) {
                beside(query, reads, cases.resolve(query + ".jsonl"), neo4j);
            }
        }
    }

    /** The time of a case is the median of five, each side in turn. */
    private static void beside(String query, FinbenchReads reads, Path cases, Neo4jPeer neo4j) throws IOException {
        List<JsonNode> whole = Files.readAllLines(cases).stream()
                .map(FinbenchBench::parsed)
                .filter(one -> List.of("full", "heavy").contains(one.path("set").asText()))
                .toList();
        String cypher = FinbenchCypher.of(query);
        double[] mine = new double[whole.size()];
        double[] theirs = new double[whole.size()];
        int wrong = 0;
        long rows = 0;
        for (int i = 0; i < mine.length; i++) {
            JsonNode params = whole.get(i).path("params");
            Map<String, Object> parameters = FinbenchCypher.parameters(query, params);
            List<List<Object>> own = reads.answer(query, params, true);
            rows += own.size();
            if (!FinbenchCypher.same(query, own, neo4j.answer(cypher, parameters))) {
                wrong++;
                System.out.println(whole.get(i).path("case").asText() + ": answers differ");
            }
        }
        for (int round = -WARM_ROUNDS; round < 0; round++) {
            for (JsonNode one : whole) {
                reads.answer(query, one.path("params"), true);
                neo4j.answer(cypher, FinbenchCypher.parameters(query, one.path("params")));
            }
        }
        for (int i = 0; i < mine.length; i++) {
            JsonNode params = whole.get(i).path("params");
            Map<String, Object> parameters = FinbenchCypher.parameters(query, params);
            double[] own = new double[ROUNDS];
            double[] other = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                reads.answer(query, params, true);
                long between = System.nanoTime();
                neo4j.answer(cypher, parameters);
                own[round] = (between - start) / 1e3;
                other[round] = (System.nanoTime() - between) / 1e3;
            }
            mine[i] = median(own);
            theirs[i] = median(other);
        }
        double median = median(mine);
        double neo4jMedian = median(theirs);
        int p95 = (int) (mine.length * 0.95);
        System.out.printf(
                "%-8s%6d%9d%14.1f%14.1f%9.1f%14.1f%14.1f%9.1f%7d%n",
                query,
                mine.length,
                rows,
                median,
                neo4jMedian,
                neo4jMedian / median,
                mine[p95],
                theirs[p95],
                theirs[p95] / mine[p95],
                wrong);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Leaves the values in order. */
    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
