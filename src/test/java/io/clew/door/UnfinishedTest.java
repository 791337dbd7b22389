package io.clew.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnfinishedTest {

    private static final Duration TIME = Duration.ofMillis(150);
    private static final int LENGTH = 300_000;

    private final Vertx vertx = Vertx.vertx();
    private final Unfinished unfinished = new Unfinished(TIME);
    private HttpServer server;

    @BeforeEach
    void listens() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(this::answer);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stops() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Reads the body to its last byte and no further, as a reader of JSON does, and answers long after. */
    private void answer(RoutingContext call) {
        var request = call.request();
        unfinished.admit(call, "10.0.0.1", false);
        var read = new int[1];
        request.pause();
        request.handler(part -> {
            read[0] += part.length();
            if (read[0] < LENGTH) {
                request.fetch(1);
            } else {
                call.vertx()
                        .setTimer(TIME.toMillis() * 4, later -> call.response().end("answered"));
            }
        });
        request.fetch(1);
    }

    @Test
    void aLongAnswerToALongBodyIsNotCutOff() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[LENGTH]))
                    .build();
            assertThat(client.send(asked, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("answered");
        }
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedFor() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + LENGTH + "\r\n\r\nhalf")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read())
                    .as("the connection is closed")
                    .isEqualTo(-1);
        }
    }
}
