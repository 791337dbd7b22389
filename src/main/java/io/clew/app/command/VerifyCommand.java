package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.app.Console;
import io.clew.app.client.RunningServer;
import io.clew.record.Message;
import io.clew.upkeep.MaintainGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Integer call() throws Exception {
        var folder = DataFolder.find();
        if (folder.server().isPresent()) {
            var server = new RunningServer(folder.server().get(), Message.of("command.purpose-verify"));
            return report(folder.path(), server.post("/api/v1/upkeep/graph/verify", JSON.createObjectNode()));
        }
        return OneShot.run(() -> {
            var report = OneShot.bean(MaintainGraph.class).verify(OneShot.operator());
            ObjectNode graph = JSON.valueToTree(report);
            return report(folder.path(), graph.put("agrees", report.agrees()));
        });
    }

    private static int report(Path data, JsonNode graph) {
        var audit = AuditCommand.held(data.resolve("audit"), List.of(), Optional.empty());
        Console.print(
                audit.whole()
                        ? Message.of("command.audit-whole", audit.entries())
                        : Message.of("command.audit-broken", audit.faults().size()));
        boolean agrees = graph.path("agrees").asBoolean();
        Console.print(Message.of(
                agrees ? "command.graph-agrees" : "command.graph-differs",
                graph.path("records").asLong(),
                graph.path("facts").asLong()));
        graph.path("differences").forEach(VerifyCommand::difference);
        long doubled = graph.path("doubled").asLong();
        if (doubled > 0) {
            Console.print(Message.of("command.records-doubled", doubled));
        }
        JsonNode damaged = graph.path("damaged");
        damaged.forEach(part -> Console.print(Message.of("command.files-damaged", part.asText())));
        if (!agrees && damaged.isEmpty()) {
            Console.print(
                    graph.path("moved").asBoolean()
                            ? Message.of("command.graph-moved")
                            : Message.of("command.graph-rebuild"));
        }
        return audit.whole() && agrees ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void difference(JsonNode difference) {
        Console.print(Message.of(
                "command.graph-difference",
                difference.path("source").asText(),
                difference.path("link").asText(),
                difference.path("inRecords").asLong(),
                difference.path("inGraph").asLong()));
    }
}
