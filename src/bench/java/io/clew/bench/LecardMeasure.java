package io.clew.bench;

import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Similar cases on LeCaRD, through {@link RecordIndex#similar}. Protocol A ranks the judged candidates of a query, B its
 * pool, C the whole collection without the query's own case; grade 3 counts as relevant for P, MAP and recall.
 */
final class LecardMeasure {

    private final RecordIndex index;
    private final Path folder;
    private final Map<String, Map<String, Integer>> grades = new HashMap<>();
    private final Map<String, List<String>> pools = new HashMap<>();
    private final Map<String, double[]> sums = new TreeMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private int queries;

    LecardMeasure(RecordIndex index, Path folder) {
        this.index = index;
        this.folder = folder;
    }

    /** @param run where to write the run of protocol C in TREC format, if anywhere */
    void measure(Optional<Path> run) throws IOException {
        load();
        judgements();
        Path asked = folder.resolve(
                Files.exists(folder.resolve("queries-dev.jsonl")) ? "queries-dev.jsonl" : "queries-test.jsonl");
        try (PrintWriter out = run.isPresent()
                ? new PrintWriter(Files.newBufferedWriter(run.get(), StandardCharsets.UTF_8))
                : new PrintWriter(java.io.Writer.nullWriter())) {
            Corpus.lines(asked, query -> {
                Set<String> own = new HashSet<>();
                if (query.path("own").isArray()) {
                    query.path("own").forEach(id -> own.add(id.asText()));
                } else if (!query.path("own").isMissingNode()) {
                    own.add(query.path("own").asText());
                }
                ask(query.path("id").asText(), query.path("text").asText(), own, out);
            });
        }
        print();
    }

    private void load() throws IOException {
        List<Record> batch = new ArrayList<>();
        long[] characters = {0};
        long began = System.nanoTime();
        Corpus.lines(folder.resolve("docs.jsonl.xz"), doc -> {
            String facts = doc.path("facts").asText();
            characters[0] += facts.length();
            batch.add(Corpus.document(doc.path("id").asText(), doc.path("title").asText(), facts));
            if (batch.size() == 2_000) {
                index.append(batch);
                batch.clear();
            }
        });
        index.append(batch);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d judgments, %.1f M characters, %.0f documents a second%n",
                index.sequence(), characters[0] / 1e6, index.sequence() / seconds);
    }

    private void judgements() throws IOException {
        Path qrels = folder.resolve(Files.exists(folder.resolve("qrels-dev.txt")) ? "qrels-dev.txt" : "qrels-test.txt");
        for (String line : Files.readAllLines(qrels)) {
            String[] part = line.split("\\s+");
            grades.computeIfAbsent(part[0], q -> new LinkedHashMap<>()).put(part[2], Integer.parseInt(part[3]));
        }
        Path file = folder.resolve(Files.exists(folder.resolve("pools-dev.tsv")) ? "pools-dev.tsv" : "pools-test.tsv");
        for (String line : Files.readAllLines(file)) {
            String[] part = line.split("\t", 2);
            pools.put(part[0], Arrays.asList(part[1].trim().split("\\s+")));
        }
    }

    private void ask(String id, String text, Set<String> own, PrintWriter run) {
        long began = System.nanoTime();
        index.similar(Corpus.ACCESS, new SimilarQuery(text, Optional.<RecordRef>empty(), SearchBench.query("", 20)));
        nanos.add(System.nanoTime() - began);
        SearchPage page = index.similar(
                Corpus.ACCESS,
                new SimilarQuery(text, Optional.<RecordRef>empty(), SearchBench.query("", RecordQuery.MOST)));
        List<String> ranked =
                page.hits().stream().map(hit -> hit.ref().id()).collect(Collectors.toCollection(ArrayList::new));
        Map<String, Integer> judged = grades.getOrDefault(id, Map.of());
        Set<String> relevant = judged.entrySet().stream()
                .filter(entry -> entry.getValue() == 3)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        queries++;
        add("A", within(ranked, judged.keySet()), judged, relevant);
        add("B", within(ranked, new HashSet<>(pools.getOrDefault(id, List.of()))), judged, relevant);
        Map<String, Integer> others = new LinkedHashMap<>(judged);
        others.keySet().removeAll(own);
        relevant.removeAll(own);
        ranked.removeAll(own);
        add("C", ranked, others, relevant);
        for (int i = 0; i < Math.min(1_000, ranked.size()); i++) {
            run.printf("%s Q0 %s %d %.6f clew%n", id, ranked.get(i), i + 1, 1.0 / (i + 1));
        }
    }

    private static List<String> within(List<String> ranked, Set<String> some) {
        return ranked.stream().filter(some::contains).toList();
    }

    private void add(String protocol, List<String> ranked, Map<String, Integer> grades, Set<String> relevant) {
        double[] sum = sums.computeIfAbsent(protocol, p -> new double[7]);
        double[] one = {
            Ranking.ndcg(ranked, grades, 10),
            Ranking.ndcg(ranked, grades, 20),
            Ranking.ndcg(ranked, grades, 30),
            Ranking.precision(ranked, relevant, 5),
            Ranking.precision(ranked, relevant, 10),
            Ranking.averagePrecision(ranked, relevant),
            Ranking.recall(ranked, relevant, 100)
        };
        for (int i = 0; i < one.length; i++) {
            sum[i] += one[i];
        }
    }

    private void print() {
        System.out.println("protocol NDCG@10 NDCG@20 NDCG@30   P@5  P@10   MAP R@100");
        sums.forEach((protocol, sum) -> {
            System.out.printf("%-8s", protocol);
            for (double each : sum) {
                System.out.printf("  %.3f", each / queries);
            }
            System.out.println();
        });
        System.out.println("similar records, a page of 20: " + Latency.of(nanos));
    }
}
