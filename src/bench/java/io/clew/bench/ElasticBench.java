package io.clew.bench;

import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.elastic.IndexDefinition;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import io.clew.search.elastic.BareSearch;
import io.clew.search.elastic.ElasticRecordIndex;
import io.clew.search.elastic.Entries;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.servers.ElasticsearchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures records in Elasticsearch: mixed records through the port and, turn by turn, the very same entries by the bare
 * bulk API with as many senders; then questions of every kind through the port, by the bare client and in the embedded
 * engine.
 *
 * <p>Uses indices whose names begin with {@code bench-} and a number of this run, and leaves them there.
 */
final class ElasticBench {

    private static final int BATCH = 5_000;
    private static final int PAGE = 20;
    private static final int SENDERS = 4;
    private static final int VARIANTS = 25;
    private static final Set<String> FACETS = Set.of("type", "source", "month", "kind", "place");

    /** One kind of question, asked in several words; the answers of all three, numbers, have to agree. */
    private record Kind(String name, List<Triple> asked) {}

    private record Triple(LongSupplier port, LongSupplier bare, LongSupplier embedded) {}

    private ElasticBench() {}

    /**
     * @param address of a cluster that may be filled; empty to start one
     * @param asks how often each kind of question is asked and measured
     */
    static void run(String address, int rows, int asks) throws IOException {
        try (var server = address.isEmpty() ? ElasticsearchServer.start() : null) {
            var settings = ElasticSettings.of(
                    server == null ? address : server.address(), "bench-" + System.currentTimeMillis());
            Path folder = Files.createTempDirectory("clew-elastic-bench");
            try (var cluster = Cluster.open(settings);
                    var index = ElasticRecordIndex.open(settings);
                    var embedded = LuceneRecordIndex.open(folder)) {
                load(settings, cluster, index, embedded, rows);
                String name = settings.prefix() + "-records-000001";
                cluster.write(es -> es.indices().forcemerge(f -> f.index(name).maxNumSegments(1L)));
                cluster.write(es -> es.indices().flush(f -> f.index(name)));
                long bytes = cluster.get("/" + name + "/_stats/store")
                        .at("/_all/primaries/store/size_in_bytes")
                        .asLong();
                System.out.printf("on disk, merged: %,d bytes, %.0f a row%n", bytes, (double) bytes / rows);
                ask(cluster, name, index, embedded, rows, asks);
            } finally {
                GraphBench.delete(folder);
            }
        }
    }

