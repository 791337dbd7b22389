package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.record.Fact;
import io.clew.record.Money;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {

    @TempDir
    Path dir;

    static final String STATEMENT = """
            交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号
            6222020200112233445,张三,2026-03-01 10:31:07,出,50000.00,1200.50,6217000011112222333,李四,转账,S001
            6222020200112233445,张三,2026-03-01 10:40:00,进,"1,000.00",2200.50,6217000011112222333,李四,还款,S002
            6222020200112233445,张三,2026-03-01 25:40:00,进,1.00,2201.50,6217000011112222333,李四,还款,S003
            """;

    @Test
    void aStatementRowIsOneTransferFromPayerToPayee() {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("流水.csv", STATEMENT);
            assertThat(status.state()).as(status.toString()).isEqualTo(State.done);
            assertThat(status.rows()).isEqualTo(new Rows(3, 2, 0, 1));
            Fact first = tray.transfers().getFirst();
            assertThat(first.from()).hasToString("account:6222020200112233445");
            assertThat(first.to()).hasToString("account:6217000011112222333");
            assertThat(first.amount()).isEqualTo(Money.parse("50000"));
            assertThat(first.at()).isEqualTo(Instant.parse("2026-03-01T02:31:07Z"));
            assertThat(first.more())
                    .containsEntry("own", "payer")
                    .containsEntry("balance", "1200.50")
                    .containsEntry("serial", "S001");
            assertThat(tray.rejects(status)).contains("流水.csv,4,交易时间,time,").contains("2026-03-01 25:40:00");
        }
    }

    @Test
    void aRejectMendedIsTakenWhenItIsSentAgainAlone() {
        try (Tray tray = new Tray(dir)) {
            String rejects = tray.rejects(tray.take("流水.csv", STATEMENT));
            ImportStatus again = tray.take("rejects.csv", rejects.replace("25:40:00", "15:40:00"));
            assertThat(again.rows()).isEqualTo(new Rows(1, 1, 0, 0));
            assertThat(tray.transferred()).isEqualTo(51_001_00);
        }
    }

    @Test
    void sendingAFileAgainChangesNothing() {
        try (Tray tray = new Tray(dir)) {
            tray.take("流水.csv", STATEMENT);
            ImportStatus again = tray.take("改了名.csv", STATEMENT);
            assertThat(again.rows()).isEqualTo(new Rows(3, 0, 2, 1));
            assertThat(tray.transferred()).isEqualTo(51_000_00);
        }
    }

    @Test
    void recordsInClewsOwnFormKeepTheirIdsEntitiesAndFacts() {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.ndjson", """
                    {"id":"jq-1","type":"incident","title":"案","text":"报案人王某称转账。","occurredAt":"2026-03-01T10:20:00+08:00","entities":[{"key":"phone:13812345678","role":"caller","name":"王某"}],"facts":[{"from":"account:6222020200112233445","to":"account:6217000011112222333","link":"transfer","at":"2026-03-01T10:31:07+08:00","amount":"50000.00"}]}
                    {"id":"jq-2","facts":[{"from":"account:6222020200112233445","to":"nothing","link":"transfer"}]}
                    {"id":
                    """);
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(3, 1, 0, 2));
            assertThat(tray.records().getFirst().entities().getFirst().key()).hasToString("phone:+8613812345678");
            assertThat(tray.transferred()).isEqualTo(50_000_00);
        }
    }
}
