package io.clew.app.command;

import io.clew.analysis.upkeep.GraphUpkeep;
import io.clew.graph.GraphStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "rebuild",
        description =
                "Makes the graph anew from all records, beside the present one, which serves meanwhile where a server"
                        + " runs, and changes over.")
final class RebuildCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        var server = RunningServer.find("重建图谱");
        if (server.isEmpty()) {
            return OneShot.run(() -> {
                OneShot.bean(GraphUpkeep.class).rebuild();
                var health = OneShot.bean(GraphStore.class).health();
                return done(health.nodes(), health.facts(), began);
            });
        }
        var made = server.get().ask("POST", "/api/v1/upkeep/graph/rebuild", "application/json", null);
        return done(made.path("nodes").asLong(), made.path("facts").asLong(), began);
    }

    private static int done(long nodes, long facts, long began) {
        System.out.printf("图谱已重建：%,d 个实体，%,d 条事实，用时 %.1f 秒%n", nodes, facts, (System.nanoTime() - began) / 1e9);
        return 0;
    }
}
