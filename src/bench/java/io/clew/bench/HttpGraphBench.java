package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.EntityKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Asks a running Clew over HTTP and Neo4j over Bolt what one account touches, in turn, and Clew for a hub of 100,000
 * transfers. The transfers are sent to Clew first, into the source {@code bench}; so give it a data folder of its own.
 *
 * <p>Both answer neighbours with the number of facts, their sum, the first and the last, most facts first.
 */
final class HttpGraphBench {

    private static final int ACCOUNTS = 60_000;
    private static final int TRANSFERS = 300_000;
    private static final int HUB_FACTS = 100_000;
    private static final int HUB_NEIGHBOURS = 40_000;
    private static final int BATCH = 20_000;
    private static final int ASKS = 400;
    private static final int LIMIT = 100;

    private static final String HOP = "MATCH (a:Entity {id: $id})-[r]-(b) WITH a, b, type(r) AS link, "
            + "startNode(r) = a AS leaves, count(*) AS facts, sum(r.amount) AS amount, min(r.at) AS first, "
            + "max(r.at) AS last RETURN b.id, link, leaves, facts, amount, first, last "
            + "ORDER BY facts DESC LIMIT " + LIMIT;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final String token;
    private final int[] payer = new int[TRANSFERS + HUB_FACTS];
    private final int[] payee = new int[TRANSFERS + HUB_FACTS];
    private final long[] at = new long[TRANSFERS + HUB_FACTS];
    private final long[] fen = new long[TRANSFERS + HUB_FACTS];

    private HttpGraphBench(URI address, String token) {
        this.address = address;
        this.token = token;
        var random = new Random(11);
        for (int i = 0; i < payer.length; i++) {
            boolean hub = i >= TRANSFERS;
            payer[i] = hub ? 0 : 1 + random.nextInt(ACCOUNTS);
            payee[i] = 1 + random.nextInt(hub ? HUB_NEIGHBOURS : ACCOUNTS);
            at[i] = (GraphWorld.BEGIN + random.nextInt(GraphWorld.YEAR)) * 1000;
            fen[i] = 1 + random.nextInt(100_000_000);
        }
    }

    /** @param token of an account that may read and import */
    static void run(URI address, String token) throws IOException {
        Path folder = Files.createTempDirectory("clew-graph-bench");
        try {
            var bench = new HttpGraphBench(address, token);
            bench.send();
            bench.ask(folder);
        } finally {
            GraphBench.delete(folder);
        }
    }

    private static EntityKey key(int account) {
        return new EntityKey("account", String.format("62220202%011d", account));
    }

    private void send() throws IOException {
        post("/api/v1/sources", Map.of("id", "bench", "title", "bench"));
        long began = System.nanoTime();
        var lines = new ArrayList<String>();
        for (int i = 0; i < payer.length; i++) {
            lines.add(json.writeValueAsString(Map.of(
                    "id",
                    "t" + i,
                    "type",
                    "transfer",
                    "facts",
                    List.of(Map.of(
                            "from",
                            key(payer[i]).toString(),
                            "to",
                            key(payee[i]).toString(),
                            "link",
                            "transfer",
                            "at",
                            Instant.ofEpochMilli(at[i]).toString(),
                            "amount",
                            fen[i] / 100 + "." + fen[i] / 10 % 10 + fen[i] % 10)))));
            if (lines.size() == BATCH || i == payer.length - 1) {
                post("/api/v1/records?source=bench", String.join("\n", lines), "application/x-ndjson");
                lines.clear();
            }
        }
        System.out.printf("sent in %.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    private JsonNode post(String path, Object body) {
        try {
            return post(path, json.writeValueAsString(body), "application/json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode post(String path, String body, String type) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .header("Authorization", "Bearer " + token)
                            .header("Clew-Purpose", "bench")
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2 && answer.statusCode() != 409) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode expand(int account) {
        return post("/api/v1/graph/expand", Map.of("nodes", List.of(key(account).toString()), "limit", LIMIT));
    }

    private void ask(Path folder) throws IOException {
        Path nodes = folder.resolve("nodes.csv");
        Path facts = folder.resolve("facts.csv");
        write(nodes, facts);
        try (var neo4j = Neo4jPeer.filled(nodes, facts)) {
            Neo4jPeer.inTurn(
                    "one hop, HTTP and Bolt",
                    ASKS,
                    i -> expand(1 + i).get("shown").asLong(),
                    i -> neo4j.rows(HOP, Map.of("id", key(1 + i).toString())));
            Neo4jPeer.inTurn(
                    "a hub of 100,000, HTTP and Bolt",
                    50,
                    i -> expand(0).get("shown").asLong(),
                    i -> neo4j.rows(HOP, Map.of("id", key(0).toString())));
        }
        counts();
    }

    private void counts() {
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            post("/api/v1/graph/links", Map.of("nodes", List.of(key(0).toString())));
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "counts and sums by link type at the hub, HTTP: median %.1f ms, p95 %.1f ms%n",
                nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6);
    }

    private void write(Path nodes, Path facts) throws IOException {
        try (var node = Files.newBufferedWriter(nodes);
                var fact = Files.newBufferedWriter(facts)) {
            node.write("id:ID,:LABEL\n");
            for (int i = 0; i <= ACCOUNTS; i++) {
                node.write(key(i) + ",Entity\n");
            }
            fact.write(":START_ID,:END_ID,at:long,amount:long,:TYPE\n");
            for (int i = 0; i < payer.length; i++) {
                fact.write(key(payer[i]) + "," + key(payee[i]) + "," + at[i] + "," + fen[i] + ",transfer\n");
            }
        }
    }
}
