package io.clew.bench.finbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.graph.memory.MemoryGraphStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinbenchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void everyReadAnswersAsTheKitExpects() throws IOException {
        Path kit = Path.of(Objects.requireNonNullElse(System.getenv("CLEW_FINBENCH"), "../shared/finbench"));
        assumeTrue(Files.isDirectory(kit), "the FinBench kit is not there; set CLEW_FINBENCH to its folder");
        Map<String, JsonNode> expected = new HashMap<>();
        try (var files = Files.list(kit.resolve("expected/tiny"))) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode one = JSON.readTree(line);
                    expected.put(one.path("case").asText(), one);
                }
            }
        }
        var wrong = new ArrayList<String>();
        try (var store = MemoryGraphStore.open(folder)) {
            var reads = new FinbenchReads(new FinbenchData(kit.resolve("data/tiny"), store));
            List<FinbenchAnswers.Answer> answers = FinbenchAnswers.all(reads, kit.resolve("cases/tiny"), 0);
            assertThat(answers).hasSizeGreaterThan(700);
            for (FinbenchAnswers.Answer answer : answers) {
                JsonNode want =
                        Objects.requireNonNull(expected.get(answer.name())).path(answer.mode());
                String got = plain(answer.query(), JSON.valueToTree(answer.rows()));
                if (!got.equals(plain(answer.query(), want))) {
                    wrong.add(answer.name() + " " + answer.mode() + ": " + got + " expected " + want);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Rows as text, numbers to two decimals; the order within a length of path is free. */
    private static String plain(String query, JsonNode rows) {
        var lines = new ArrayList<String>();
        for (JsonNode row : rows) {
            var cells = new ArrayList<String>();
            row.forEach(cell -> cells.add(cell.isDouble() ? String.format("%.2f", cell.asDouble()) : cell.toString()));
            lines.add(cells.toString().replace("\"", ""));
        }
        if (query.equals("tcr5")) {
            lines.sort(null);
        }
        return lines.toString();
    }
}
