package io.clew.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clew.elastic.ElasticSettings;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gate before the server that says now and then that it has too much to do, or loses an answer. */
class OverloadedServerTest {

    private static final int REFUSED = 3;
    private static final AtomicInteger MADE = new AtomicInteger();

    private final AtomicInteger bulks = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
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

    @Test
    void isWaitedForAndLosesNothing() {
        var settings = ElasticSettings.of(
                "http://127.0.0.1:" + gate.getAddress().getPort(), "overloaded-" + MADE.incrementAndGet());
        List<Record> batch = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            batch.add(Records.text("a/" + i, "转账记录" + i));
        }
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            assertThat(index.append(batch).accepted()).hasSize(50);
            assertThat(bulks).hasValue(REFUSED + 1);
            List<Long> sequences = new ArrayList<>();
            index.replay(0, kept -> sequences.add(kept.sequence()));
            assertThat(sequences).hasSize(50).isSorted().doesNotHaveDuplicates();
        }
    }
}
