package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.app.Installation;
import io.clew.record.ClewException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The server that holds the data folder, asked over its API by the command line of the same machine. */
final class RunningServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation.Running running;
    private final String purpose;

    private RunningServer(Installation.Running running, String purpose) {
        this.running = running;
        this.purpose = purpose;
    }

    /** The folder with everything, as configured. */
    static Path data() {
        return ConfigProvider.getConfig()
                .getOptionalValue("clew.data", Path.class)
                .orElse(Path.of("data"));
    }

    /** The server, if one runs and lets the command line in. */
    static Optional<RunningServer> find(String purpose) {
        return Installation.running(data()).map(running -> new RunningServer(running, purpose));
    }

    /** What is sent; the server wants to know first how long it is. */
    interface Body {
        long length() throws IOException;

        void writeTo(OutputStream out) throws IOException;

        static Body of(byte[] bytes) {
            return new Body() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    out.write(bytes);
                }
            };
        }
    }

    /**
     * Asks and waits for the answer, however long it takes.
     *
     * @throws ClewException as the server refused
     */
    JsonNode ask(String method, String path, String type, @Nullable Body body) throws IOException {
        var call =
                (HttpURLConnection) URI.create(running.address() + path).toURL().openConnection();
        call.setRequestMethod(method);
        call.setRequestProperty("Authorization", "Bearer " + running.token());
        call.setRequestProperty("Clew-Purpose", URLEncoder.encode(purpose, StandardCharsets.UTF_8));
        call.setRequestProperty("Content-Type", type);
        if (body != null) {
            call.setDoOutput(true);
            call.setFixedLengthStreamingMode(body.length());
            try (OutputStream out = call.getOutputStream()) {
                body.writeTo(out);
            }
        }
        boolean refused = call.getResponseCode() >= 400;
        try (InputStream in = refused ? call.getErrorStream() : call.getInputStream()) {
            JsonNode answer = in == null ? JSON.createObjectNode() : JSON.readTree(in);
            if (refused) {
                throw new ClewException(
                        answer.path("code").asText("refused"),
                        answer.path("detail").asText("服务器拒绝了请求（" + call.getResponseCode() + "）。"));
            }
            return answer;
        }
    }
}
