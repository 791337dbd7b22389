package io.clew.bench;

import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SimilarQuery;
import io.clew.search.lucene.LuceneRecordIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How well and how fast does the search find? Everything goes through {@link LuceneRecordIndex} as the product uses it.
 *
 * <pre>
 * ./clew bench search --lecard DIR [--run FILE]   similar cases: NDCG, P, MAP, recall
 * ./clew bench search --mixed DIR                 typed questions in two scripts: MRR
 * ./clew bench search --records N [--in DIR]      typed queries over N records: times
 * ./clew bench search --engine elasticsearch      the port against the bare client and the embedded engine
 * </pre>
 */
public final class SearchBench {

    private SearchBench() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if ("elasticsearch".equals(options.get("--engine"))) {
            int rows = Integer.parseInt(
                    options.getOrDefault("--records", "100_000").replace("_", ""));
            int asks = Integer.parseInt(options.getOrDefault("--asks", "150"));
            ElasticBench.run(options.getOrDefault("--address", ""), rows, asks);
            return;
        }
        if (options.containsKey("--lecard")) {
            try (Temporary place = new Temporary()) {
                new LecardMeasure(place.index, Path.of(options.get("--lecard")))
                        .measure(Optional.ofNullable(options.get("--run")).map(Path::of));
            }
        }
        if (options.containsKey("--mixed")) {
            try (Temporary place = new Temporary()) {
                new MixedMeasure(place.index, Path.of(options.get("--mixed"))).measure();
            }
        }
        if (options.containsKey("--records")) {
            int records = Integer.parseInt(options.get("--records").replace("_", ""));
            if (options.containsKey("--in")) {
                new TypedQueries(Path.of(options.get("--in")), records).measure();
            } else {
                try (Temporary place = new Temporary()) {
                    place.index.close();
                    new TypedQueries(place.folder, records).measure();
                }
            }
        }
        if (options.isEmpty()) {
            System.err.println("Say what to measure: --lecard DIR, --mixed DIR or --records N.");
            System.exit(2);
        }
    }

    static RecordQuery query(String text, int size) {
        return query(text, size, "", Set.of());
    }

    static RecordQuery query(String text, int size, String cursor, Set<String> facets) {
        return new RecordQuery(
                text,
                List.of(),
                List.of(),
                TimeRange.ALWAYS,
                List.of(),
                Set.of(),
                RecordQuery.Sort.RELEVANCE,
                size,
                cursor,
                facets,
                false);
    }

    /** An index in a folder of its own, gone when closed. */
    private static final class Temporary implements AutoCloseable {

        private final Path folder = Files.createTempDirectory("clew-bench");
        /** A page of everything, as rankings need it, may take longer than a reader would wait. */
        private final RecordIndex index = LuceneRecordIndex.open(folder, Duration.ofMinutes(10), SimilarQuery.LARGE);

        Temporary() throws IOException {}

        @Override
        public void close() throws IOException {
            index.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
