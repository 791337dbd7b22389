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
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallBalancesTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Access READER =
            new Access("li", Set.of(Role.ANALYST), Set.of(), 3, "核查", Set.of("bank"), 0, true);
    private static final String VICTIM = "6299000000000000018";
    private static final String MULE = "6299000000000000117";
    private static final String LAST = "6299000000000000216";

    @TempDir
    Path dir;

    @Test
    void whatIsNotWorthALetterIsToldAndNotProposed() {
        try (Tray tray = new Tray(dir);
                AuditLog audit = AuditLog.open(dir.resolve("audit"))) {
            tray.take(
                    "print.csv",
                    "交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号\n"
                            + MULE + ",甲,2026-03-01 10:00:00,进,5000.00,5000.00," + VICTIM + ",,转账,1\n"
                            + MULE + ",甲,2026-03-01 10:05:00,出,4940.00,60.00," + LAST + ",,转账,2\n"
                            + LAST + ",乙,2026-03-01 10:05:00,进,4940.00,4940.00," + MULE + ",,转账,3\n");
            var money = new FollowMoney(
                    tray.graph(), tray.index(), ONTOLOGY, Places.shipped(ONTOLOGY), audit, 10_000, Clock.systemUTC());
            var start = new TraceStart(null, null, EntityKey.parse("account:" + VICTIM), null, null);
            TraceAnswer answer =
                    money.follow(READER, new FollowMoney.Question(List.of(start), false, TraceQuestion.USUAL, true));
            assertThat(answer.proposals())
                    .extracting(proposal -> proposal.account().value() + " " + proposal.cap())
                    .containsExactly(LAST + " 494000");
            assertThat(answer.small())
                    .extracting(proposal -> proposal.account().value() + " " + proposal.cap())
                    .containsExactly(MULE + " 6000");
            assertThat(answer.freezable()).isEqualTo(494_000);
        }
    }
}
