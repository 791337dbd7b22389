package io.clew.ingest.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus;
import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.Tray;
import io.clew.record.Record;
import io.clew.record.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {

    private static final String HEADER = "交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号\n";
    private static final String PAYER = "6222020200112233445";
    private static final String PAYEE = "6217000011112222333";
    private static final String PAYERS_SIDE =
            HEADER + PAYER + ",张三,2026-03-01 10:31:07,出,50000.00,1200.50," + PAYEE + ",李四,转账,A1\n";
    private static final String PAYEES_SIDE =
            HEADER + PAYEE + ",李四,2026-03-01 10:33:00,进,50000.00,50001.00," + PAYER + ",张三,转账,B9\n";

    private static final String PAYEE_PAYS_BACK =
            PAYER + ",张三,2026-03-01 10:31:07,进,50000.00,51200.50," + PAYEE + ",李四,转账,A2\n";

    @TempDir
    Path dir;

    @Test
    void bothSidesOfAMovementAreOneTransferInWhicheverOrderTheyCome() {
        for (List<String> order : List.of(List.of(PAYERS_SIDE, PAYEES_SIDE), List.of(PAYEES_SIDE, PAYERS_SIDE))) {
            try (Tray tray = new Tray(dir.resolve(order.getFirst().contains("A1") ? "a" : "b"))) {
                tray.take("一.csv", order.get(0));
                tray.take("二.csv", order.get(1));
                assertThat(tray.transferred()).isEqualTo(50_000_00);
                assertThat(tray.records()).hasSize(2);
                Record mirror = tray.records().get(1);
                assertThat(mirror.fields())
                        .containsEntry("mirrorOf", tray.records().get(0).ref().toString())
                        .containsKeys("balance", "serial");
            }
        }
    }

    @Test
    void sendingBothSidesAgainChangesNothingEvenAfterARestart() {
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", PAYERS_SIDE);
            tray.take("二.csv", PAYEES_SIDE);
        }
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("二.csv", PAYEES_SIDE).rows()).isEqualTo(new Rows(1, 0, 1, 0));
            assertThat(tray.take("一.csv", PAYERS_SIDE).rows()).isEqualTo(new Rows(1, 0, 1, 0));
            assertThat(tray.transferred()).isEqualTo(50_000_00);
        }
        try (Tray tray = new Tray(dir, dir.resolve("without its ledger"))) {
            assertThat(tray.take("二.csv", PAYEES_SIDE).rows()).isEqualTo(new Rows(1, 0, 1, 0));
            assertThat(tray.take("一.csv", PAYERS_SIDE).rows()).isEqualTo(new Rows(1, 0, 1, 0));
        }
    }

    @Test
    void twoPaymentsOfTheSameAmountStayTwo() {
        String two = PAYERS_SIDE + PAYER + ",张三,2026-03-01 10:32:00,出,50000.00,1.00," + PAYEE + ",李四,转账,A2\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", two);
            tray.take("二.csv", PAYEES_SIDE);
            assertThat(tray.transferred()).isEqualTo(100_000_00);
        }
    }

    @Test
    void aRowThatOverlappingStatementsGiveUnderTwoSerialsIsOneMovement() {
        String later = HEADER
                + PAYER + ",张三,2026-03-01 10:31:07,出,50000.00,1200.50," + PAYEE + ",李四,转账,另-77\n"
                + PAYER + ",张三,2026-03-01 12:00:00,出,200.00,1000.50," + PAYEE + ",李四,转账,另-78\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("一月.csv", PAYERS_SIDE);
            ImportStatus overlapping = tray.take("二月.csv", later);
            assertThat(tray.transferred()).isEqualTo(50_200_00);
            assertThat(overlapping.findings()).isEmpty();
            assertThat(tray.records().get(1).fields())
                    .containsEntry("mirrorOf", tray.records().get(0).ref().toString())
                    .containsEntry("serial", "另-77");
        }
        try (Tray tray = new Tray(dir, dir.resolve("without its ledger"))) {
            tray.take("对方.csv", PAYEES_SIDE);
            assertThat(tray.transferred())
                    .as("and the payee's side is the same one still")
                    .isEqualTo(50_200_00);
        }
    }

    @Test
    void whereOverlappingStatementsContradictEachOtherItIsCounted() {
        String other = HEADER
                + PAYER + ",张三,2026-03-01 10:31:07,出,50000.00,1200.50," + PAYEE + ",李四,转账,另-77\n"
                + PAYER + ",张三,2026-03-01 12:00:00,出,200.00,900.50," + PAYEE + ",李四,转账,另-78\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("一月.csv", PAYERS_SIDE);
            assertThat(tray.take("二月.csv", other).findings()).containsExactly(Map.entry("balance-break", 1L));
        }
    }

    @Test
    void rowsOfOneFileThatLookAlikeStayTwo() {
        String alike = PAYERS_SIDE
                + PAYEE_PAYS_BACK
                + PAYER + ",张三,2026-03-01 10:31:07,出,50000.00,1200.50," + PAYEE + ",李四,转账,A3\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", alike);
            assertThat(tray.transferred()).isEqualTo(150_000_00);
        }
    }

    @Test
    void rowsTooFarApartAreNotTheSameMovement() {
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", PAYERS_SIDE);
            tray.take("二.csv", PAYEES_SIDE.replace("10:33:00", "10:52:00"));
            assertThat(tray.transferred()).isEqualTo(100_000_00);
        }
    }

    @Test
    void aRowWithItsDayAloneIsTheOtherBanksRowOfThatDay() {
        String days = PAYERS_SIDE.replace("2026-03-01 10:31:07", "2026-03-01");
        for (boolean daysFirst : List.of(true, false)) {
            Path fresh = dir.resolve("days first " + daysFirst);
            try (Tray tray = new Tray(fresh)) {
                tray.take("一.csv", daysFirst ? days : PAYEES_SIDE);
                tray.take("二.csv", daysFirst ? PAYEES_SIDE : days);
                assertThat(tray.transferred()).isEqualTo(50_000_00);
                assertThat(tray.transfers()).singleElement().satisfies(fact -> {
                    assertThat(fact.at()).as("the exact time is kept").isEqualTo("2026-03-01T02:33:00Z");
                    assertThat(fact.more()).doesNotContainKey("precision");
                });
            }
            try (Tray tray = new Tray(fresh, fresh.resolve("without its ledger"))) {
                assertThat(tray.take("一.csv", days).rows()).isEqualTo(new Rows(1, 0, 1, 0));
                assertThat(tray.take("二.csv", PAYEES_SIDE).rows()).isEqualTo(new Rows(1, 0, 1, 0));
                assertThat(tray.transferred()).isEqualTo(50_000_00);
            }
        }
    }

    @Test
    void rowsWithTheirDayAloneAreMergedNoMoreOftenThanThereAreRows() {
        String days = PAYERS_SIDE.replace("2026-03-01 10:31:07", "2026-03-01")
                + PAYER + ",张三,2026-03-01,出,50000.00,1.00," + PAYEE + ",李四,转账,A2\n"
                + PAYER + ",张三,2026-03-02,出,50000.00,1.00," + PAYEE + ",李四,转账,A3\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", days);
            tray.take("二.csv", PAYEES_SIDE);
            assertThat(tray.transferred()).isEqualTo(150_000_00);
        }
    }

    @Test
    void aHoldersNumberTiesTheAccountToThemOnce() {
        String file = HEADER.replace("交易户名,", "交易户名,交易证件号码,")
                + PAYER + ",张三,110101199003074477,2026-03-01 10:31:07,出,1.00,9.00," + PAYEE + ",李四,转账,A1\n"
                + PAYER + ",张三,110101199003074477,2026-03-01 11:31:07,出,1.00,8.00," + PAYEE + ",李四,转账,A2\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("一.csv", file).rows()).isEqualTo(new Rows(2, 2, 0, 0));
            assertThat(tray.records())
                    .flatExtracting(Record::facts)
                    .filteredOn(fact -> fact.link().equals("owns"))
                    .singleElement()
                    .satisfies(fact -> {
                        assertThat(fact.from()).hasToString("person:110101199003074477");
                        assertThat(fact.to()).hasToString("account:" + PAYER);
                    });
            assertThat(tray.take("一.csv", file).rows()).isEqualTo(new Rows(2, 0, 2, 0));
        }
    }

    @Test
    void aMirrorInASourceThatMoreReadersSeeKeepsItsOwnTransfer() {
        try (Tray tray = new Tray(dir)) {
            tray.sources.put("secret", new Source("secret", "", 3, Set.of()));
            tray.sources.put("open", new Source("open", "", 0, Set.of()));
            tray.take("secret", "一.csv", PAYERS_SIDE.getBytes(StandardCharsets.UTF_8));
            tray.take("open", "二.csv", PAYEES_SIDE.getBytes(StandardCharsets.UTF_8));
            assertThat(tray.transfers()).hasSize(2);
        }
    }

    @Test
    void aReturnTakesTheMovementBackThoughItComesInAnotherFile() {
        String back = HEADER + PAYER + ",张三,2026-03-02 09:00:00,进,50000.00,51200.50," + PAYEE + ",李四,退汇,A7\n";
        for (List<String> order : List.of(List.of(PAYERS_SIDE, back), List.of(back, PAYERS_SIDE))) {
            try (Tray tray = new Tray(dir.resolve(order.getFirst().contains("A7") ? "a" : "b"))) {
                tray.take("一.csv", order.get(0));
                tray.take("二.csv", order.get(1));
                assertThat(tray.transfers()).isEmpty();
                assertThat(tray.records())
                        .anySatisfy(record -> assertThat(record.fields()).containsKey("reverses"))
                        .anySatisfy(record -> assertThat(record.fields()).containsKey("reversedBy"));
                assertThat(tray.take("一.csv", order.get(0)).rows()).isEqualTo(new Rows(1, 0, 1, 0));
                assertThat(tray.take("二.csv", order.get(1)).rows()).isEqualTo(new Rows(1, 0, 1, 0));
            }
        }
    }

    @Test
    void rowsOfOneSecondFollowTheBalances() {
        String rows = HEADER
                + PAYER + ",张三,2026-03-01 10:00:00,出,30.00,20.00," + PAYEE + ",李四,转账,C3\n"
                + PAYER + ",张三,2026-03-01 10:00:00,进,50.00,50.00," + PAYEE + ",李四,转账,C1\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("一.csv", rows);
            assertThat(status.findings()).doesNotContainKey("balance-break");
            var in = tray.transfers().stream()
                    .filter(f -> "C1".equals(f.more().get("serial")))
                    .findFirst()
                    .orElseThrow();
            var out = tray.transfers().stream()
                    .filter(f -> "C3".equals(f.more().get("serial")))
                    .findFirst()
                    .orElseThrow();
            assertThat(in.at()).isBefore(out.at());
        }
    }

    @Test
    void aGapInTheBalancesIsReportedWithItsRow() {
        String rows = HEADER
                + PAYER + ",张三,2026-03-01 10:00:00,进,50.00,50.00," + PAYEE + ",李四,转账,D1\n"
                + PAYER + ",张三,2026-03-01 11:00:00,出,30.00,99.00," + PAYEE + ",李四,转账,D2\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("一.csv", rows).findings()).containsEntry("balance-break", 1L);
        }
    }

    @Test
    void aRowWithoutCounterpartIsKeptWithoutAFact() {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("一.csv", PAYERS_SIDE.replace(PAYEE, ""));
            assertThat(status.rows().accepted()).isEqualTo(1);
            assertThat(tray.records().getFirst().facts()).isEmpty();
            assertThat(tray.records().getFirst().fields()).containsEntry("counterpart", "missing");
        }
    }

    // calls

    private static final String DIALLED = "本机号码,对方号码,通话类型,起始时间,通话时长,话单流水号\n";
    private static final String CALLERS_BILL = DIALLED
            + "19400000017,19400000025,主叫,2026-03-01 10:31:07,75,A1\n"
            + "19400000017,19400000025,主叫,2026-03-01 10:40:00,0,A2\n"
            + "19400000017,19400000025,主叫,2026-03-01 10:40:08,0,A3\n";
    private static final String CALLEES_BILL = "主叫号码,被叫号码,开始时间,通话时长,话单号\n"
            + "19400000017,19400000025,2026-03-01 10:31:09,1分16秒,B1\n"
            + "19400000017,19400000025,2026-03-01 10:40:09,0秒,B3\n"
            + "19400000017,19400000025,2026-03-01 10:40:01,0秒,B2\n";

    private static List<String> calls(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .filter(fact -> fact.link().equals("call"))
                .map(fact -> fact.from().value() + " " + fact.at() + " "
                        + fact.more().get("seconds"))
                .toList();
    }

    @Test
    void aCallOfTwoBillsIsCountedOnceInWhicheverOrderTheyCome() {
        for (List<String> order : List.of(List.of(CALLERS_BILL, CALLEES_BILL), List.of(CALLEES_BILL, CALLERS_BILL))) {
            Path to = dir.resolve(order.getFirst().equals(CALLERS_BILL) ? "a" : "b");
            List<String> before;
            try (Tray tray = new Tray(to)) {
                tray.take("一.csv", order.get(0));
                before = calls(tray);
                tray.take("二.csv", order.get(1));
                assertThat(calls(tray)).hasSize(3).isEqualTo(before);
                assertThat(tray.records()).hasSize(6);
                assertThat(tray.records().subList(3, 6))
                        .allSatisfy(row -> assertThat(row.fields()).containsKey("mirrorOf"))
                        .extracting(row -> row.fields().get("mirrorOf"))
                        .doesNotHaveDuplicates();
            }
            try (Tray tray = new Tray(to, to.resolve("without its ledger"))) {
                assertThat(tray.take("二.csv", order.get(1)).rows()).isEqualTo(new Rows(3, 0, 3, 0));
                assertThat(tray.take("一.csv", order.get(0)).rows()).isEqualTo(new Rows(3, 0, 3, 0));
                tray.take("三.csv", order.get(1).replace("10:31:0", "11:31:0"));
                assertThat(calls(tray)).as("another call an hour later").hasSize(4);
            }
        }
    }

    @Test
    void bothEndsOfACallInOneFileAreOneCall() {
        try (Tray tray = new Tray(dir)) {
            tray.take(
                    "一.csv",
                    DIALLED
                            + "19400000017,19400000025,主叫,2026-03-01 10:31:07,75,A1\n"
                            + "19400000025,19400000017,被叫,2026-03-01 10:31:08,75,A2\n");
            assertThat(calls(tray)).containsExactly("+8619400000017 2026-03-01T02:31:07Z 75");
        }
    }

    @Test
    void aCallOfThreeListsIsCountedOnceToo() {
        String caller = DIALLED + "19400000017,19400000025,主叫,2026-03-01 10:31:07,75,A1\n";
        String callee = DIALLED + "19400000025,19400000017,被叫,2026-03-01 10:31:09,76,B1\n";
        String callerAgain = DIALLED + "19400000017,19400000025,主叫,2026-03-01 10:31:07,75,另-1\n";
        for (List<String> order : List.of(
                List.of(caller, callee, callerAgain, CALLEES_BILL),
                List.of(CALLEES_BILL, callee, callerAgain, caller),
                List.of(callee, CALLEES_BILL, caller, callerAgain))) {
            try (Tray tray = new Tray(dir.resolve(Integer.toHexString(order.hashCode())))) {
                for (int i = 0; i < order.size(); i++) {
                    tray.take(i + ".csv", order.get(i));
                }
                assertThat(calls(tray)).as(order.toString()).hasSize(3);
            }
        }
    }

    @Test
    void callsWithADayAloneStayAsTheyAre() {
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", DIALLED + "19400000017,19400000025,主叫,2026-03-01,75,A1\n");
            tray.take("二.csv", DIALLED + "19400000025,19400000017,被叫,2026-03-01,75,B1\n");
            assertThat(calls(tray)).hasSize(2);
        }
    }

    @Test
    void callsThatOnlyLookAlikeStayTwo() {
        try (Tray tray = new Tray(dir)) {
            tray.take("一.csv", DIALLED + "19400000017,19400000025,主叫,2026-03-01 10:31:07,75,A1\n");
            tray.take(
                    "二.csv",
                    DIALLED
                            + "19400000017,19400000025,被叫,2026-03-01 10:31:07,75,B1\n"
                            + "19400000025,19400000017,被叫,2026-03-01 10:31:07,175,B2\n"
                            + "19400000025,19400000017,被叫,2026-03-01 10:31:30,75,B3\n"
                            + "19400000017,19400000025,主叫,2026-03-01 10:31:09,75,B4\n"
                            + "19400000017,19400000033,主叫,2026-03-01 10:31:07,75,B5\n");
            assertThat(calls(tray)).hasSize(6);
        }
    }
}
