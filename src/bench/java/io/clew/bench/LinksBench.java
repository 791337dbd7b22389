package io.clew.bench;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.linkage.LinkageLimits;
import io.clew.analysis.method.MethodReader;
import io.clew.analysis.trace.statement.Places;
import io.clew.casework.kind.KindBook;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.inquiry.incident.IncidentReader;
import io.clew.inquiry.incident.Sides;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Mention;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.lucene.LuceneDocumentStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Time of proposals of linked cases: {@code ./clew bench links [--reports N] [--asks N] [--all]}: of one report among N, and
 * with {@code --all} of a year's N against each other. Reports are made up of phrases; one account stands in three of them on
 * the average, and no statements are there, so no money is followed.
 */
public final class LinksBench {

    private static final String SOURCE = "bench";
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final int YEAR = 365 * 86_400;
    private static final int BATCH = 5_000;

    private static final List<List<String>> PHRASES = List.of(
            List.of("报案人接到自称购物平台客服的电话", "报案人在短视频平台看到兼职广告", "报案人被拉进一个炒股群", "报案人收到贷款短信", "报案人在交友软件上认识一人"),
            List.of("对方说误开了会员每月要扣钱", "对方说做任务给佣金", "老师在群里推荐新股", "对方说无抵押当天放款", "对方说家里有内部渠道"),
            List.of("让其下载会议软件共享屏幕", "让其安装点赞软件做任务", "让其在平台上开户充值", "让其交解冻金", "让其一起投资"),
            List.of("先返了小额后不能提现", "客服称卡号填错要交保证金", "多次转账后联系不上", "账户被冻结要再交税", "发现被拉黑"));

    private LinksBench() {}

    public static void main(String[] arguments) throws Exception {
        int reports = (int) WorldBench.option(arguments, "--reports", 100_000);
        int asks = (int) WorldBench.option(arguments, "--asks", 200);
        Path folder = Files.createTempDirectory("clew-links-bench");
        try (var index = LuceneRecordIndex.open(folder.resolve("index"));
                var graph = MemoryGraphStore.open(folder.resolve("graph"));
                var documents = LuceneDocumentStore.open(folder.resolve("documents"));
                var audit = AuditLog.open(folder.resolve("audit"))) {
            fill(index, reports);
            var ontology = Ontology.shipped();
            var reader = new IncidentReader(
                    index,
                    ontology,
                    Sides.shipped(),
                    MethodReader.shipped(),
                    new KindBook(documents, Clock.systemUTC()));
            var links = new ProposeLinks(
                    index, graph, ontology, Places.shipped(ontology), reader, LinkageLimits.shipped(), audit);
            var access = new Access("bench", Set.of(Role.ANALYST), Set.of(), 3, "bench", Set.of(SOURCE), 0, true);
            one(links, access, reports, asks);
            if (List.of(arguments).contains("--all")) {
                long begun = System.nanoTime();
                var answer = links.within(access, TimeRange.ALWAYS, List.of());
                System.out.printf(
                        "%,d reports all against all: %,d ties in %.1f s%n",
                        reports, answer.links().size(), (System.nanoTime() - begun) / 1e9);
            }
        } finally {
            WorldBench.delete(folder);
        }
    }

    private static void one(ProposeLinks links, Access access, int reports, int asks) {
        var random = new Random(5);
        List<Long> nanos = new ArrayList<>();
        List<Long> worked = new ArrayList<>();
        for (int n = -asks / 5; n < asks; n++) {
            long begun = System.nanoTime();
            long processor = Latency.processor();
            links.of(access, List.of(number(random.nextInt(reports))));
            if (n >= 0) {
                nanos.add(System.nanoTime() - begun);
                worked.add(Latency.processor() - processor);
            }
        }
        System.out.printf("one report among %,d: %s%n", reports, Latency.of(nanos));
        System.out.printf("  of the processor, by the thread that asks: %s%n", Latency.of(worked));
    }

    private static void fill(LuceneRecordIndex index, int reports) {
        var random = new Random(3);
        List<Record> batch = new ArrayList<>();
        for (int n = 0; n < reports; n++) {
            batch.add(report(n, reports, random));
            if (batch.size() == BATCH || n == reports - 1) {
                index.append(batch);
                batch.clear();
            }
        }
    }

    private static EntityKey number(int n) {
        return new EntityKey("case", "A33099900000%08d".formatted(n));
    }

    private static Record report(int n, int reports, Random random) {
        var text = new StringBuilder();
        for (List<String> each : PHRASES) {
            text.append(each.get(random.nextInt(each.size()))).append("，");
            for (int k = random.nextInt(12); k > 0; k--) { // words that few others have
                text.append((char) ('\u4e00' + random.nextInt(3_000)));
            }
            text.append("。");
        }
        String account = "6299%015d".formatted(random.nextInt(Math.max(1, reports / 3)));
        text.append("把钱转到账户");
        int start = text.length();
        text.append(account);
        return new Record(
                new RecordRef(SOURCE, "r" + n),
                "incident",
                "诈骗报案",
                text.toString(),
                BEGIN.plusSeconds(random.nextInt(YEAR)),
                List.of(new EntityRef(number(n), "case", "")),
                List.of(new Mention(start, text.length(), new EntityKey("account", account), "")),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Provenance.NONE);
    }
}
