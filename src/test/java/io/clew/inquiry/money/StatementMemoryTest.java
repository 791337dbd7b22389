package io.clew.inquiry.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.Ontology;
import io.clew.ingest.Tray;
import io.clew.record.EntityKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking again is quicker and never answers from what is no longer so. */
class StatementMemoryTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final String HEAD = "交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号\n";
    private static final String VICTIM = "6299000000000000018";

    @TempDir
    Path dir;

    private static Access reader(String... sources) {
        return new Access("li", Set.of(Role.ANALYST), Set.of(), 3, "核查", Set.of(sources), 0, true);
    }

    private static String account(int n) {
        return "62990000000000001" + (10 + n);
    }

    /** A file of one bank: rows of some accounts that pay each other, some of them to nobody named. */
    private static String file(Random random, int number) {
        var rows = new StringBuilder(HEAD);
        for (int row = 0; row < 12; row++) {
            String own = account(random.nextInt(5));
            String other = random.nextInt(4) == 0 ? "" : random.nextInt(3) == 0 ? VICTIM : account(random.nextInt(5));
            rows.append(own)
                    .append(",某,2026-03-01 1")
                    .append(random.nextInt(10))
                    .append(":")
                    .append(10 + random.nextInt(50))
                    .append(":07,")
                    .append(other.equals(VICTIM) || random.nextBoolean() ? "进" : "出")
                    .append(",")
                    .append(100 * (1 + random.nextInt(20)))
                    .append(".00,,")
                    .append(other)
                    .append(",,转账,")
                    .append(number * 100 + row)
                    .append("\n");
        }
        return rows.toString();
    }

    @Test
    void whoeverAsksAgainGetsTheSameAsWhoeverAsksFirst() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        try (Tray tray = new Tray(dir);
                AuditLog audit = AuditLog.open(dir.resolve("audit"))) {
            var often = money(tray, audit);
            var start = new TraceStart(null, null, EntityKey.parse("account:" + VICTIM), null, null);
            var question = new FollowMoney.Question(List.of(start), false, TraceQuestion.USUAL.everything(), true);
            tray.take(
                    "begin.csv", HEAD + account(0) + ",某,2026-03-01 10:00:00,进,5000.00,5000.00," + VICTIM + ",,转账,1\n");
            for (int round = 1; round < 8; round++) {
                tray.take(round + ".csv", file(random, round));
                for (int again = 0; again < 2; again++) {
                    assertThat(often.follow(reader("bank"), question).edges()).isNotEmpty();
                    assertThat(often.follow(reader("bank"), question))
                            .as("seed %d, round %d", seed, round)
                            .isEqualTo(money(tray, audit).follow(reader("bank"), question));
                }
            }
        }
    }

    private static FollowMoney money(Tray tray, AuditLog audit) {
        return new FollowMoney(tray.graph(), tray.index(), ONTOLOGY, Places.shipped(ONTOLOGY), audit);
    }
}
