package io.clew.bench.finbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers every case of a folder. */
public final class FinbenchAnswers {

    /** @param mode {@code full}, or {@code F} or {@code R} where the case is cut */
    public record Answer(String name, String query, String mode, List<List<Object>> rows, double millis) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private FinbenchAnswers() {}

    /** @param rounds the time of an answer is the median of so many, after one to warm up */
    public static List<Answer> all(FinbenchReads reads, Path cases, int rounds) throws IOException {
        var answers = new ArrayList<Answer>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(cases)) {
            files = listed.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                JsonNode one = JSON.readTree(line);
                if (one.path("set").asText().equals("cut")) {
                    answers.add(answer(reads, one, "F", rounds));
                    answers.add(answer(reads, one, "R", rounds));
                } else {
                    answers.add(answer(reads, one, "full", rounds));
                }
            }
        }
        return answers;
    }

    private static Answer answer(FinbenchReads reads, JsonNode one, String mode, int rounds) {
        String query = one.path("query").asText();
        JsonNode params = one.path("params");
        boolean filterFirst = !mode.equals("R");
        List<List<Object>> rows = reads.answer(query, params, filterFirst);
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            rows = reads.answer(query, params, filterFirst);
            nanos[i] = System.nanoTime() - start;
        }
        java.util.Arrays.sort(nanos);
        return new Answer(one.path("case").asText(), query, mode, rows, rounds == 0 ? 0 : nanos[rounds / 2] / 1e6);
    }

    /** One answer a line, as the kit's {@code check.py} reads them. */
    public static void write(List<Answer> answers, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            for (Answer answer : answers) {
                out.write(JSON.writeValueAsString(
                        Map.of("case", answer.name, "mode", answer.mode, "rows", answer.rows, "ms", answer.millis)));
                out.write('\n');
            }
        }
    }
}
