package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus.State;
import io.clew.record.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, marks and places that other banks, carriers and wallets use for the same things. */
class OtherLayoutsTest {

    private static final String OWN = "6299000011112222333";
    private static final String OTHER = "6299000011112222444";
    private static final String PHONE = "15400001111";
    private static final String CALLED = "16400002222";

    @TempDir
    Path dir;

    private static List<String> facts(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .map(OtherLayoutsTest::told)
                .sorted()
                .toList();
    }

    private static String told(Fact fact) {
        String amount =
                fact.amount() == null ? fact.more().getOrDefault("seconds", "") : fact.amount() + fact.currency();
        return fact.from().value() + ">" + fact.to().value() + " " + amount;
    }

    private List<String> facts(String name, String content) {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take(name, content);
            assertThat(status.state()).as(status.toString()).isEqualTo(State.done);
            assertThat(status.rows().rejected()).as(status.toString()).isZero();
            return facts(tray);
        }
    }

    private ImportStatus refused(String content) {
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("a.csv", content);
            assertThat(tray.records()).isEmpty();
            return status;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "收支标志, +, -",
        "借贷标志, 2-贷, 1-借",
        "借贷标记, 01:贷, 02:借",
        "Debit/Credit, Credit, Debit",
        "往来标志, 来账, 往账",
        "借貸標誌, 貸, 借",
        "借贷, Cr., Dr.",
        "来往标志, 来, 往",
        "交易方向, 入金, 出金",
        "资金收支, 收, 支"
    })
    void theDirectionsWordIsRead(String header, String in, String out) {
        String rows = "交易时间," + header + ",交易金额,账户余额,对方账号,账号\n"
                + "2026-03-01 10:00:00," + in + ",500.00,1500.00," + OTHER + "," + OWN + "\n"
                + "2026-03-01 11:00:00," + out + ",300.00,1200.00," + OTHER + "," + OWN + "\n";
        assertThat(facts("a.csv", rows))
                .containsExactly(OWN + ">" + OTHER + " 300.00CNY", OTHER + ">" + OWN + " 500.00CNY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "~", "   "})
    void otherMarksPartCells(String mark) {
        String rows = "账号,交易时间,借贷标志,交易金额,对方账号\n" + OWN + ",20260301100000,借,300.00," + OTHER + "\n";
        assertThat(facts("a.txt", rows.replace(",", mark))).containsExactly(OWN + ">" + OTHER + " 300.00CNY");
    }

    @Test
    void aFormOfLabelsAndBlanksIsNoTable() {
        String form = "姓名：甲某    性别：男    年龄：40    职业：无\n住址：溪桥镇    电话：无    邮编：无    备注：无\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("form.txt", form).state()).isEqualTo(State.done);
        }
    }

    @ParameterizedTest
    @CsvSource({"交易金额（单位：分）, 30000", "交易金额, 0.03万元", "交易金额, 0.3千元", "交易金额(百元), 3"})
    void theUnitCountsWhereverItStands(String header, String said) {
        String rows =
                "账号,交易时间,借贷标志," + header + ",对方账号\n" + OWN + ",2026-03-01 10:00:00,借," + said + "," + OTHER + "\n";
        assertThat(facts("a.csv", rows)).containsExactly(OWN + ">" + OTHER + " 300.00CNY");
    }

    @Test
    void aUnitInTheHeaderAndAnotherInTheCellAreNotGuessed() {
        String rows = "账号,交易时间,借贷标志,交易金额(万元),对方账号\n" + OWN + ",2026-03-01 10:00:00,借,3万," + OTHER + "\n";
        assertThat(refused(rows).rows().rejected()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"USD-美元, USD", "HKD/港币, HKD", "CNY-人民币, CNY", "人民币(156), CNY"})
    void aCurrencySaidTwiceIsOne(String said, String currency) {
        String rows =
                "账号,交易时间,借贷标志,交易金额,交易币种代码,对方账号\n" + OWN + ",2026-03-01 10:00:00,借,3.00," + said + "," + OTHER + "\n";
        assertThat(facts("a.csv", rows)).containsExactly(OWN + ">" + OTHER + " 3.00" + currency);
    }

    @Test
    void twoCurrenciesInOneCellAreNone() {
        String rows = "账号,交易时间,借贷标志,交易金额,币种,对方账号\n" + OWN + ",2026-03-01 10:00:00,借,3.00,USD/港币," + OTHER + "\n";
        assertThat(refused(rows).code()).isEqualTo("currency-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"失败：账户已冻结", "超时失败", "银行处理失败 资金退回", "失败-密码错误", "01-失败", "已失败", "部分成功", "挂账"})
    void whatDidNotHappenOrNotWhollyIsNoPayment(String said) {
        String rows =
                "账号,交易时间,借贷标志,交易金额,对方账号,交易状态\n" + OWN + ",2026-03-01 10:00:00,借,3.00," + OTHER + "," + said + "\n";
        assertThat(facts("a.csv", rows)).isEmpty();
    }

    @Test
    void whatFollowsASuccessMayTakeItBack() {
        String rows = "账号,交易时间,借贷标志,交易金额,对方账号,交易状态\n" + OWN + ",2026-03-01 10:00:00,借,3.00," + OTHER + ",成功-后被止付\n";
        assertThat(refused(rows).code()).isEqualTo("outcome-unmapped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Account Number: " + OWN + "\n",
                OWN + "交易明细\n",
                "账户明细（" + OWN + "）\n",
                "\"账号：\",\"=\"\"" + OWN + "\"\"\"\n",
                "帳號：" + OWN + "\n"
            })
    void whoseStatementItIsStandsAbove(String above) {
        String rows = "交易时间,收入,支出,对方账户账号\n2026-03-01 10:00:00,5.00,," + OTHER + "\n";
        assertThat(facts("a.csv", above + rows)).containsExactly(OTHER + ">" + OWN + " 5.00CNY");
    }

    @Test
    void aNumberOfADealAboveIsNobodysAccount() {
        String rows = "明细流水号：629900001111222233\n交易时间,收入,支出,对方账号\n2026-03-01 10:00:00,5.00,," + OTHER + "\n";
        assertThat(refused(rows).code()).isEqualTo("own-unknown");
    }

    @Test
    void aFileOfRejectsAloneFailed() {
        String rows = "账号,交易时间,借贷标志,交易金额,对方账号\n" + OWN + ",某日,借,3.00," + OTHER + "\n";
        ImportStatus status = refused(rows);
        assertThat(status.state()).isEqualTo(State.failed);
        assertThat(status.code()).isEqualTo("nothing-read");
        assertThat(status.rows().rejected()).isEqualTo(1);
    }

    @Test
    void aTimeInTheZoneOfItsHeaderIsChinas() {
        String rows = "Txn Hash,Time (UTC),From,To,Amount,Token Symbol\n" + "ab".repeat(32)
                + ",2026-05-12 18:46:11,TUrbkbcDpUJN9xt3PsaNYLbjmoHGG45qrE,TVTxGPUe6NEY8WEA2CmEpbUYteA2UoYDt6,12.5,USDT\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", rows);
            assertThat(tray.records().getFirst().occurredAt()).hasToString("2026-05-12T18:46:11Z");
        }
    }

    @Test
    void aCellThatSaysItsZoneKeepsIt() {
        String rows = "账号,交易时间(UTC),借贷标志,交易金额,对方账号\n" + OWN + ",2026-05-12 18:46:11+08:00,借,3.00," + OTHER + "\n";
        try (Tray tray = new Tray(dir)) {
            tray.take("a.csv", rows);
            assertThat(tray.records().getFirst().occurredAt()).hasToString("2026-05-12T10:46:11Z");
        }
    }

    @Test
    void aRowMarkedAsReversedThatNoRowTakesBackMovedNothing() {
        String rows = "账号,交易时间,借贷标志,交易金额,对方账号,是否冲正\n" + OWN + ",2026-03-01 10:00:00,借,3.00," + OTHER + ",否\n" + OWN
                + ",2026-03-01 11:00:00,借,4.00," + OTHER + ",是\n";
        assertThat(facts("a.csv", rows)).containsExactly(OWN + ">" + OTHER + " 3.00CNY");
    }

    @Test
    void theCurrencyStandsAlsoInAColumnWithNotesAndRemittance() {
        String rows = "账号,交易时间,借贷标志,交易金额,币种/钞汇,对方账号\n" + OWN + ",2026-03-01 10:00:00,借,3.00,美元/汇," + OTHER + "\n";
        assertThat(facts("a.csv", rows)).containsExactly(OWN + ">" + OTHER + " 3.00USD");
    }

    @Test
    void theUpperOfTwoLikeHeadersIsTheFirstAccounts() {
        String header = "交易时间,借贷标志,交易金额,对方账号\n";
        String rows = "账号：" + OWN + "\n" + header + "2026-03-01 10:00:00,借,3.00," + OTHER
                + "\n户名：乙某\n账号：6299000011112222555\n" + header + "2026-03-01 11:00:00,借,4.00," + OTHER + "\n";
        assertThat(facts("a.csv", rows))
                .containsExactly(OWN + ">" + OTHER + " 3.00CNY", "6299000011112222555>" + OTHER + " 4.00CNY");
    }

    @Test
    void captionsOfATableThatNobodyReadAreNotTheNextOnes() {
        String rows = "账号：" + OWN + "\n日子,出,进,谁\n2026-03-01,3.00,1234,6299000011112222777\n"
                + "交易时间,借贷标志,交易金额,对方账号\n2026-03-01 11:00:00,借,4.00," + OTHER + "\n";
        assertThat(refused(rows).code()).isEqualTo("own-unknown");
    }

    @Test
    void aColumnOfRowNumbersIsNoDirection() {
        String rows = "账号：" + OWN + "\n序号,交易时间,交易金额,余额,对方账号\n1,2026-03-01 10:00:00,5.00,6.00," + OTHER
                + "\n2,2026-03-01 11:00:00,-3.00,3.00," + OTHER + "\n";
        assertThat(facts("a.csv", rows))
                .containsExactly(OWN + ">" + OTHER + " 3.00CNY", OTHER + ">" + OWN + " 5.00CNY");
    }

    @Test
    void aRuleUnderTheHeaderIsNoRow() {
        String rows = "|账号|交易时间|借贷标志|交易金额|对方账号|\n|---|---|---|---|---|\n|" + OWN + "|2026-03-01 10:00:00|借|3.00|"
                + OTHER + "|\n";
        assertThat(facts("a.txt", rows)).containsExactly(OWN + ">" + OTHER + " 3.00CNY");
    }

    @ParameterizedTest
    @CsvSource({
        "收款方/付款方账号, 收款方/付款方名称, 6299000011112222444, 乙某",
        "对方户名及账号, 用途, 乙某（6299000011112222444）, 货款",
        "对端账号, 对端户名, 6299000011112222444, 乙某"
    })
    void withWhomIsReadUnderAnyOfItsNames(String header, String second, String said, String more) {
        String rows = "账号,交易时间,借贷标志,交易金额," + header + "," + second + "\n" + OWN + ",2026-03-01 10:00:00,借,3.00," + said
                + "," + more + "\n";
        assertThat(facts("a.csv", rows)).containsExactly(OWN + ">" + OTHER + " 3.00CNY");
    }

    // calls

    @ParameterizedTest
    @CsvSource({"通话时长(毫秒), 312000", "通话时长(小时), 0.0867", "Duration, 312", "通话时长（单位：秒）, 312", "持续时间, 5分12秒"})
    void aDurationIsInSeconds(String header, String said) {
        String rows = "本机号码,对方号码,呼叫类型,通话开始时间," + header + "\n" + PHONE + "," + CALLED + ".0,主叫,2026-04-25 10:12:33,"
                + said + "\n";
        assertThat(facts("a.csv", rows)).containsExactly("+86" + PHONE + ">+86" + CALLED + " 312");
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, '15400001111通话详单\n'",
        "a.csv, '中国通信客户通话清单（15400001111）\n'",
        "15400001111_语音.csv, ''",
        "a.csv, '手机号码：15400001111\n'"
    })
    void whoseBillItIsStandsAboveOrInTheName(String name, String above) {
        String rows = above + "对方号码,呼叫类型,开始时间,通话时长(秒)\n" + CALLED + ",主叫,2026-04-25 10:12:33,312\n";
        assertThat(facts(name, rows)).containsExactly("+86" + PHONE + ">+86" + CALLED + " 312");
    }

    @Test
    void whoseBillItIsIsAskedAndHeldAgainstWhatIsShown() {
        String rows = "手机号码：154****1111\n对方号码,呼叫类型,开始时间,通话时长(秒)\n" + CALLED + ",主叫,2026-04-25 10:12:33,312\n";
        assertThat(refused(rows).code()).isEqualTo("own-unknown");
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.takeOf("15400009999", "a.csv", rows).state()).isEqualTo(State.failed);
            tray.takeOf(PHONE, "a.csv", rows);
            assertThat(facts(tray)).containsExactly("+86" + PHONE + ">+86" + CALLED + " 312");
        }
    }

    @Test
    void codesThatNobodyExplainsTellNotWhoCalled() {
        String rows = "本机号码,对方号码,呼叫类型,通话开始时间,通话时长\n" + PHONE + "," + CALLED + ",0,2026-04-25 10:12:33,5\n";
        assertThat(refused(rows).code()).isEqualTo("direction-unmapped");
    }

    @Test
    void anAccountOfAPlatformAmongAccountsIsItsUser() {
        String rows = "账号\t登录时间\t登录IP\nwxid_caoan11\t2026-05-13 11:53:50\t192.0.2.61\n";
        assertThat(facts("a.txt", rows)).containsExactly("wechat/wxid_caoan11>192.0.2.61 ");
    }
}
