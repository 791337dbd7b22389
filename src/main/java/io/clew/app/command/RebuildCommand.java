package io.clew.app.command;

import io.clew.analysis.upkeep.GraphUpkeep;
import io.clew.graph.GraphStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "rebuild",
        description = "Makes the graph anew from all records, beside the present one, and changes over.")
final class RebuildCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return OneShot.run(() -> {
            long began = System.nanoTime();
            OneShot.bean(GraphUpkeep.class).rebuild();
            var health = OneShot.bean(GraphStore.class).health();
            System.out.printf(
                    "图谱已重建：%,d 个实体，%,d 条事实，用时 %.1f 秒%n",
                    health.nodes(), health.facts(), (System.nanoTime() - began) / 1e9);
            return 0;
        });
    }
}
