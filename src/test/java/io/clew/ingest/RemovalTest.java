package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus.Rows;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are taken out again, and what their payments and calls then rest on. */
class RemovalTest {

    private static final String HEADER = "交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号\n";
    private static final String PAYER = "6222020200112233445";
    private static final String PAYEE = "6217000011112222333";
    private static final String PAYERS_SIDE =
            HEADER + PAYER + ",张三,2026-03-01 10:31:07,出,50000.00,1200.50," + PAYEE + ",李四,转账,A1\n";
    private static final String PAYEES_SIDE =
            HEADER + PAYEE + ",李四,2026-03-01 10:33:00,进,50000.00,50001.00," + PAYER + ",张三,转账,B9\n";
    private static final String RETURN =
            HEADER + PAYER + ",张三,2026-03-02 09:00:00,进,50000.00,51200.50," + PAYEE + ",李四,退汇,A7\n";

    @TempDir
    Path dir;

    @Test
    void theOtherSideCarriesThePaymentWhenTheOneThatDidIsRemoved() {
        for (List<String> order : List.of(List.of(PAYERS_SIDE, PAYEES_SIDE), List.of(PAYEES_SIDE, PAYERS_SIDE))) {
            Path to = dir.resolve(order.getFirst().contains("A1") ? "a" : "b");
            try (Tray tray = new Tray(to)) {
                tray.take("一.csv", order.get(0));
                tray.take("二.csv", order.get(1));
                tray.checkpoint(); // of before, which a start has to go on from
                assertThat(tray.remove(tray.records().getFirst().ref())).isEqualTo(1);
                mirrorCarries(tray);
            }
            try (Tray tray = new Tray(to)) {
                mirrorCarries(tray);
                assertThat(tray.take("一.csv", order.get(0)).rows()).isEqualTo(new Rows(1, 1, 0, 0));
                assertThat(tray.transferred()).as("both are there again").isEqualTo(50_000_00);
                assertThat(tray.records()).hasSize(2);
            }
        }
    }

    private static void mirrorCarries(Tray tray) {
        assertThat(tray.records())
                .singleElement()
                .satisfies(record -> assertThat(record.fields()).doesNotContainKeys("mirrorOf", "own", "direction"));
        assertThat(tray.transfers()).singleElement().satisfies(fact -> {
            assertThat(fact.from().value()).isEqualTo(PAYER);
            assertThat(fact.to().value()).isEqualTo(PAYEE);
            assertThat(fact.amount()).hasToString("50000.00");
            assertThat(fact.more()).containsKeys("balance", "serial");
        });
    }

    @Test
    void aMirrorThatIsRemovedTakesNoMoneyWithIt() {
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", PAYERS_SIDE);
            tray.take("二.csv", PAYEES_SIDE);
            tray.remove(tray.records().getLast().ref());
            assertThat(tray.transferred()).isEqualTo(50_000_00);
            assertThat(tray.take("二.csv", PAYEES_SIDE).rows()).isEqualTo(new Rows(1, 1, 0, 0));
            assertThat(tray.transferred()).isEqualTo(50_000_00);
            assertThat(tray.remove(
                            tray.records().getFirst().ref(),
                            tray.records().getLast().ref()))
                    .isEqualTo(2);
            assertThat(tray.records()).isEmpty();
            assertThat(tray.transfers()).isEmpty();
        }
    }

    @Test
    void moneyThatCameBackIsPaidAgainWhenItsReturnIsRemoved() {
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", PAYERS_SIDE);
            tray.take("二.csv", RETURN);
            assertThat(tray.transfers()).isEmpty();
            tray.remove(holding(tray, "reverses").ref());
            assertThat(tray.transferred()).isEqualTo(50_000_00);
            assertThat(tray.records())
                    .singleElement()
                    .satisfies(record -> assertThat(record.fields()).doesNotContainKey("reversedBy"));
        }
    }

    @Test
    void thePayeesRowIsTakenBackTooWhenThePayersIsRemoved() {
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", PAYERS_SIDE);
            tray.take("二.csv", PAYEES_SIDE);
            tray.take("三.csv", RETURN);
            assertThat(tray.transfers()).isEmpty();
            RecordRef original = holding(tray, "reversedBy").ref();
            tray.remove(original);
            assertThat(tray.transfers()).as("the money still came back").isEmpty();
            Record heir = holding(tray, "reversedBy");
            assertThat(holding(tray, "reverses").fields())
                    .containsEntry("reverses", heir.ref().toString());
        }
    }

    @Test
    void aSourceGoesWholeAndLeavesWhatOthersTell() {
        try (Tray tray = new Tray(dir)) {
            for (String id : List.of("bank", "other")) {
                tray.sources.put(id, new Source(id, id, 0, Set.of()));
            }
            tray.take("一.csv", PAYERS_SIDE);
            tray.take("other", "二.csv", PAYEES_SIDE.getBytes(StandardCharsets.UTF_8));
            assertThat(tray.imports.removal().removeAll("bank")).isEqualTo(1);
            assertThat(tray.records())
                    .extracting(record -> record.ref().source())
                    .containsExactly("other");
            assertThat(tray.transferred()).isEqualTo(50_000_00);
            assertThat(tray.imports.removal().removeAll("bank")).isZero();
        }
    }

    @Test
    void aCallThatTwoBillsTellIsToldByTheOtherOne() {
        String callers = "本机号码,对方号码,通话开始时间,通话时长,呼叫类型\n13812345678,13987654321,2026-03-01 10:31:07,65,主叫\n";
        String callees = "本机号码,对方号码,通话开始时间,通话时长,呼叫类型\n13987654321,13812345678,2026-03-01 10:31:07,65,被叫\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", callers);
            tray.take("二.csv", callees);
            assertThat(tray.facts("call")).hasSize(1);
            Fact before = tray.facts("call").getFirst();
            tray.remove(tray.records().getFirst().ref());
            assertThat(tray.facts("call")).singleElement().satisfies(fact -> {
                assertThat(fact.from()).isEqualTo(before.from());
                assertThat(fact.to()).isEqualTo(before.to());
                assertThat(fact.at()).isEqualTo(before.at());
                assertThat(fact.more()).containsEntry("seconds", "65");
            });
            assertThat(tray.take("一.csv", callers).rows()).isEqualTo(new Rows(1, 1, 0, 0));
            assertThat(tray.facts("call")).hasSize(1);
        }
    }

    @Test
    void aPaymentThatASystemSentIsCarriedByTheOtherRowWhenItIsRemoved() {
        try (Tray tray = new Tray(dir)) {
            for (String id : List.of("bank", "other")) {
                tray.sources.put(id, new Source(id, id, 0, Set.of()));
                tray.send(
                        id,
                        ("{'id':'row','type':'transfer','facts':[{'from':'account:" + PAYER + "','to':'account:" + PAYEE
                                        + "','link':'transfer','at':'2026-03-01T10:31:07+08:00','amount':'50000.00'}]}\n")
                                .replace('\'', '"'));
            }
            assertThat(tray.transferred()).isEqualTo(50_000_00);
            RecordRef first = tray.records().stream()
                    .filter(record -> !record.facts().isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .ref();
            tray.remove(first);
            assertThat(tray.records()).hasSize(1);
            assertThat(tray.transferred()).isEqualTo(50_000_00);
        }
    }

    private static Record holding(Tray tray, String field) {
        return tray.records().stream()
                .filter(record -> record.fields().containsKey(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(tray.records().stream()
                        .map(record -> Map.of(record.ref(), record.fields()))
                        .toList()));
    }
}
