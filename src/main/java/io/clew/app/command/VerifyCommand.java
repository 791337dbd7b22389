package io.clew.app.command;

import io.clew.access.AuditLog;
import io.clew.analysis.upkeep.GraphUpkeep;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Checks the audit chain, and every fact of the graph against the records; stop the server first.")
final class VerifyCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return OneShot.run(() -> {
            var audit = OneShot.bean(AuditLog.class).verify();
            System.out.println(audit.whole() ? "审计链完整：" + audit.entries() + " 条" : "审计链不完整：" + audit.faults());
            var graph = OneShot.bean(GraphUpkeep.class).verify();
            System.out.printf(
                    "索引 %,d 条记录，图谱 %,d 条事实：%s%n", graph.records(), graph.facts(), graph.agrees() ? "一致" : "不一致");
            graph.differences()
                    .forEach(one -> System.out.printf(
                            "  来源 %s 关系 %s：记录中 %,d，图谱中 %,d%n",
                            one.source(), one.link(), one.inRecords(), one.inGraph()));
            if (!graph.agrees()) {
                System.out.println("请运行 ./clew rebuild 重建图谱。");
            }
            return audit.whole() && graph.agrees() ? 0 : 1;
        });
    }
}
