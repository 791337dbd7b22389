package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.access.entry.Desk;
import io.clew.app.Console;
import io.clew.app.client.RunningServer;
import io.clew.record.Message;
import io.clew.reports.Reports;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "report")
final class ReportCommand {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Message PURPOSE = Message.of("command.purpose-report");

    @Command(name = "verify")
    int verify(@Parameters(paramLabel = "FILE", descriptionKey = "report.verify.file") Path file) throws Exception {
        String manifest = Files.readString(file);
        var folder = DataFolder.find();
        if (folder.server().isPresent()) {
            var server = new RunningServer(folder.server().get(), PURPOSE);
            return told(server.post("/api/v1/reports/verify", "application/json", BodyPublishers.ofString(manifest)));
        }
        return OneShot.run(() -> {
            var access = OneShot.bean(Desk.class).admit(OneShot.operator(), Console.WORDS.tell(PURPOSE));
            var verdict = OneShot.bean(Reports.class).verify(access, manifest);
            ObjectNode found = JSON.valueToTree(verdict);
            return told(found.put("holds", verdict.holds()));
        });
    }

    private static int told(JsonNode verdict) {
        Console.print(Message.of(
                verdict.path("signed").asBoolean()
                        ? verdict.path("ours").asBoolean() ? "command.report-signed" : "command.report-signed.other"
                        : "command.report-unsigned"));
        verdict.path("changed").forEach(each -> Console.print(Message.of("command.report-changed", each.asText())));
        verdict.path("missing").forEach(each -> Console.print(Message.of("command.report-missing", each.asText())));
        if (verdict.path("same").isBoolean()) {
            Console.print(
                    Message.of(verdict.path("same").asBoolean() ? "command.report-same" : "command.report-differs"));
        }
        Console.print(Message.of(
                verdict.path("holds").asBoolean() ? "command.report-holds" : "command.report-fails",
                verdict.path("records").asInt()));
        return verdict.path("holds").asBoolean() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
