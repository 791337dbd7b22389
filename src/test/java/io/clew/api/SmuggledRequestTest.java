package io.clew.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy and Clew have to agree on where a request ends: else one rides in the body of another, past the proxy's rules. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class SmuggledRequestTest {

    private static final String HIDDEN = "GET /favicon.svg HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI clew;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a line break inside a quoted extension of a chunk
                "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n" + HIDDEN + "\"\r\nX\r\n0\r\n\r\n",
                // a bare line feed at the end of a chunk's size
                "Transfer-Encoding: chunked\r\n\r\n3;\nabc\r\n0\r\n\r\n" + HIDDEN,
                // both ways to say how long it is
                "Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN,
                "Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + HIDDEN,
                "Content-Length: +0\r\n\r\n" + HIDDEN,
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + HIDDEN,
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + HIDDEN,
            })
    void isNeverAnswered(String rest) throws IOException {
        for (String path : List.of("/j_security_check", "/api/v1/records?source=x")) {
            assertThat(answers("POST " + path + " HTTP/1.1\r\nHost: x\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n" + rest))
                    .as(path)
                    .doesNotContain("image/svg");
        }
    }

    @Test
    void whatFollowsAWholeRequestIs() throws IOException {
        assertThat(answers("GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n" + HIDDEN))
                .contains("image/svg");
    }

    private String answers(String sent) throws IOException {
        try (var socket = new Socket(clew.getHost(), clew.getPort())) {
            socket.getOutputStream().write(sent.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            socket.setSoTimeout(30_000);
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