    /** Turn by turn; the first fifth compiles the code on both ends and is not counted. */
    private static void load(
            ElasticSettings settings, Cluster cluster, RecordIndex index, RecordIndex embedded, int rows) {
        String bare = settings.prefix() + "-bare";
        cluster.create(bare, IndexDefinition.shipped("records", settings.layout()));
        long ours = 0;
        long theirs = 0;
        long here = 0;
        long counted = 0;
        var typed = new TypedQueries(Path.of("."), rows);
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int from = 0; from < rows; from += BATCH) {
                List<Record> batch = IntStream.range(from, Math.min(rows, from + BATCH))
                        .mapToObj(typed::make)
                        .toList();
                boolean first = from / BATCH % 2 == 0;
                long[] took = new long[2];
                for (int k : first ? new int[] {0, 1} : new int[] {1, 0}) {
                    long began = System.nanoTime();
                    if (k == 0) {
                        index.append(batch);
                    } else {
                        bulk(cluster, senders, bare, entries(batch, from));
                    }
                    took[k] = System.nanoTime() - began;
                }
                long third = System.nanoTime();
                embedded.append(batch);
                long end = System.nanoTime();
                if (from >= rows / 5) {
                    ours += took[0];
                    theirs += took[1];
                    here += end - third;
                    counted += batch.size();
                }
            }
        }
        say("loaded through the port", counted, ours);
        say("loaded by the bare bulk API, making the entries included", counted, theirs);
        System.out.printf("%-60s %10.1f %%%n", "of the bare bulk API", 100.0 * theirs / ours);
        say("loaded into the embedded engine", counted, here);
    }

    private static List<BulkOperation> entries(List<Record> batch, long before) {
        List<BulkOperation> operations = new ArrayList<>();
        long sequence = before;
        for (Record row : batch) {
            var json = BinaryData.of(Entries.of(row, ++sequence, 1), "application/json");
            operations.add(BulkOperation.of(
                    o -> o.index(i -> i.id(row.ref().toString()).document(json))));
        }
        return operations;
    }

    private static void bulk(Cluster cluster, ExecutorService senders, String index, List<BulkOperation> operations) {
        List<Callable<Object>> parts = new ArrayList<>();
        for (int from = 0; from < operations.size(); from += 1_000) {
            var part = operations.subList(from, Math.min(operations.size(), from + 1_000));
            parts.add(() -> cluster.write(es -> es.bulk(b -> b.index(index).operations(part))));
        }
        try {
            for (var sent : senders.invokeAll(parts)) {
                sent.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        cluster.write(es -> es.indices().refresh(r -> r.index(index)));
    }

    private static void ask(Cluster cluster, String name, RecordIndex index, RecordIndex embedded, int rows, int asks) {
        double[] sums = new double[3];
        for (Kind kind : kinds(new BareSearch(cluster, name, Corpus.ACCESS), index, embedded, rows)) {
            double[] medians = medians(kind, asks);
            System.out.printf(
                    "%-28s port %8.2f ms, bare client %8.2f ms, overhead %6.1f %%, embedded %8.2f ms%n",
                    kind.name(), medians[0], medians[1], 100 * (medians[0] / medians[1] - 1), medians[2]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += medians[i];
            }
        }
        System.out.printf(
                "%-28s overhead %.1f %%, embedded %.1f times as fast%n",
                "sum of medians", 100 * (sums[0] / sums[1] - 1), sums[0] / sums[2]);
    }

    private static List<Kind> kinds(BareSearch bare, RecordIndex index, RecordIndex embedded, int rows) {
        var typed = new TypedQueries(Path.of("."), rows);
        var random = new Random(7);
        Supplier<String> way = () -> TypedQueries.WAYS[random.nextInt(TypedQueries.WAYS.length)];
        Function<RecordQuery, Triple> page =
                query -> new Triple(() -> count(index, query), bare.page(query), () -> count(embedded, query));
        Function<Supplier<String>, List<Triple>> pages =
                text -> several(() -> page.apply(SearchBench.query(text.get(), PAGE)));
        return List.of(
                new Kind("word", pages.apply(way)),
                new Kind("phrase and word", pages.apply(() -> "\"缴纳保证金\" " + way.get())),
                new Kind("sentence", pages.apply(() -> "对方让受害人下载软件扫码支付后无法提现")),
                new Kind("one of two and not a third", pages.apply(() -> "冒充客服 OR 网贷 -取现")),
                new Kind("name", pages.apply(typed::name)),
                new Kind("number of a phone", pages.apply(typed::phone)),
                new Kind("number of an account", pages.apply(typed::account)),
                new Kind("tail of a number", pages.apply(() -> "尾号" + "%04d".formatted(random.nextInt(10_000)))),
                new Kind("mask of a number", pages.apply(() -> "138****%04d".formatted(random.nextInt(10_000)))),
                new Kind("word, type and amount", pages.apply(() -> "type:transfer amount:[1000 TO 5000] 货款")),
                new Kind(
                        "word with five facets",
                        several(() -> page.apply(SearchBench.query(way.get(), PAGE, "", FACETS)))),
                new Kind("everything, newest first", pages.apply(() -> "")),
                new Kind("second page by cursor", several(() -> {
                    var first = SearchBench.query(way.get(), PAGE);
                    var next = SearchBench.query(
                            first.text(),
                            PAGE,
                            index.search(Corpus.ACCESS, first).cursor(),
                            Set.of());
                    var here = SearchBench.query(
                            first.text(),
                            PAGE,
                            embedded.search(Corpus.ACCESS, first).cursor(),
                            Set.of());
                    return new Triple(() -> count(index, next), bare.second(first), () -> count(embedded, here));
                })),
                new Kind("suggestions", several(() -> {
                    String text = random.nextBoolean()
                            ? typed.phone().substring(0, 9)
                            : typed.name().substring(0, 2);
                    return new Triple(
                            () -> index.suggest(Corpus.ACCESS, text, 10).size(),
                            bare.suggest(text, 10),
                            () -> embedded.suggest(Corpus.ACCESS, text, 10).size());
                })),
                new Kind("record by its name", several(() -> {
                    var ref = new RecordRef(Corpus.SOURCE, "i" + 10 * random.nextInt(rows / 10));
                    return new Triple(() -> sequence(index, ref), bare.record(ref), () -> sequence(embedded, ref));
                })),
                new Kind("similar records", several(() -> {
                    var ref = new RecordRef(Corpus.SOURCE, "i" + 10 * random.nextInt(rows / 10));
                    String text = embedded.get(Corpus.ACCESS, ref)
                            .orElseThrow()
                            .record()
                            .text();
                    var asked = new SimilarQuery(text, Optional.empty(), SearchBench.query("", PAGE));
                    return new Triple(
                            () -> index.similar(Corpus.ACCESS, asked).total(),
                            bare.similar(text, PAGE),
                            () -> embedded.similar(Corpus.ACCESS, asked).total());
                })));
    }

    private static List<Triple> several(Supplier<Triple> one) {
        return Stream.generate(one).limit(VARIANTS).toList();
    }

    private static long count(RecordIndex index, RecordQuery query) {
        var page = index.search(Corpus.ACCESS, query);
        return page.total()
                + page.facets().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(SearchPage.FacetValue::count)
                        .sum();
    }

    private static long sequence(RecordIndex index, RecordRef ref) {
        return index.get(Corpus.ACCESS, ref).orElseThrow().sequence();
    }

    /** Milliseconds, asked turn by turn, each of the two that go to the cluster as often before the other as behind. */
    private static double[] medians(Kind kind, int asks) {
        long[][] nanos = new long[3][asks];
        for (int i = -asks / 3; i < asks; i++) {
            Triple asked = kind.asked().get(Math.floorMod(i, VARIANTS));
            List<LongSupplier> all = List.of(asked.port(), asked.bare(), asked.embedded());
            long[] answers = new long[3];
            for (int k : i % 2 == 0 ? new int[] {0, 1, 2} : new int[] {1, 0, 2}) {
                long began = System.nanoTime();
                answers[k] = all.get(k).getAsLong();
                if (i >= 0) {
                    nanos[k][i] = System.nanoTime() - began;
                }
            }
            if (Arrays.stream(answers).distinct().count() > 1) {
                throw new IllegalStateException(kind.name() + ": answers differ: " + Arrays.toString(answers));
            }
        }
        return Arrays.stream(nanos)
                .mapToDouble(each -> {
                    Arrays.sort(each);
                    return each[asks / 2] / 1e6;
                })
                .toArray();
    }

    private static void say(String how, long rows, long nanos) {
        System.out.printf("%-60s %10.0f rows/s%n", how, rows * 1e9 / nanos);
    }
}
