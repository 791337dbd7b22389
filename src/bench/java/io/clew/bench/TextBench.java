package io.clew.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.text.TextFolder;
import io.clew.text.find.Extractor;
import io.clew.text.passage.Extraction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.tukaani.xz.XZInputStream;

/**
 * Speed of folding and extraction on one thread: {@code text DIR} with the folder of the LeCaRD judgments. Each line is
 * the best of several rounds.
 */
public final class TextBench {

    private static final int DOCUMENTS = 1_000;
    private static final int ROUNDS = 5;
    private static final Instant WRITTEN = Instant.parse("2020-01-01T00:00:00Z");

    private TextBench() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = texts(Path.of(arguments.length > 0 ? arguments[0] : "../shared/corpora/zh-lecard"));
        long chars = texts.stream().mapToLong(String::length).sum();
        System.out.printf(Locale.ROOT, "%d judgments, %,d characters, one thread%n", texts.size(), chars);
        measure("fold", texts, chars, text -> TextFolder.fold(text).text().length());
        measure(
                "extract without names",
                texts,
                chars,
                text -> size(Extractor.shipped().extractWithoutNames(text, WRITTEN)));
        measure(
                "extract with names",
                texts,
                chars,
                text -> size(Extractor.shipped().extract(text, WRITTEN)));
    }

    private static int size(Extraction found) {
        return found.mentions().size() + found.amounts().size() + found.times().size();
    }

    private static void measure(String what, List<String> texts, long chars, Function<String, Integer> work) {
        double best = Double.MAX_VALUE;
        long results = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            results = 0;
            for (String text : texts) {
                results += work.apply(text);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "%-22s %8.0f judgments/s %7.2f Mchar/s  (%,d)%n",
                what,
                texts.size() / best,
                chars / best / 1e6,
                results);
    }

    private static List<String> texts(Path folder) throws IOException {
        var json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new XZInputStream(Files.newInputStream(folder.resolve("docs.jsonl.xz"))), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && texts.size() < DOCUMENTS; line = lines.readLine()) {
                texts.add(json.readTree(line).path("full").asText());
            }
        }
        return texts;
    }
}
