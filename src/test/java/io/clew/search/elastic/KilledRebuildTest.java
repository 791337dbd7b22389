package io.clew.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordIndexContract;
import io.clew.search.Records;
import io.clew.servers.ElasticsearchServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clew, then the server, is killed while the index is made anew. */
class KilledRebuildTest {

    private static final int RECORDS = 16_000;
    private static final int BATCH = 4_000;

    @TempDir
    Path folder;

    /** Makes an index anew in a process of its own, to be killed. */
    static final class Rebuilding {

        private Rebuilding() {}

        public static void main(String[] arguments) {
            Rebuild.run(ElasticSettings.of(arguments[0], arguments[1]));
        }
    }

    @Test
    void leavesTheOldIndexServingAndTheNextOneWorks() throws Exception {
        Path home = Files.createDirectory(folder.resolve("server"));
        ElasticsearchServer server = ElasticsearchServer.start(home, freePort());
        var settings = ElasticSettings.of(server.address(), "rebuilt");
        try (Cluster cluster = Cluster.open(settings);
                var other = Executors.newSingleThreadExecutor()) {
            fill(settings);
            List<Kept> before = kept(settings);
            assertThat(before).hasSize(RECORDS);

            Process clew = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Rebuilding.class.getName(),
                            server.address(),
                            settings.prefix())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String half = begun(cluster, "");
            clew.destroyForcibly().waitFor();
            assertServesAsBefore(cluster, settings, before);

            var rebuilding = other.submit(() -> Rebuild.run(settings));
            begun(cluster, half);
            server.kill();
            assertThatThrownBy(() -> rebuilding.get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(IndexUnavailableException.class);

            server = ElasticsearchServer.start(home, server.port());
            awaitWhole(cluster);
            assertServesAsBefore(cluster, settings, before);

            assertThat(Rebuild.run(settings)).isEqualTo("rebuilt-records-000002");
            assertThat(cluster.indices("rebuilt-records")).containsExactly("rebuilt-records-000002");
            assertThat(kept(settings)).isEqualTo(before);
        } finally {
            server.close();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void fill(ElasticSettings settings) {
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            for (int from = 0; from < RECORDS; from += BATCH) {
                List<Record> batch = new ArrayList<>();
                for (int i = from; i < from + BATCH; i++) {
                    batch.add(Records.text("a/" + i, "转账记录" + i));
                }
                index.append(batch);
            }
        }
    }

    private static List<Kept> kept(ElasticSettings settings) {
        List<Kept> kept = new ArrayList<>(RECORDS);
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            index.replay(0, kept::add);
        }
        return kept;
    }

    private static void assertServesAsBefore(Cluster cluster, ElasticSettings settings, List<Kept> before) {
        assertThat(cluster.indices("rebuilt-records")).containsExactly("rebuilt-records-000001");
        assertThat(kept(settings)).isEqualTo(before);
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            assertThat(RecordIndexContract.found(index, "\"转账记录77\"")).containsExactly("a/77");
        }
    }

    /**
     * Waits until a new index, another than that of the rebuild before, holds some of the records.
     *
     * @return its unique name
     */
    private static String begun(Cluster cluster, String before) {
        for (long until = System.nanoTime() + Duration.ofMinutes(2).toNanos(); ; ) {
            try {
                String name = cluster.get("/rebuilt-records-000002/_settings")
                        .at("/rebuilt-records-000002/settings/index/uuid")
                        .asText();
                long count = cluster.get("/rebuilt-records-000002/_count")
                        .path("count")
                        .asLong();
                if (!name.equals(before) && count > 0) {
                    assertThat(count).as("caught in the middle").isLessThan(RECORDS);
                    return name;
                }
            } catch (IndexUnavailableException notYet) {
                assertThat(System.nanoTime()).as("begun in time").isLessThan(until);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static void awaitWhole(Cluster cluster) {
        for (long until = System.nanoTime() + Duration.ofMinutes(2).toNanos(); ; ) {
            try {
                cluster.get("/rebuilt-records/_count");
                return;
            } catch (IndexUnavailableException notYet) {
                assertThat(System.nanoTime()).as("whole in time").isLessThan(until);
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }
}
