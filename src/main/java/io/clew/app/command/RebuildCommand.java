package io.clew.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.app.Console;
import io.clew.app.client.RunningServer;
import io.clew.record.Message;
import io.clew.upkeep.MaintainGraph;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "rebuild")
final class RebuildCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        var folder = DataFolder.find();
        if (folder.server().isEmpty()) {
            return OneShot.run(() -> {
                var health = OneShot.bean(MaintainGraph.class).rebuild(OneShot.operator());
                return done(health.nodes(), health.facts(), began);
            });
        }
        var server = new RunningServer(folder.server().get(), Message.of("command.purpose-rebuild"));
        var made = server.post("/api/v1/upkeep/graph/rebuild", new ObjectMapper().createObjectNode());
        return done(made.path("nodes").asLong(), made.path("facts").asLong(), began);
    }

    private static int done(long nodes, long facts, long began) {
        Console.print(Message.of("command.rebuilt", nodes, facts, Duration.ofNanos(System.nanoTime() - began)));
        return ExitCode.DONE;
    }
}
