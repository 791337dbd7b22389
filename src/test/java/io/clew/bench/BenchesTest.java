package io.clew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Every benchmark still runs, on a size that says nothing about speed. {@code graph --http} is left out: it wants a Clew
 * that runs elsewhere.
 */
class BenchesTest {

    private static final String TOLD = "被害人在网上认识一名男子,对方以投资理财为由让其转账";

    @TempDir
    static Path dir;

    @BeforeAll
    static void corpora() throws IOException {
        Path cases = Files.createDirectories(dir.resolve("cases"));
        pack(cases.resolve("docs.jsonl.xz"), """
                {"id":"d1","title":"诈骗案","facts":"%1$s","full":"%1$s五万元。"}
                {"id":"d2","title":"盗窃案","facts":"被告人在商场盗窃手机一部","full":"被告人在商场盗窃手机一部。"}
                """.formatted(TOLD));
        Files.writeString(
                cases.resolve("queries-dev.jsonl"),
                "{\"id\":\"q1\",\"text\":\"" + TOLD + "\",\"own\":[]}\n",
                StandardCharsets.UTF_8);
        Files.writeString(cases.resolve("qrels-dev.txt"), "q1 0 d1 3\nq1 0 d2 0\n");
        Files.writeString(cases.resolve("pools-dev.tsv"), "q1\td1 d2\n");
        Path calls = Files.createDirectories(dir.resolve("fraud-calls"));
        var lines = new StringBuilder();
        for (int n = 0; n < 12; n++) {
            lines.append("{\"label\":\"normal\",\"turns\":[[\"caller\",\"我想订一份米饭\"]]}\n");
            lines.append("{\"label\":\"彩票诈骗\",\"turns\":[[\"caller\",\"恭喜您中了一等奖\"]]}\n");
        }
        pack(calls.resolve("calls-dev.jsonl.xz"), lines.toString());
        Path mixed = Files.createDirectories(dir.resolve("mixed"));
        pack(mixed.resolve("paragraphs.jsonl.xz"), "{\"id\":\"p1\",\"text\":\"" + TOLD + "\"}\n");
        Files.writeString(mixed.resolve("queries-dev.tsv"), "m1\thans\tp1\t投资理财 转账\n");
    }

    private static void pack(Path file, String lines) throws IOException {
        try (var out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options(1))) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit --seconds 1                                                  | 32 clients, no pause",
                "finbench --accounts 400 --rounds 1                                 | tcr1",
                "finbench --accounts 300 --neo4j                                    | tcr1",
                "graph --nodes 2000 --facts 20000 --peer-facts 5000                 | 2 steps, JGraphT",
                "graph --records 2000                                               | graph made anew",
                "graph --nodes 1000 --facts 5000 --neo4j                            | Neo4j filled",
                "graph --engine neo4j --nodes 300 --facts 1500                      | of bare UNWIND",
                "hidden-score --readable 100                                        | 1,000 hidden name the word",
                "ingest 2000                                                        | 2,000 rows in",
                "ingest --judgments CASES                                           | 2 rows in",
                "calls --phones 400 --calls 4000 --asks 5                           | 50 phones asked",
                "links --reports 60 --asks 2 --all                                  | reports all against all",
                "kinds CALLS --worlds 0 --folds 2 --terms 50                        | macro-F1",
                "search --records 3000                                              | open to first answer",
                "search --lecard CASES                                              | judgments",
                "search --mixed MIXED                                               | MRR@10 1.0000",
                "search --engine elasticsearch --records 6000 --asks 6              | sum of medians",
                "shapes --accounts 300                                              | scatter-gather",
                "ordinary --people 300 --days 90                                    | the first 100",
                "text CASES                                                         | extract with names",
                "trace --accounts 400 --transfers 4000 --sweep 5000 --asks 20       | haircut, 5 levels",
                "trace --accounts 400 --transfers 4000 --sweep 0 --asks 20 --neo4j  | times as fast",
                "truth --people 160                                                 | money facts, mirrors",
                "world --people 160                                                 | rows/s",
            })
    void runsAndPrintsWhatItMeasured(String line, String expected) throws Exception {
        List<String> arguments =
                List.of(line.replace("CASES", dir.resolve("cases").toString())
                        .replace("CALLS", dir.resolve("fraud-calls").toString())
                        .replace("MIXED", dir.resolve("mixed").toString())
                        .strip()
                        .split("\\s+"));
        assertThat(printed(arguments)).contains(expected);
    }

    @Test
    void everyBenchmarkIsInTheListAbove() throws IOException {
        String named = Stream.of(BenchesTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CsvSource.class))
                .flatMap(method ->
                        Stream.of(method.getAnnotation(CsvSource.class).value()))
                .collect(Collectors.joining("\n"));
        try (var files = Files.list(Path.of("src/bench/java/io/clew/bench"))) {
            assertThat(files.filter(BenchesTest::isStarted).map(BenchesTest::name))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(named).contains(name + " "));
        }
    }

    private static boolean isStarted(Path file) {
        try {
            return file.toString().endsWith("Bench.java")
                    && !file.endsWith("Bench.java")
                    && Files.readString(file).contains("static void main(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code HiddenScoreBench.java} is started as {@code hidden-score}; {@code Bench} starts the others. */
    private static String name(Path file) {
        return file.getFileName()
                .toString()
                .replaceFirst("Bench\\.java$", "")
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    private static String printed(List<String> arguments) throws Exception {
        var out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Bench.main(arguments.toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
