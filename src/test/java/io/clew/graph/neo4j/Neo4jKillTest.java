package io.clew.graph.neo4j;

import static io.clew.graph.PlainGraph.everyone;
import static io.clew.graph.PlainGraph.record;
import static io.clew.graph.PlainGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.graph.GraphStore.Applied;
import io.clew.graph.GraphStoreContract;
import io.clew.graph.PlainGraph;
import io.clew.record.GraphUnavailableException;
import io.clew.servers.Neo4jServer;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** That a server which dies in the middle of a batch costs a clear error and nothing else. */
class Neo4jKillTest {

    @Test
    void losesAndDoublesNothingWhenTheServerDiesWhileFactsComeIn() throws Exception {
        var random = new Random(11);
        var plain = new PlainGraph();
        var log = new CopyOnWriteArrayList<Applied>();
        var server = Neo4jServer.start();
        var settings = Neo4jSettings.of(URI.create(server.address())).timeout(Duration.ofSeconds(20));
        try (var store = Neo4jGraphStore.open(settings);
                var applying = Executors.newSingleThreadExecutor()) {
            store.catchUp((after, sink) -> {
                for (Applied applied : log) {
                    if (applied.sequence() > after && !sink.test(applied)) {
                        return;
                    }
                }
            });
            var some = new CountDownLatch(3);
            var failure = applying.submit(() -> {
                while (true) {
                    List<Applied> batch = plain.random(random, 8, 40);
                    log.addAll(batch); // the index first, then the graph
                    try {
                        store.apply(batch);
                    } catch (GraphUnavailableException e) {
                        return e;
                    }
                    some.countDown();
                }
            });
            assertThat(some.await(300, TimeUnit.SECONDS)).isTrue();
            server.kill();
            assertThat(failure.get(60, TimeUnit.SECONDS).code()).isEqualTo("graph-unavailable");
            long began = System.nanoTime();
            assertThatThrownBy(() -> store.view(everyone())).isInstanceOf(GraphUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(store.health().note()).contains("图数据库");

            var again = Neo4jServer.start(server.home(), server.port());
            try {
                awaitMended(store, log.getLast().sequence());
                GraphStoreContract.agree(store, plain, random, 11);
                store.apply(plain.random(random, 8, 40));
                GraphStoreContract.agree(store, plain, random, 11);
            } finally {
                again.close();
            }
        } finally {
            server.close();
        }
    }

    @Test
    void goesOnServingWhatItHadWhenTheServerDiesWhileItIsMadeAnewAndIsMadeAnewTheNextTime() {
        var random = new Random(12);
        var plain = new PlainGraph();
        var server = Neo4jServer.start();
        try (var store = Neo4jGraphStore.open(Neo4jSettings.of(URI.create(server.address())))) {
            List<Applied> all = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                all.add(plain.add(record("bank", "r" + i, transfer(i % 7, i % 8, i, 100 + i))));
            }
            store.apply(all);
            assertThatThrownBy(() -> store.rebuild((after, sink) -> {
                        int told = 0;
                        for (Applied applied : all) {
                            if (++told == 4_200) {
                                server.kill();
                            }
                            if (applied.sequence() > after && !sink.test(applied)) {
                                return;
                            }
                        }
                    }))
                    .isInstanceOf(GraphUnavailableException.class);
            var again = Neo4jServer.start(server.home(), server.port());
            try {
                GraphStoreContract.agree(store, plain, random, 12);
                store.rebuild((after, sink) -> {
                    for (Applied applied : all) {
                        if (applied.sequence() > after && !sink.test(applied)) {
                            return;
                        }
                    }
                });
                GraphStoreContract.agree(store, plain, random, 12);
            } finally {
                again.close();
            }
        } finally {
            server.close();
        }
    }

    /** The store mends itself; nobody asks it to. */
    private static void awaitMended(Neo4jGraphStore store, long sequence) {
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (store.health().appliedSequence() < sequence) {
            assertThat(System.nanoTime()).as("mended in time").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void givesUpOnAServerThatTakesTheConnectionAndSaysNothing() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var settings = Neo4jSettings.of(URI.create("bolt://127.0.0.1:" + silent.getLocalPort()))
                    .timeout(Duration.ofSeconds(2));
            try (var store = Neo4jGraphStore.open(settings)) {
                long began = System.nanoTime();
                assertThatThrownBy(() -> store.view(everyone())).isInstanceOf(GraphUnavailableException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            }
        }
    }
}
