package io.clew.bench;

import io.clew.record.Record;
import io.clew.search.QuerySyntaxException;
import io.clew.search.RecordIndex;
import io.clew.search.SearchPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Questions in two scripts for the paragraph each was written for, as typed queries: MRR@10. */
final class MixedMeasure {

    private final RecordIndex index;
    private final Path folder;
    private final Map<String, double[]> sums = new TreeMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private final Map<Integer, Integer> toTraditional;
    private final Map<Integer, Integer> toSimplified;
    private int unread;

    MixedMeasure(RecordIndex index, Path folder) throws IOException {
        this.index = index;
        this.folder = folder;
        Path tables = folder.resolveSibling("zh-script").resolve("opencc");
        this.toTraditional = table(tables.resolve("STCharacters.txt"));
        this.toSimplified = table(tables.resolve("TSCharacters.txt"));
    }

    private static Map<Integer, Integer> table(Path file) throws IOException {
        Map<Integer, Integer> table = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] part = line.split("\t");
                if (!line.startsWith("#") && part.length == 2) {
                    table.put(part[0].codePointAt(0), part[1].codePointAt(0));
                }
            }
        }
        return table;
    }

    void measure() throws IOException {
        List<Record> batch = new ArrayList<>();
        Corpus.lines(
                folder.resolve("paragraphs.jsonl.xz"),
                paragraph -> batch.add(Corpus.document(
                        paragraph.path("id").asText(),
                        "",
                        paragraph.path("text").asText())));
        index.append(batch);
        Path asked = folder.resolve(
                Files.exists(folder.resolve("queries-dev.tsv")) ? "queries-dev.tsv" : "queries-test.tsv");
        for (String line : Files.readAllLines(asked)) {
            String[] part = line.split("\t", 4);
            ask(part[1] + " same script", part[2], part[3]);
            boolean traditional = part[1].equals("hant");
            ask(part[1] + " other script", part[2], convert(part[3], traditional ? toSimplified : toTraditional));
        }
        sums.forEach((name, sum) -> System.out.printf(
                "%-18s MRR@10 %.4f  (%.0f questions, %.1f records found on average)%n",
                name, sum[0] / sum[1], sum[1], sum[2] / sum[1]));
        System.out.println("questions that could not be read: " + unread);
        System.out.println("typed question, a page of 10: " + Latency.of(nanos));
    }

    private static String convert(String text, Map<Integer, Integer> table) {
        var converted = new StringBuilder();
        text.codePoints().forEach(c -> converted.appendCodePoint(table.getOrDefault(c, c)));
        return converted.toString();
    }

    private void ask(String group, String wanted, String question) {
        double[] sum = sums.computeIfAbsent(group, g -> new double[3]);
        sum[1]++;
        long began = System.nanoTime();
        try {
            SearchPage page = index.search(Corpus.ACCESS, SearchBench.query(question, 10));
            sum[0] += Ranking.reciprocalRank(
                    page.hits().stream().map(hit -> hit.ref().id()).toList(), wanted, 10);
            sum[2] += page.total();
        } catch (QuerySyntaxException e) {
            unread++;
        }
        nanos.add(System.nanoTime() - began);
    }
}
