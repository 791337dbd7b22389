package io.clew.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until a server answers, and says what it printed where it does not. */
final class Answering {

    private Answering() {}

    /** @param seconds at most; fails earlier if the process ends */
    static void within(int seconds, Process process, Path printed, URI address) throws IOException {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            poll(seconds, process, printed, () -> ok(client, address));
        }
    }

    /** Waits for a word on the server's standard output and an open port. */
    static void within(int seconds, Process process, Path printed, String word, int port) throws IOException {
        poll(seconds, process, printed, () -> Files.readString(printed).contains(word) && open(port));
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static void poll(int seconds, Process process, Path printed, Check check) throws IOException {
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!check.holds()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not start; it printed:\n" + Files.readString(printed));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean ok(HttpClient client, URI address) {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean open(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException away) {
            return false;
        }
    }
}
