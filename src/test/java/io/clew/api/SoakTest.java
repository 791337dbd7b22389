package io.clew.api;

import static io.clew.api.Calls.owner;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Many clients for a long time, {@code -Dclew.soak=30} minutes: no call fails, and what the program holds does not grow. Is
 * done on request only.
 */
@QuarkusTest
@TestProfile(ApiProfile.class)
@EnabledIfSystemProperty(named = "clew.soak", matches = "\\d+")
class SoakTest {

    private static final int CLIENTS = 8;

    private record Held(long heap, long handles, int threads) {

        static Held now() {
            System.gc(); // so that what is left is what is held
            var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Held(
                    memory.getUsed() >> 20,
                    system.getOpenFileDescriptorCount(),
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }

    @Test
    void nothingGrowsAndNothingFails() throws Exception {
        GuardWorld.prepare();
        long third = TimeUnit.MINUTES.toNanos(Long.getLong("clew.soak")) / 3;
        var failed = new AtomicLong();
        var calls = new AtomicLong();
        work(third, calls, failed);
        Held early = Held.now();
        work(2 * third, calls, failed);
        Held late = Held.now();
        System.out.printf("%d calls; after a third %s, at the end %s%n", calls.get(), early, late);
        assertThat(failed).hasValue(0);
        assertThat(late.heap).isLessThan(early.heap + Math.max(40, early.heap / 4));
        assertThat(late.handles).isLessThan(early.handles + 40);
        assertThat(late.threads).isLessThan(early.threads + 20);
    }

    private static void work(long nanos, AtomicLong calls, AtomicLong failed) throws Exception {
        long until = System.nanoTime() + nanos;
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> all = java.util.stream.IntStream.range(0, CLIENTS)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        var random = new Random(n);
                        while (System.nanoTime() < until) {
                            calls.incrementAndGet();
                            if (status(random) >= 500) {
                                failed.incrementAndGet();
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var done : clients.invokeAll(all)) {
                done.get();
            }
        }
    }

    private static int status(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> owner().get("/api/v1/search?q=核查&facets=all").statusCode();
            case 1 -> owner().get("/api/v1/entities/" + GuardWorld.FROM).statusCode();
            case 2 -> owner().get("/search?q=" + random.nextInt(1_000_000)).statusCode();
            case 3 -> asked("/api/v1/graph/expand", Map.of("nodes", List.of(GuardWorld.FROM)));
            case 4 -> asked("/api/v1/traces", Map.of("start", Map.of("account", GuardWorld.FROM)));
            case 5 -> asked("/api/v1/graph/paths", Map.of("from", GuardWorld.FROM, "to", GuardWorld.TO, "k", 50));
            case 6 ->
                owner().contentType("application/x-ndjson")
                        .body("{\"id\":\"soak" + random.nextInt(200) + "\",\"type\":\"document\",\"title\":\"t\"}")
                        .post("/api/v1/records?source=guard-open")
                        .statusCode();
            default -> owner().get("/q/health/ready").statusCode();
        };
    }

    private static int asked(String path, Map<String, Object> what) {
        return owner().contentType(ContentType.JSON).body(what).post(path).statusCode();
    }
}
