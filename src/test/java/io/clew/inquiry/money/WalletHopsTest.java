package io.clew.inquiry.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.Ontology;
import io.clew.ingest.Tray;
import io.clew.record.EntityKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money that goes from a bank into a purse and out of it to a bank, by the files that banks and purses send. */
class WalletHopsTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Access READER =
            new Access("li", Set.of(Role.ANALYST), Set.of(), 3, "核查", Set.of("bank"), 0, true);
    private static final String VICTIM = "6299000000000000018";
    private static final String A = "6299000000000000117";
    private static final String B = "6299000000000000216";
    private static final String C = "6299000000000000315";
    private static final String LAST = "6299000000000000414";
    private static final String COMPANY = "Z2004944000010";
    private static final String STATEMENT = "交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号\n";
    private static final String TENPAY =
            "用户ID,交易单号,大单号,用户侧账号名称,借贷类型,交易业务类型,交易用途类型,交易时间,交易金额(分),账户余额(分),用户银行卡号,对手方ID,对手侧账户名称,对手方银行卡号,对手侧银行名称,对手方接收时间,对手方接收金额(分),备注1,备注2\n";

    @TempDir
    Path dir;

    private TraceAnswer follow(Tray tray, TraceStart start) {
        try (AuditLog audit = AuditLog.open(dir.resolve("audit"))) {
            return new FollowMoney(tray.graph(), tray.index(), ONTOLOGY, Places.shipped(ONTOLOGY), audit)
                    .follow(READER, new FollowMoney.Question(List.of(start), false, TraceQuestion.USUAL, true));
        }
    }

    private TraceAnswer follow(Tray tray) {
        return follow(tray, new TraceStart(null, null, EntityKey.parse("account:" + VICTIM), null, null));
    }

    private static String row(String own, String at, String way, String yuan, String after, String other, String name) {
        return String.join(",", own, "某", at, way, yuan, after, other, name, "转账", own + at.hashCode() + way) + "\n";
    }

    private static String purse(
            String own,
            String serial,
            String way,
            String kind,
            String at,
            String fen,
            String after,
            String card,
            String other) {
        return String.join(",", own, serial, "D" + serial, "某", way, kind, kind, at, fen, after, card, other)
                + ",,,,,,,\n";
    }

    /** Paid in on the first of March, through the purse of the same person and that of another, out to two cards. */
    private static String purses() {
        return TENPAY
                + purse("wxid_jia01", "T1", "入", "充值", "2026-03-01 10:20:00", "500000", "500000", A, "")
                + purse("wxid_jia01", "T2", "出", "转账", "2026-03-01 10:31:07", "300000", "200000", "", "wxid_yi02")
                + purse("wxid_jia01", "T3", "出", "提现", "2026-03-01 11:00:00", "200000", "0", B, "")
                + purse("wxid_yi02", "T4", "入", "转账", "2026-03-01 10:31:07", "300000", "300000", "", "wxid_jia01")
                + purse("wxid_yi02", "T5", "出", "提现", "2026-03-01 11:30:00", "300000", "0", C, "");
    }

    private static void followedToTheEnd(TraceAnswer answer) {
        assertThat(answer.edges())
                .extracting(edge -> edge.from().value() + " " + edge.to().value() + " " + edge.attributed())
                .containsExactlyInAnyOrder(
                        VICTIM + " " + A + " 500000",
                        A + " wechat/wxid_jia01 500000",
                        "wechat/wxid_jia01 wechat/wxid_yi02 300000",
                        "wechat/wxid_jia01 " + B + " 200000",
                        "wechat/wxid_yi02 " + C + " 300000",
                        B + " " + LAST + " 200000");
        assertThat(answer.breaks())
                .extracting(gap -> gap.account().value() + " " + gap.why() + " " + gap.amount())
                .containsExactlyInAnyOrder(C + " NO_STATEMENT 300000", LAST + " NO_STATEMENT 200000");
        assertThat(answer.contradictions()).isEmpty();
    }

    @Test
    void moneyIsFollowedThroughPursesOfWhichBanksPrintOnlyTheCompany() {
        try (Tray tray = new Tray(dir)) {
            tray.take(
                    "a.csv",
                    STATEMENT
                            + row(A, "2026-03-01 10:00:00", "进", "5000.00", "5000.00", VICTIM, "")
                            + row(A, "2026-03-01 10:20:03", "出", "5000.00", "0.00", "", "财付通-微信零钱充值"));
            tray.take(
                    "b.csv",
                    STATEMENT
                            + row(B, "2026-03-01 11:00:05", "进", "2000.00", "2000.00", "", "财付通支付科技有限公司")
                            + row(B, "2026-03-01 12:20:03", "出", "2000.00", "0.00", LAST, ""));
            tray.take("t.csv", purses());
            followedToTheEnd(follow(tray));
        }
    }

    @Test
    void banksThatPrintDaysAloneAndThePursesCompanyHideNothing() {
        try (Tray tray = new Tray(dir)) {
            tray.take(
                    "a.csv",
                    STATEMENT
                            + row(A, "2026-03-01", "进", "5000.00", "5000.00", VICTIM, "")
                            + row(A, "2026-03-01", "出", "5000.00", "0.00", "", "财付通-微信零钱充值"));
            tray.take(
                    "b.csv",
                    STATEMENT
                            + row(B, "2026-03-01", "进", "2000.00", "2000.00", "", "财付通支付科技有限公司")
                            + row(B, "2026-03-01", "出", "2000.00", "0.00", LAST, ""));
            tray.take("t.csv", purses());
            followedToTheEnd(follow(tray));
        }
    }

    @Test
    void theCompanysOwnAccountInABanksRowIsTheUserWhoseStatementTellsOfThePayment() {
        try (Tray tray = new Tray(dir)) {
            tray.take(
                    "a.csv",
                    STATEMENT
                            + row(A, "2026-03-01 10:00:00", "进", "5000.00", "5000.00", VICTIM, "")
                            + row(A, "2026-03-01 10:20:03", "出", "5000.00", "0.00", COMPANY, "财付通支付科技有限公司"));
            tray.take(
                    "b.csv",
                    STATEMENT
                            + row(B, "2026-03-01 11:00:05", "进", "2000.00", "2000.00", COMPANY, "财付通备付金")
                            + row(B, "2026-03-01 12:20:03", "出", "2000.00", "0.00", LAST, ""));
            assertThat(follow(tray).edges())
                    .extracting(TraceAnswer.Edge::stop)
                    .as("without the users' statements it ends at the company")
                    .containsExactly(null, Stop.THIRD_PARTY);
            tray.take("t.csv", purses());
            followedToTheEnd(follow(tray));
        }
    }

    @Test
    void aUserOfAlipayIsFollowedWhereTheirStatementIsThere() {
        String alipay = "交易号,商户订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,用户信息,交易对方信息,消费名称,金额（元）,收/支,交易状态,支付方式,备注\n";
        String user = "2088000011112222";
        try (Tray tray = new Tray(dir)) {
            tray.take(
                    "a.csv",
                    STATEMENT
                            + row(A, "2026-03-01 10:00:00", "进", "5000.00", "5000.00", VICTIM, "")
                            + row(A, "2026-03-01 10:20:03", "出", "5000.00", "0.00", user, "支付宝"));
            assertThat(follow(tray).edges()).extracting(TraceAnswer.Edge::stop).containsExactly(null, Stop.THIRD_PARTY);
            tray.take(
                    "z.csv",
                    alipay
                            + "A1,,2026-03-01 10:20:01,2026-03-01 10:20:01,,,充值," + user + "(甲某)," + A
                            + ",充值,5000.00,收入,交易成功结束,,\n"
                            + "A2,,2026-03-01 11:00:01,2026-03-01 11:00:01,,,转账到银行卡," + user + "(甲某)," + B
                            + ",转账,5000.00,支出,交易成功结束,,\n");
            assertThat(follow(tray).edges())
                    .extracting(edge -> edge.to().value() + " " + edge.attributed() + " " + edge.stop())
                    .containsExactly(A + " 500000 null", user + " 500000 null", B + " 500000 NO_STATEMENT");
        }
    }
}
