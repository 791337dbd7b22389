package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * Follows the money of the fraud reports of a running Clew over HTTP: each report once, first by one user and then by many who
 * ask without a pause; then again, when accounts were asked about before; then of all reports at once. Before that every report
 * is asked about under another purpose, under which nothing is remembered for this one: what is measured is a server that has
 * run for some time, and accounts that nobody asked it about.
 */
final class HttpTraceBench {

    private static final int REPORTS = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final String token;
    private String purpose = "warm-up";

    private HttpTraceBench(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** @param token of an account that may read */
    static void run(URI address, String token, int users) throws IOException, InterruptedException {
        var bench = new HttpTraceBench(address, token);
        List<String> reports = bench.reports();
        System.out.printf("%,d reports%n", reports.size());
        System.out.printf("after the start, %d users: %s%n", users, bench.asked(reports, users));
        bench.purpose = "bench";
        List<String> half = reports.subList(0, reports.size() / 2);
        List<String> rest = reports.subList(half.size(), reports.size());
        System.out.printf("one user, first time: %s%n", bench.asked(half, 1));
        System.out.printf("one user, again: %s%n", bench.asked(half, 1));
        System.out.printf("%d users, first time: %s%n", users, bench.asked(rest, users));
        System.out.printf("%d users, again: %s%n", users, bench.asked(rest, users));
        long began = System.nanoTime();
        JsonNode whole = bench.trace(reports);
        System.out.printf(
                "all at once: %.1f s, %,d payments, complete: %s%n",
                (System.nanoTime() - began) / 1e9,
                whole.path("total").asInt(),
                whole.path("complete").asText());
    }

    private List<String> reports() throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        HttpResponse<String> answer = http.send(
                request("/api/v1/search?q=%E8%AF%88%E9%AA%97%E6%A1%88&type=incident&size=10000")
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        json.readTree(answer.body())
                .path("hits")
                .forEach(hit -> found.add(hit.path("id").asText()));
        Collections.sort(found);
        Collections.shuffle(found, new Random(7));
        return found.subList(0, Math.min(REPORTS, found.size()));
    }

    private String asked(List<String> reports, int users) throws InterruptedException {
        Queue<String> waiting = new ConcurrentLinkedQueue<>(reports);
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        try (var all = Executors.newFixedThreadPool(users)) {
            for (int i = 0; i < users; i++) {
                all.submit(() -> {
                    for (String report = waiting.poll(); report != null; report = waiting.poll()) {
                        long began = System.nanoTime();
                        trace(List.of(report));
                        times.add(System.nanoTime() - began);
                    }
                    return null;
                });
            }
        }
        return Latency.of(times);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Clew-Purpose", purpose)
                .header("Content-Type", "application/json");
    }

    /** What is answered; a report that tells no payment is answered too. */
    private JsonNode trace(List<String> reports) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of(
                "starts",
                reports.stream().map(report -> Map.of("record", report)).toList()));
        HttpResponse<String> answer = http.send(
                request("/api/v1/traces")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200 && answer.statusCode() != 400) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
