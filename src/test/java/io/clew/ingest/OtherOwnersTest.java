package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.ImportStatus.State;
import io.clew.record.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No row is given to an account, a direction, a currency or an outcome that its file does not say. */
class OtherOwnersTest {

    private static final String OWN = "6299000011112222333";
    private static final String SECOND = "6299000011112222555";
    private static final String OTHER = "6299000011112222444";
    private static final String HEADER = "交易时间,交易金额,余额,对方账号,对方户名\n";

    @TempDir
    Path dir;

    private static String row(int hour) {
        return "2026-03-01 " + hour + ":00:00,-5.00,," + OTHER + ",乙某\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"以下为卡 %s 的明细", "%s", "甲某 %s 活期", "No. %s", "子账户 %s", "---- %s ----", "借记卡 %s"})
    void rowsBehindALineThatNamesAnotherAccountAreNotTheFirstOnes(String line) {
        String content = "账号：" + OWN + "\n" + HEADER + row(10) + line.formatted(SECOND) + "\n" + row(11);
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", content);
            assertThat(facts(tray)).singleElement().satisfies(fact -> {
                assertThat(fact.from().value()).isEqualTo(OWN);
                assertThat(fact.at()).isEqualTo("2026-03-01T02:00:00Z");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"账号,%s,户名,甲某", "【账号】%s"})
    void aLabelInACellOfItsOwnOrInBracketsNamesTheOwner(String line) {
        String content =
                line.formatted(OWN) + "\n" + HEADER + row(10) + line.formatted(SECOND) + "\n" + HEADER + row(11);
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(facts(tray))
                    .as(status.toString())
                    .extracting(fact -> fact.from().value())
                    .containsExactlyInAnyOrder(OWN, SECOND);
        }
    }

    @Test
    void textThatGoesOnInALineOfItsOwnTakesNoRowsAway() {
        String content = "账号：" + OWN + "\n" + HEADER + row(10) + "订单号 4200001188002026040312345\n" + row(11);
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("a.csv", content).rows()).isEqualTo(new Rows(3, 2, 0, 1));
        }
    }

    @Test
    void amountsWithoutASignNeedEveryBalanceToSayWhichWayTheyWent() {
        String content = "账号：" + OWN + "\n交易时间,业务大类,交易金额,余额,对方账号\n"
                + "2026-03-01 10:00:00,乙,10.00,90.00," + OTHER + "\n2026-03-01 11:00:00,甲,11.00,101.00," + OTHER
                + "\n2026-03-01 12:00:00,乙,12.00,89.00," + OTHER + "\n2026-03-01 13:00:00,甲,13.00,102.00," + OTHER
                + "\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(status.code()).as(status.toString()).isEqualTo("direction-unmapped");
            assertThat(tray.records()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"银行反馈, 余额不足, outcome-unmapped", "后台信息, 冲正, outcome-unmapped", "结算记法, 美元, currency-unknown"})
    void whatStandsInAColumnOfAnyNameMayDecide(String header, String word, String code) {
        String list =
                "付款账号,收款账号,金额,付款时间," + header + "\n" + OWN + "," + OTHER + ",12,2026-03-01 09:00:00," + word + "\n";
        String statement = "账号：" + OWN + "\n交易时间,交易金额,对方账号," + header + "\n2026-03-01 09:00:00,-12.00," + OTHER + ","
                + word + "\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("list.csv", list).code()).isEqualTo(code);
            ImportStatus status = tray.take("statement.csv", statement);
            assertThat(status.state()).isEqualTo(State.failed);
            assertThat(status.code()).isEqualTo(code);
            assertThat(tray.records()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"交易金额（美元）, USD, 12.00", "交易金额/元, CNY, 12.00", "交易金额_分, CNY, 0.12", "交易金额（百万元）, CNY, 12000000.00"})
    void aHeaderSaysTheUnitOrTheCurrency(String header, String currency, String amount) {
        String content = "账号：" + OWN + "\n交易时间," + header + ",对方账号\n2026-03-01 09:00:00,-12," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(facts(tray)).as(status.toString()).singleElement().satisfies(fact -> {
                assertThat(fact.currency()).isEqualTo(currency);
                assertThat(fact.amount()).hasToString(amount);
            });
        }
    }

    private static List<Fact> facts(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .toList();
    }
}
