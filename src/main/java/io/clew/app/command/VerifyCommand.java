package io.clew.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.access.AuditVerify;
import io.clew.analysis.upkeep.GraphUpkeep;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description =
                "Checks the audit chain, and every fact of the graph against the records; also while a server runs.")
final class VerifyCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var server = RunningServer.find("核对图谱");
        if (server.isPresent()) {
            return said(server.get().ask("POST", "/api/v1/upkeep/graph/verify", "application/json", null));
        }
        return OneShot.run(() -> {
            var report = OneShot.bean(GraphUpkeep.class).verify();
            ObjectNode said = new ObjectMapper().valueToTree(report);
            return said(said.put("agrees", report.agrees()));
        });
    }

    private static int said(JsonNode graph) {
        var audit = AuditVerify.verify(RunningServer.data().resolve("audit"));
        System.out.println(audit.whole() ? "审计链完整：" + audit.entries() + " 条" : "审计链不完整：" + audit.faults());
        boolean agrees = graph.path("agrees").asBoolean();
        System.out.printf(
                "索引 %,d 条记录，图谱 %,d 条事实：%s%n",
                graph.path("records").asLong(), graph.path("facts").asLong(), agrees ? "一致" : "不一致");
        graph.path("differences")
                .forEach(one -> System.out.printf(
                        "  来源 %s 关系 %s：记录中 %,d，图谱中 %,d%n",
                        one.path("source").asText(),
                        one.path("link").asText(),
                        one.path("inRecords").asLong(),
                        one.path("inGraph").asLong()));
        if (!agrees) {
            System.out.println(graph.path("moved").asBoolean() ? "核对期间有新记录进入，请再核对一次。" : "请运行 ./clew rebuild 重建图谱。");
        }
        return audit.whole() && agrees ? 0 : 1;
    }
}
