package io.clew.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.elastic.ElasticSettings;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndexContract;
import io.clew.search.RecordQuery;
import io.clew.search.Records;
import io.clew.servers.ElasticsearchServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server dies while records come in, and comes back. */
class KilledServerTest {

    private static final int BATCH = 200;
    private static final int BATCHES = 60;

    @TempDir
    Path folder;

    private static List<Record> batch(int number) {
        List<Record> batch = new ArrayList<>();
        for (int i = number * BATCH; i < (number + 1) * BATCH; i++) {
            batch.add(Records.text("a/" + i, "转账记录" + i));
        }
        return batch;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Sends a batch until the server, which answers before it has opened its files, takes it. */
    private static RecordIndex.Appended whenItIsWhole(RecordIndex index, List<Record> batch) {
        for (long until = System.nanoTime() + Duration.ofMinutes(2).toNanos(); ; ) {
            try {
                return index.append(batch);
            } catch (IndexUnavailableException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    @Test
    void saysSoAtOnceAndLosesAndDoublesNothingWhenItIsBack() throws Exception {
        int port = freePort();
        Path home = Files.createDirectory(folder.resolve("server"));
        ElasticsearchServer server = ElasticsearchServer.start(home, port);
        Set<Long> acknowledged = new HashSet<>();
        int failed = -1;
        try (RecordIndex index = ElasticRecordIndex.open(ElasticSettings.of(server.address(), "killed"))) {
            var some = new CountDownLatch(3);
            ElasticsearchServer first = server;
            try (var other = Executors.newSingleThreadExecutor()) {
                other.submit(() -> {
                    if (some.await(2, TimeUnit.MINUTES)) {
                        first.kill();
                    }
                    return null;
                });
                for (int i = 0; i < BATCHES && failed < 0; i++) {
                    try {
                        index.append(batch(i)).accepted().forEach(kept -> acknowledged.add(kept.sequence()));
                        some.countDown();
                    } catch (IndexUnavailableException e) {
                        assertThat(e.code()).isEqualTo("index-unavailable");
                        failed = i;
                    }
                }
            }
            assertThat(failed).as("the server was killed while batches went in").isPositive();
            long began = System.nanoTime();
            assertThatThrownBy(() -> index.search(RecordIndexContract.ANYONE, RecordQuery.of("转账")))
                    .isInstanceOf(IndexUnavailableException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));

            server = ElasticsearchServer.start(home, port);
            var again = whenItIsWhole(index, batch(failed));
            again.accepted().forEach(kept -> acknowledged.add(kept.sequence()));
            assertThat(again.accepted()).hasSize(BATCH);
            assertThat(again.accepted()).extracting(RecordIndex.Kept::version).containsOnly(1);
            assertThat(index.append(batch(failed)).duplicates()).isEqualTo(BATCH);

            Set<String> names = new HashSet<>();
            List<Long> sequences = new ArrayList<>();
            index.replay(0, kept -> {
                names.add(kept.record().ref().id());
                return sequences.add(kept.sequence());
            });
            assertThat(names).hasSize((failed + 1) * BATCH);
            assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize((failed + 1) * BATCH);
            assertThat(acknowledged).containsExactlyInAnyOrderElementsOf(sequences);
            assertThat(index.search(RecordIndexContract.ANYONE, RecordQuery.of("转账"))
                            .total())
                    .isEqualTo((failed + 1L) * BATCH);
        } finally {
            server.close();
        }
    }

    @Test
    void isFoundWhenItComesAfterTheStartAndWhoeverSearchesWhenItDiesIsToldSo() throws Exception {
        int port = freePort();
        Path home = Files.createDirectory(folder.resolve("later"));
        var settings = ElasticSettings.of("http://127.0.0.1:" + port, "later");
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            assertThatThrownBy(index::sequence).isInstanceOf(IndexUnavailableException.class);
            try (ElasticsearchServer server = ElasticsearchServer.start(home, port);
                    var searchers = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(whenItIsWhole(index, batch(0)).accepted()).hasSize(BATCH);
                var searched = new CountDownLatch(16);
                List<Future<String>> told = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    told.add(searchers.submit(() -> {
                        while (true) {
                            try {
                                assertThat(index.search(RecordIndexContract.ANYONE, RecordQuery.of("转账"))
                                                .total())
                                        .isEqualTo(BATCH);
                                searched.countDown();
                            } catch (IndexUnavailableException e) {
                                return e.code();
                            }
                        }
                    }));
                }
                assertThat(searched.await(1, TimeUnit.MINUTES)).isTrue();
                server.kill();
                for (Future<String> one : told) {
                    assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("index-unavailable");
                }
            }
        }
    }
}
