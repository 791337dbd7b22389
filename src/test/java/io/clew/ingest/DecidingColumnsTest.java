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

/** What decides about money is understood, or nothing of the file is believed. */
class DecidingColumnsTest {

    private static final String OWN = "账号：6299000011112222333,户名：甲某一\n";
    private static final String OTHER = "6299000011112222444";

    @TempDir
    Path dir;

    /** A statement of two rows in, out, with a column of its own. */
    private static String statement(String header, String first, String second) {
        return OWN
                + "交易时间,交易金额,余额," + header + ",对方账号,摘要\n"
                + "2026-03-01 10:00:00,500.00,1500.00," + first + "," + OTHER + ",往来\n"
                + "2026-03-01 11:00:00,300.00,1200.00," + second + "," + OTHER + ",往来\n";
    }

    @ParameterizedTest
    @CsvSource({
        "资金进出标识位, 甲, 乙, direction-unmapped",
        "借贷, 甲, 乙, direction-unmapped",
        "借贷, 借, 贷, balance-contradicts",
        "处理结果状态位, 1, 2, outcome-unmapped",
        "结算货币单位, 贝壳, 贝壳, currency-unknown"
    })
    void aColumnThatDecidesAndIsNotUnderstoodLetsNothingIn(String header, String first, String second, String code) {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", statement(header, first, second));
            assertThat(status.state()).as(status.toString()).isEqualTo(State.failed);
            assertThat(status.code()).as(status.toString()).isEqualTo(code);
            assertThat(tray.records()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"借贷, 贷, 借", "收/支, 收入, 支出", "资金流向, 流入, 流出", "借贷标志, 贷 Cr, 借 Dr"})
    void aDirectionByAnyKnownNameIsRead(String header, String first, String second) {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", statement(header, first, second));
            assertThat(status.rows().accepted()).as(status.toString()).isEqualTo(2);
            assertThat(facts(tray))
                    .extracting(fact -> fact.to().value())
                    .containsExactlyInAnyOrder("6299000011112222333", OTHER);
        }
    }

    @ParameterizedTest
    @CsvSource({"元, 1.00", "分, 0.01", "万元, 10000.00", "千元, 1000.00"})
    void theUnitInAHeadersBracketsCounts(String unit, String worth) {
        String content = OWN + "交易时间,交易金额（" + unit + "）,对方账号\n2026-03-01 10:00:00,-1," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", content);
            assertThat(facts(tray))
                    .extracting(fact -> String.valueOf(fact.amount()))
                    .containsExactly(worth);
        }
    }

    @Test
    void aUnitThatIsNotKnownLetsNothingIn() {
        String content = OWN + "交易时间,交易金额（斗）,对方账号\n2026-03-01 10:00:00,-1," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("a.csv", content).code()).isEqualTo("unit-unknown");
        }
    }

    @Test
    void whoseStatementItIsIsAskedWhereTheFileDoesNotSay() {
        String content = "交易时间,交易金额,对方账号\n2026-03-01 10:00:00,-1.00," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("a.csv", content).code()).isEqualTo("own-unknown");
            assertThat(tray.takeOf("6299000011112222333", "a.csv", content)
                            .rows()
                            .accepted())
                    .isEqualTo(1);
            assertThat(facts(tray)).extracting(fact -> fact.from().value()).containsExactly("6299000011112222333");
        }
    }

    @Test
    void rowsUnderALineThatNamesAnotherAccountAreThatAccounts() {
        String header = "交易时间,交易金额,余额,对方账号\n";
        String content = OWN + header + "2026-03-01 10:00:00,-1.00,9.00," + OTHER + "\n账号：6299000011112222555,户名：丙某三\n"
                + header + "2026-03-01 11:00:00,-2.00,8.00," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", content);
            assertThat(facts(tray))
                    .extracting(fact -> fact.from().value())
                    .containsExactlyInAnyOrder("6299000011112222333", "6299000011112222555");
        }
    }

    @Test
    void aTotalsLineThatTheRowsDoNotAddUpToLetsNothingIn() {
        String content = OWN + "交易时间,收入,支出,余额,对方账号\n2026-03-01 10:00:00,5.00,,9.00," + OTHER + "\n合计,7.00,0.00,,\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(status.code()).as(status.toString()).isEqualTo("totals-contradict");
            assertThat(tray.records()).isEmpty();
        }
    }

    @Test
    void subtotalsOfPagesAndATotalOverSeveralAccountsAreHeldAgainstTheirRows() {
        String header = "交易时间,借方发生额,贷方发生额,余额,对方账号\n";
        String content = OWN + header + "2026-03-01 10:00:00,5.00,,9.00," + OTHER + "\n本页小计,5.00,0.00,,\n"
                + OWN.replace("2222333", "2222555") + header + "2026-03-01 11:00:00,,3.00,12.00," + OTHER
                + "\n本页小计,0.00,3.00,,\n总计,5.00,3.00,,\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(status.rows()).as(tray.rejects(status)).isEqualTo(new Rows(2, 2, 0, 0));
            String wrong = content.replace("总计,5.00", "总计,6.00");
            assertThat(tray.take("b.csv", wrong).code()).isEqualTo("totals-contradict");
        }
    }

    @Test
    void ofSeveralAccountsOnlyTheRowsOfTheOneThatIsMaskedAreSetAside() {
        String header = "日期,收支,交易金额(元),对方账户\n";
        String content = OWN + header + "20260301,支,5.00," + OTHER + "\n账号：6299****5678,户名：乙某二\n" + header
                + "20260302,支,7.00," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(status.rows()).as(status.toString()).isEqualTo(new Rows(2, 1, 0, 1));
            assertThat(tray.rejects(status)).contains("own-unknown");
            assertThat(facts(tray)).extracting(fact -> fact.from().value()).containsExactly("6299000011112222333");
        }
    }

    @Test
    void aDayAndATimeOfDayInWordsAreExactToTheSecond() {
        String content = OWN + "交易日期,交易时间,进出,发生额,对方账号\n2026年03月02日,10时20分30秒,出,1.25," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", content);
            assertThat(facts(tray)).singleElement().satisfies(fact -> {
                assertThat(fact.at()).isEqualTo("2026-03-02T02:20:30Z");
                assertThat(fact.more()).doesNotContainKey("precision");
            });
        }
    }

    @Test
    void aStatementMayHaveEnglishHeaders() {
        String content = "Date,Time,Account,Debit,Credit,Balance,Counterparty Account,Counterparty Name\n"
                + "2026-03-01,10:20:30,6299000011112222333,100.00,,900.00," + OTHER + ",YI\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", content);
            assertThat(facts(tray)).extracting(fact -> fact.to().value()).containsExactly(OTHER);
        }
    }

    @Test
    void theOwnNumberOfABillMayStandBesideItsNameWithoutAColon() {
        String content = "手机号码,13911112222\n查询日期,2026-04-01\n"
                + "呼叫类型,对方号码,通话开始时间,通话时长(秒)\n被叫,13811113333,2026/3/1 9:05:01,80\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", content);
            assertThat(facts(tray)).singleElement().satisfies(call -> {
                assertThat(call.from()).hasToString("phone:+8613811113333");
                assertThat(call.to()).hasToString("phone:+8613911112222");
            });
        }
    }

    @Test
    void aMaskedCounterpartIsNobodysAccountAndIsCounted() {
        String content = OWN + "交易时间,交易金额,对方账号,对方户名\n2026-03-01 10:00:00,-1.00,6299******4417,乙某\n"
                + "2026-03-01 11:00:00,-1.00,,乙某\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(status.rows().untied()).as(status.toString()).isEqualTo(1);
            assertThat(facts(tray)).isEmpty();
        }
    }

    private static List<Fact> facts(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .toList();
    }
}
