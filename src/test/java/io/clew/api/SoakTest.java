package io.clew.api;

import static io.clew.api.Calls.owner;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Many clients for a long time, {@code -Dclew.soak=10} minutes: no call fails, and what the program holds does not grow. Is
 * done on request only, with the heap to try beside it: {@code -Dsurefire.args="-Dclew.soak=10 -Xmx512m"}.
 */
@QuarkusTest
@TestProfile(ApiProfile.class)
@EnabledIfSystemProperty(named = "clew.soak", matches = "\\d+")
class SoakTest {

    private static final int CLIENTS = 20;
    private static final int KINDS = 14;

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
        Map<String, LongAdder> failed = new ConcurrentSkipListMap<>();
        var calls = new AtomicLong();
        work(third, calls, failed);
        Held early = Held.now();
        work(2 * third, calls, failed);
        Held late = Held.now();
        System.out.printf("%d calls; after a third %s, at the end %s%n", calls.get(), early, late);
        assertThat(failed).isEmpty();
        assertThat(late.heap).isLessThan(early.heap + Math.max(40, early.heap / 4));
        assertThat(late.handles).isLessThan(early.handles + 40);
        assertThat(late.threads).isLessThan(early.threads + 20);
    }

    private static void work(long nanos, AtomicLong calls, Map<String, LongAdder> failed) throws Exception {
        long until = System.nanoTime() + nanos;
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> all = java.util.stream.IntStream.range(0, CLIENTS)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        var random = new Random(n);
                        while (System.nanoTime() < until) {
                            calls.incrementAndGet();
                            int kind = random.nextInt(KINDS);
                            int status = status(kind, random);
                            if (status >= 500) {
                                failed.computeIfAbsent(kind + ": " + status, first -> new LongAdder())
                                        .increment();
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

    private static int status(int kind, Random random) {
        return switch (kind) {
            case 0 -> owner().get("/api/v1/search?q=核查&facets=all").statusCode();
            case 1 -> owner().get("/api/v1/entities/" + GuardWorld.FROM).statusCode();
            case 2 -> owner().get("/search?q=" + random.nextInt(1_000_000)).statusCode();
            case 3 -> asked("/api/v1/graph/expand", Map.of("nodes", List.of(GuardWorld.FROM)));
            case 4 -> asked("/api/v1/traces", Map.of("start", Map.of("account", GuardWorld.FROM)));
            case 5 -> asked("/api/v1/graph/paths", Map.of("from", GuardWorld.FROM, "to", GuardWorld.TO, "k", 50));
            case 6 -> wrote("source=guard-open", "soak" + random.nextInt(200));
            case 7 -> asked("/api/v1/gangs", Map.of("seeds", List.of(GuardWorld.FROM)));
            case 8 -> asked("/api/v1/patterns/F3", Map.of());
            case 9 -> owner().get("/api/v1/search/export?format=csv&q=").statusCode();
            case 10 -> owner().get("/api/v1/changes").statusCode();
            case 11 -> compared(random);
            case 12 -> owner().get("/money?from=" + GuardWorld.FROM).statusCode();
            default -> owner().get("/q/health/ready").statusCode();
        };
    }

    private static int wrote(String where, String id) {
        return owner().contentType("application/x-ndjson")
                .body(("{\"id\":\"" + id + "\",\"type\":\"document\",\"title\":\"t\"}").getBytes(UTF_8))
                .post("/api/v1/records?" + where)
                .statusCode();
    }

    private static int compared(Random random) {
        var some = new StringBuilder();
        for (int n = 0; n < ApiProfile.MOST_COMPARED; n++) {
            some.append("139").append(10_000_000 + random.nextInt(10_000_000)).append('\n');
        }
        return owner().contentType("text/plain")
                .body(some.toString())
                .post("/api/v1/search/compare")
                .statusCode();
    }

    private static int asked(String path, Map<String, Object> what) {
        return owner().contentType(ContentType.JSON).body(what).post(path).statusCode();
    }
}
