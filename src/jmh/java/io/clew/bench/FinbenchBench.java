package io.clew.bench;

import io.clew.bench.finbench.FinbenchAnswers;
import io.clew.bench.finbench.FinbenchData;
import io.clew.bench.finbench.FinbenchReads;
import io.clew.graph.memory.MemoryGraphStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code ./clew bench finbench --data DIR --cases DIR --out FILE [--rounds N]}: answers the FinBench reads and prints
 * median, p95 and largest time of each, in milliseconds, measured in process after one round to warm up.
 */
public final class FinbenchBench {

    private FinbenchBench() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        for (String needed : List.of("--data", "--cases", "--out")) {
            if (!options.containsKey(needed)) {
                System.err.println("usage: ./clew bench finbench --data DIR --cases DIR --out FILE [--rounds N]");
                System.exit(2);
            }
        }
        Path folder = Files.createTempDirectory("finbench");
        long start = System.nanoTime();
        try (var store = MemoryGraphStore.open(folder)) {
            var data = new FinbenchData(Path.of(options.get("--data")), store);
            System.out.printf(
                    "%,d facts loaded in %.1f s%n", store.health().facts(), (System.nanoTime() - start) / 1e9);
            int rounds = Integer.parseInt(options.getOrDefault("--rounds", "5"));
            List<FinbenchAnswers.Answer> answers =
                    FinbenchAnswers.all(new FinbenchReads(data), Path.of(options.get("--cases")), rounds);
            FinbenchAnswers.write(answers, Path.of(options.get("--out")));
            print(answers);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
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
}
