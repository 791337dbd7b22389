package io.clew.ingest.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.Tray;
import io.clew.record.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiedCardsTest {

    private static final String OWN = "chat:wechat/zhangsan_own";
    private static final String CARD = "6299000000000000018";
    private static final String BILL = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n";
    private static final String STATEMENT = "交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号\n";

    @TempDir
    Path dir;

    private static String paid(String time, String yuan, String way, String serial) {
        return time + ",商户消费,样例面馆,\"面\",支出,¥" + yuan + "," + way + ",支付成功," + serial + "\t,m" + serial + "\t,/\n";
    }

    private static String booked(String card, String time, String yuan, String payee, String serial) {
        return card + ",张三," + time + ",出," + yuan + ",,," + payee + ",消费," + serial + "\n";
    }

    private static List<Fact> money(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .filter(fact -> fact.amount() != null)
                .toList();
    }

    @Test
    void aPaymentByATiedCardIsOneInBillAndStatementInWhicheverOrderTheyCome() {
        String bill = BILL + paid("2026-03-01 12:00:05", "20.00", "工商银行储蓄卡(0018)", "1");
        String statement = STATEMENT
                + booked(CARD, "2026-03-01 12:00:07", "20.00", "财付通支付科技有限公司", "A1")
                + booked(CARD, "2026-03-01 12:00:07", "20.00", "样例商场", "A2");
        for (boolean first : List.of(true, false)) {
            Path place = dir.resolve("bill first " + first);
            try (Tray tray = new Tray(place)) {
                if (first) {
                    tray.takeOf(OWN, "微信.csv", bill);
                }
                tray.take("银行.csv", statement);
                if (!first) {
                    tray.takeOf(OWN, "微信.csv", bill);
                }
                check(tray);
                assertThat(tray.take("银行.csv", statement).rows().accepted()).isZero();
            }
            try (Tray tray = new Tray(place, place.resolve("without its ledger"))) {
                assertThat(tray.take("银行.csv", statement).rows().accepted()).isZero();
                assertThat(tray.takeOf(OWN, "微信.csv", bill).rows().accepted()).isZero();
                check(tray);
                tray.take("再.csv", STATEMENT + booked(CARD, "2026-03-01 12:01:07", "20.00", "财付通", "A9"));
                assertThat(money(tray)).as("the bill's row is taken").hasSize(3);
            }
        }
    }

    private static void check(Tray tray) {
        assertThat(money(tray))
                .extracting(fact -> fact.from() + " " + fact.to())
                .containsExactlyInAnyOrder(OWN + " merchant:样例面馆", "account:" + CARD + " merchant:样例商场");
        assertThat(tray.records())
                .filteredOn(record -> record.fields().containsKey("mirrorOf"))
                .singleElement()
                .satisfies(row -> assertThat(row.fields()).containsEntry("own", CARD));
    }

    @Test
    void whereTwoCardsCouldBeMeantNoneIs() {
        String other = "6299110000000000018";
        try (Tray tray = new Tray(dir)) {
            tray.take(
                    "银行.csv",
                    STATEMENT
                            + booked(CARD, "2026-03-01 12:00:07", "20.00", "财付通", "A1")
                            + booked(other, "2026-03-01 12:00:09", "20.00", "财付通", "B1"));
            tray.takeOf(OWN, "微信.csv", BILL + paid("2026-03-01 12:00:05", "20.00", "工商银行(0018)", "1"));
            assertThat(money(tray)).hasSize(3);
        }
    }

    @Test
    void anotherTailAmountPurseOrHourIsAnotherPayment() {
        try (Tray tray = new Tray(dir)) {
            tray.take(
                    "银行.csv",
                    STATEMENT
                            + booked(CARD, "2026-03-01 12:00:07", "21.00", "财付通", "A1")
                            + booked(CARD, "2026-03-01 13:00:07", "20.00", "财付通", "A2")
                            + booked(CARD, "2026-03-01 12:00:08", "20.00", "支付宝", "A3"));
            tray.takeOf(
                    OWN,
                    "微信.csv",
                    BILL
                            + paid("2026-03-01 12:00:05", "20.00", "工商银行(0018)", "1")
                            + paid("2026-03-01 13:00:05", "20.00", "零钱", "2")
                            + paid("2026-03-01 13:00:06", "20.00", "工商银行(0026)", "3"));
            assertThat(money(tray)).hasSize(6);
        }
    }
}
