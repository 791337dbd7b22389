package io.clew.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clew.elastic.ElasticSettings;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndexContract;
import io.clew.search.RecordQuery;
import io.clew.search.Records;
import io.clew.servers.ElasticsearchServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate before the server that says now and then that it has too much to do, or loses an answer. */
class OverloadedServerTest {

    private static final int REFUSED = 3;
    private static final AtomicInteger MADE = new AtomicInteger();

    private final AtomicInteger bulks = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    /** Requests are held back until it is at zero. */
    private final AtomicReference<CountDownLatch> goesOn = new AtomicReference<>(new CountDownLatch(0));

    private HttpServer gate;

    @BeforeEach
    void open() throws IOException {
        gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gate.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gate.createContext("/", this::pass);
        gate.start();
    }

    @AfterEach
    void close() {
        gate.stop(0);
        client.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            goesOn.get().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean bulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
        if (bulk && bulks.incrementAndGet() <= REFUSED) {
            answer(
                    exchange,
                    429,
                    "application/json",
                    "{\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"},\"status\":429}"
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        var request = HttpRequest.newBuilder(
                        URI.create(ElasticsearchServer.shared().address() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Content-Type", "Accept")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("application/json"),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private ElasticSettings settings() {
        return ElasticSettings.of(
                "http://127.0.0.1:" + gate.getAddress().getPort(), "overloaded-" + MADE.incrementAndGet());
    }

    private static List<Record> batch() {
        List<Record> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(Records.text("a/" + i, "转账记录" + i));
        }
        return batch;
    }

    @Test
    void isWaitedForByARebuildToo() {
        var settings = settings();
        bulks.set(REFUSED);
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            index.append(batch());
        }
        bulks.set(0);
        Rebuild.run(settings);
        assertThat(bulks).hasValue(REFUSED + 1);
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            assertThat(index.totals()).containsEntry("a", 50L);
        }
    }

    @Test
    void isGivenUpInTimeByManyAskersWhenItIsSlowAndFoundAgainWhenItIsNot() throws Exception {
        bulks.set(REFUSED);
        var usual = settings();
        var settings =
                new ElasticSettings(usual.addresses(), "", "", usual.prefix(), usual.layout(), Duration.ofSeconds(2));
        try (RecordIndex index = ElasticRecordIndex.open(settings);
                var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            index.append(batch());
            var held = new CountDownLatch(1);
            goesOn.set(held);
            long began = System.nanoTime();
            List<Future<?>> questions = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                questions.add(askers.submit(() -> index.search(RecordIndexContract.ANYONE, RecordQuery.of("转账"))));
            }
            for (Future<?> question : questions) {
                assertThatThrownBy(() -> question.get(30, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(IndexUnavailableException.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
            held.countDown();
            assertThat(index.search(RecordIndexContract.ANYONE, RecordQuery.of("转账"))
                            .total())
                    .isEqualTo(50);
        }
    }

    @Test
    void isWaitedForAndLosesNothing() {
        var settings = settings();
        List<Record> batch = batch();
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            assertThat(index.append(batch).accepted()).hasSize(50);
            assertThat(bulks).hasValue(REFUSED + 1);
            List<Long> sequences = new ArrayList<>();
            index.replay(0, kept -> sequences.add(kept.sequence()));
            assertThat(sequences).hasSize(50).isSorted().doesNotHaveDuplicates();
        }
    }
}
