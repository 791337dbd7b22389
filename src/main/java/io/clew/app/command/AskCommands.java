package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.app.Console;
import io.clew.app.Installation;
import io.clew.app.client.RunningServer;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Questions to the server that runs on the folder, from the terminal of its machine; each read states its purpose and is in
 * the audit like any other. Results are lines with tabs between, for other programs.
 */
final class AskCommands {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AskCommands() {}

    /** The server, and why it is asked. */
    private static RunningServer server(Message purpose) {
        var folder = DataFolder.find();
        Installation.Running running = folder.server()
                .orElseThrow(() -> new ClewException(
                        Message.of("command.no-server", folder.path().toString())));
        return new RunningServer(running, purpose);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void row(String... cells) {
        System.out.println(String.join("\t", cells).replace('\n', ' '));
    }

    /** Why people's data are read. */
    private static final class Why {

        @Option(names = "--purpose", paramLabel = "TEXT", required = true, descriptionKey = "purpose")
        private String purpose = "";

        Message said() {
            return Message.verbatim(purpose);
        }
    }

    @Command(name = "search")
    static final class Search implements Callable<Integer> {

        @Parameters(paramLabel = "WORDS", arity = "0..*", descriptionKey = "search.WORDS")
        private List<String> words = List.of();

        @Option(names = "--size", paramLabel = "N", defaultValue = "20", descriptionKey = "search.size")
        private int size;

        @picocli.CommandLine.Mixin
        private Why why = new Why();

        @Override
        public Integer call() throws Exception {
            JsonNode found =
                    server(why.said()).get("/api/v1/search?size=" + size + "&q=" + encoded(String.join(" ", words)));
            found.path("hits")
                    .forEach(hit -> row(
                            hit.path("id").asText(),
                            hit.path("occurredAt").asText(),
                            hit.path("type").asText(),
                            hit.path("title").asText()));
            Console.tell(Message.of(
                    "command.found",
                    found.path("hits").size(),
                    found.path("total").asLong()));
            return ExitCode.DONE;
        }
    }

    @Command(name = "export")
    static final class Export implements Callable<Integer> {

        @Parameters(paramLabel = "WORDS", arity = "0..*", descriptionKey = "search.WORDS")
        private List<String> words = List.of();

        @Option(names = "--format", paramLabel = "FORM", defaultValue = "ndjson", descriptionKey = "export.format")
        private String format = "";

        @Option(names = "--to", paramLabel = "FILE", descriptionKey = "export.to")
        private @Nullable Path to;

        @picocli.CommandLine.Mixin
        private Why why = new Why();

        @Override
        public Integer call() throws Exception {
            String path = "/api/v1/search/export?format=" + encoded(format) + "&q=" + encoded(String.join(" ", words));
            Path file = to;
            if (file == null) {
                server(why.said()).save(path, System.out);
                System.out.flush();
            } else {
                try (OutputStream out = Files.newOutputStream(file)) {
                    server(why.said()).save(path, out);
                }
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "trace")
    static final class Trace implements Callable<Integer> {

        @Parameters(paramLabel = "ACCOUNT", descriptionKey = "trace.ACCOUNT")
        private String account = "";

        @Option(names = "--backward", descriptionKey = "trace.backward")
        private boolean backward;

        @Option(names = "--method", paramLabel = "METHOD", defaultValue = "fifo", descriptionKey = "trace.method")
        private String method = "";

        @Option(names = "--depth", paramLabel = "N", defaultValue = "5", descriptionKey = "trace.depth")
        private int depth;

        @picocli.CommandLine.Mixin
        private Why why = new Why();

        @Override
        public Integer call() throws Exception {
            ObjectNode ask = JSON.createObjectNode();
            ask.putObject("start").put("account", account.contains(":") ? account : "account:" + account);
            ask.put("direction", backward ? "backward" : "forward")
                    .put("method", method)
                    .put("maxDepth", depth);
            JsonNode trace = server(why.said()).post("/api/v1/traces", ask);
            for (JsonNode node : trace.path("nodes")) {
                row(
                        node.path("level").asText(),
                        node.path("account").asText(),
                        node.path("name").asText(),
                        node.path("attributed").asText(),
                        node.path("residual").asText());
            }
            Console.tell(Message.of(
                    "command.found",
                    trace.path("nodes").size(),
                    trace.path("total").asLong()));
            return ExitCode.DONE;
        }
    }

    @Command(name = "users")
    static final class Users implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            JsonNode accounts = server(Message.of("command.purpose-users")).get("/api/v1/accounts");
            for (JsonNode account : accounts) {
                List<String> roles = new ArrayList<>();
                account.path("roles").forEach(role -> roles.add(role.asText()));
                row(
                        account.path("user").asText(),
                        account.path("name").asText(),
                        String.join(",", roles),
                        account.path("clearance").asText(),
                        account.path("disabled").asBoolean() ? "disabled" : "");
            }
            return ExitCode.DONE;
        }
    }

    /** Whether the server answers, and each engine behind it; without a server that there is none. */
    @Command(name = "status")
    static final class Status implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            var folder = DataFolder.find();
            if (folder.server().isEmpty()) {
                Console.print(Message.of("command.no-server", folder.path().toString()));
                return ExitCode.FAILED;
            }
            var running = folder.server().get();
            JsonNode health = new RunningServer(running, Message.of("command.purpose-status")).health();
            row(running.address(), health.path("status").asText());
            for (JsonNode check : health.path("checks")) {
                List<String> said = new ArrayList<>();
                check.path("data")
                        .properties()
                        .forEach(value ->
                                said.add(value.getKey() + "=" + value.getValue().asText()));
                row(check.path("name").asText(), check.path("status").asText(), String.join(" ", said));
            }
            return health.path("status").asText().equals("UP") ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
