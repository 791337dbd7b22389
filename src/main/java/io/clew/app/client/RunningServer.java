package io.clew.app.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.app.Console;
import io.clew.app.Installation;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * The server that holds a data folder, asked over its API by the command line of the same machine.
 *
 * <p>With the client of the JDK: Quarkus's REST client needs a running Quarkus around it, which would take the seconds
 * that asking the server saves.
 */
public final class RunningServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Installation.Running running;
    private final String purpose;

    /** @param purpose as the audit will have it */
    public RunningServer(Installation.Running running, Message purpose) {
        this.running = running;
        this.purpose = URLEncoder.encode(Console.WORDS.tell(purpose), StandardCharsets.UTF_8);
    }

    /** Asks and waits for the answer, however long it takes. */
    public JsonNode get(String path) throws IOException {
        return JSON.readTree(sent(request(path).GET()));
    }

    /** Text as it is, such as CSV. */
    public String text(String path) throws IOException {
        return new String(sent(request(path).GET()), StandardCharsets.UTF_8);
    }

    /** What it says of itself, whether all is well or not. */
    public JsonNode health() throws IOException {
        try {
            return JSON.readTree(http.send(request("/q/health").GET().build(), BodyHandlers.ofByteArray())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Writes an answer of any length, as it comes. */
    public void save(String path, OutputStream to) throws IOException {
        try {
            HttpResponse<InputStream> answer = http.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                if (answer.statusCode() >= 400) {
                    throw refused(answer.statusCode(), in.readAllBytes());
                }
                in.transferTo(to);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    public JsonNode post(String path, JsonNode body) throws IOException {
        return post(path, JSON_TYPE, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    /** @param body whose length is known, because the server wants to know it first */
    public JsonNode post(String path, String type, BodyPublisher body) throws IOException {
        return JSON.readTree(sent(request(path).header("Content-Type", type).POST(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(running.address() + path))
                .header("Authorization", "Bearer " + running.token())
                .header("Accept-Language", Console.WORDS.language())
                .header("Clew-Purpose", purpose);
    }

    /** @throws ClewException as the server refused */
    private byte[] sent(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                byte[] body = in.readAllBytes();
                if (answer.statusCode() >= 400) {
                    throw refused(answer.statusCode(), body);
                }
                return body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static ClewException refused(int status, byte[] body) {
        try {
            String detail = JSON.readTree(body).path("detail").asText("");
            if (!detail.isEmpty()) {
                return new ClewException(Message.verbatim(detail));
            }
        } catch (IOException e) {
            // the answer is no problem document; its number says what there is to say
        }
        return new ClewException(Message.of("command.refused", status));
    }
}
