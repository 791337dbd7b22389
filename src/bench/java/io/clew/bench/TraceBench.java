package io.clew.bench;

import io.clew.analysis.cycle.TemporalCycles;
import io.clew.analysis.cycle.TransferColumns;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.EntityKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures traces and temporal cycles: {@code ./clew bench trace [--accounts N] [--transfers N] [--sweep N] [--asks N]
 * [--neo4j]}.
 *
 * <p>Transfers lie anywhere in a year, between accounts of skewed popularity; amounts are skewed too. A trace goes
 * forward five levels from a random transfer with the usual limits. Cycles are looked for in all accounts of a graph of
 * {@code --sweep} transfers, by two threads; 0 leaves that out. {@code --neo4j} asks Neo4j about the same transfers.
 *
 * <p>{@code --http ADDRESS --token T [--users 50]} follows the money of a running Clew's reports instead.
 */
public final class TraceBench {

    private static final long BEGIN = 1_735_660_800_000L;
    private static final int CIRCLES = 1_000;
    private static final long YEAR = 365L * 86_400_000L;

    private TraceBench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.contains("--http")) {
            HttpTraceBench.run(
                    URI.create(words.get(words.indexOf("--http") + 1)), words.get(words.indexOf("--token") + 1), (int)
                            WorldBench.option(arguments, "--users", 50));
            return;
        }
        int accounts = (int) WorldBench.option(arguments, "--accounts", 100_000);
        int transfers = (int) WorldBench.option(arguments, "--transfers", 2_000_000);
        int sweep = (int) WorldBench.option(arguments, "--sweep", 10_000_000);
        int asks = (int) WorldBench.option(arguments, "--asks", 2_000);
        Path folder = Files.createTempDirectory("clew-trace-bench");
        try {
            try (var store = filled(folder.resolve("small"), accounts, transfers, 0)) {
                traces(store, transfers, accounts, asks);
                if (List.of(arguments).contains("--neo4j")) {
                    Neo4jTraceBench.run(store, accounts, folder);
                }
            }
            if (sweep > 0) {
                try (var store = filled(folder.resolve("large"), sweep / 10, sweep, CIRCLES)) {
                    cycles(store);
                }
            }
        } finally {
            WorldBench.delete(folder);
        }
    }

    /** @param circles of two to eight hops within a day, besides the random transfers */
    private static MemoryGraphStore filled(Path folder, int accounts, int transfers, int circles) {
        var store = MemoryGraphStore.open(folder);
        int link = Ontology.shipped().ordinal("transfer");
        var random = new Random(7);
        store.load(transfers + 8 * circles, loader -> {
            int[] numbers = new int[accounts];
            for (int i = 0; i < accounts; i++) {
                numbers[i] = loader.node(new EntityKey("account", String.format("62%014d", i)));
            }
            for (int i = 0; i < transfers; i++) {
                loader.record("bench", "t" + i, 1);
                loader.fact(
                        numbers[random.nextInt(accounts)],
                        numbers[popular(random, accounts)],
                        link,
                        BEGIN + (long) (random.nextDouble() * YEAR),
                        (long) Math.exp(7 + 2.2 * random.nextGaussian()) * 100 + random.nextInt(100),
                        "CNY");
            }
            for (int circle = 0; circle < circles; circle++) {
                int hops = 2 + circle % 7;
                int first = random.nextInt(accounts - hops);
                long at = BEGIN + (long) (random.nextDouble() * YEAR);
                for (int hop = 0; hop < hops; hop++) {
                    loader.record("bench", "c" + circle + "-" + hop, 1);
                    loader.fact(
                            numbers[first + hop],
                            numbers[first + (hop + 1) % hops],
                            link,
                            at + hop * 3_600_000L,
                            5_000_000 - hop * 100_000L,
                            "CNY");
                }
            }
        });
        store.compact();
        return store;
    }

    private static int popular(Random random, int accounts) {
        return random.nextInt(4) > 0 ? random.nextInt(accounts) : random.nextInt(Math.max(1, accounts / 20));
    }

    private static void traces(MemoryGraphStore store, int transfers, int accounts, int asks) {
        var ontology = Ontology.shipped();
        var places = Places.shipped(ontology);
        try (GraphView view = store.everything()) {
            List<Seed> seeds = seeds(view, ontology, accounts, asks);
            for (Method method : List.of(Method.FIFO, Method.HAIRCUT)) {
                TraceQuestion question = TraceQuestion.USUAL.maxDepth(5).method(method);
                long[] nanos = new long[seeds.size()];
                long steps = 0;
                for (int round = 0; round < 3; round++) {
                    steps = 0;
                    for (int i = 0; i < nanos.length; i++) {
                        long began = System.nanoTime();
                        var trace = new MoneyTrace(
                                        view, ontology, Statements.NONE, places, question, Budget.unlimited())
                                .from(List.of(seeds.get(i)));
                        nanos[i] = System.nanoTime() - began;
                        steps += trace.steps().size();
                    }
                }
                Arrays.sort(nanos);
                System.out.printf(
                        "%s, 5 levels, %,d accounts, %,d transfers: median %.4f ms, p95 %.4f ms, max %.2f ms; %.1f steps a trace%n",
                        method.word(),
                        accounts,
                        transfers,
                        nanos[nanos.length / 2] / 1e6,
                        nanos[(int) (nanos.length * 0.95)] / 1e6,
                        nanos[nanos.length - 1] / 1e6,
                        (double) steps / nanos.length);
            }
        }
    }

    static List<Seed> seeds(GraphView view, Ontology ontology, int accounts, int asks) {
        var random = new Random(99);
        var seeds = new ArrayList<Seed>();
        long links = MoneyTrace.moneyLinks(ontology);
        while (seeds.size() < asks) {
            long payer = view.node(new EntityKey("account", String.format("62%014d", random.nextInt(accounts))));
            FactCursor facts = view.facts(
                    payer,
                    FactFilter.ANY
                            .links(links)
                            .direction(FactFilter.Direction.OUT)
                            .atLeast(100_000));
            int skip = random.nextInt(8);
            while (facts.next()) {
                if (skip-- == 0 && facts.other() != payer) {
                    seeds.add(new Seed(
                            "victim",
                            facts.fact(),
                            payer,
                            facts.other(),
                            facts.at(),
                            facts.amount(),
                            facts.amount(),
                            facts.link(),
                            facts.currency()));
                    break;
                }
            }
        }
        return seeds;
    }

    private static void cycles(MemoryGraphStore store) {
        try (GraphView view = store.everything()) {
            long began = System.nanoTime();
            var columns = TransferColumns.of(
                    view, FactFilter.ANY.links(Ontology.shipped().bits(List.of("transfer"))));
            long made = System.nanoTime();
            var found = new LongAdder();
            new TemporalCycles(columns, Catalogue.shipped().parameters("F5", Map.of()))
                    .run(2, (places, hops) -> found.increment());
            System.out.printf(
                    "temporal cycles of 2 to 8 hops in 72 h, all accounts, %,d transfers with 1,000 planted, two threads: %.1f s (columns %.1f s), %,d found%n",
                    columns.transfers(), (System.nanoTime() - began) / 1e9, (made - began) / 1e9, found.sum());
        }
    }
}
