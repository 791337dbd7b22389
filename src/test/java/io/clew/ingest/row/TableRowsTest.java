package io.clew.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus;
import io.clew.ingest.ImportStatus.Rows;
import io.clew.ingest.Tray;
import io.clew.record.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRowsTest {

    @TempDir
    Path dir;

    private static List<String> facts(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .map(TableRowsTest::told)
                .toList();
    }

    private static String told(Fact fact) {
        return fact.from().value() + " " + fact.link() + " " + fact.to().value();
    }

    @Test
    void aLogInOfAnAccountThatCannotBeReadIsAReject() {
        String log = "账号,登录时间,登录IP\n"
                + "6299000000000000018,2026-03-01 10:00:00,192.0.2.7\n"
                + "62990000****0018,2026-03-01 10:05:00,192.0.2.7\n"
                + ",2026-03-01 10:06:00,192.0.2.7\n";
        try (Tray tray = new Tray(dir)) {
            ImportStatus status = tray.take("登录.csv", log);
            assertThat(status.rows()).isEqualTo(new Rows(3, 1, 0, 2));
            assertThat(facts(tray)).containsExactly("6299000000000000018 login 192.0.2.7");
        }
    }

    @Test
    void aCallThatWasPassedOnIsKeptAndIsNoCallOfTheTwo() {
        String bill = "本机号码,对方号码,通话类型,开始时间,通话时长(秒)\n"
                + "19400000017,19400000025,主叫,2026-03-01 10:00:00,60\n"
                + "19400000017,19400000033,呼转,2026-03-01 11:00:00,60\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("话单.csv", bill).rows()).isEqualTo(new Rows(2, 2, 0, 0));
            assertThat(facts(tray)).containsExactly("+8619400000017 call +8619400000025");
            assertThat(tray.records())
                    .anySatisfy(record -> assertThat(record.fields()).containsEntry("outcome", "forwarded"));
        }
    }

    @Test
    void aBareColumnOfNumbersIsTheOtherOnesWhereTheOwnStandsAbove() {
        String bill = "用户号码：19400000017\n"
                + "通话类型,号码,开始时间,通话时长(秒)\n"
                + "主叫,19400000025,2026-03-01 10:00:00,60\n"
                + "被叫,19400000033,2026-03-01 11:00:00,60\n";
        String owned = "号码,对方号码,通话类型,开始时间,通话时长(秒)\n19400000041,19400000025,主叫,2026-03-02 10:00:00,60\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("账单.csv", bill).rows().rejected()).isZero();
            assertThat(facts(tray))
                    .containsExactly("+8619400000017 call +8619400000025", "+8619400000033 call +8619400000017");
            tray.take("清单.csv", owned);
            assertThat(facts(tray)).contains("+8619400000041 call +8619400000025");
        }
    }

    @Test
    void aListThatPrintsPayerAndPayeeAsksForNobodysOwnAccount() {
        String list = "流水号,交易时间,付款方账号,付款方户名,收款方账号,收款方户名,交易金额(元),交易状态\n"
                + "1,2026-03-01 10:31:07,6299000000000000018,张三,6299000000000000026,李四,300.00,成功\n"
                + "2,2026-03-01 10:32:07,6299000000000000018,张三,6299000000000000026,李四,301.00,失败\n"
                + "3,2026-03-01 10:33:07,6299000000000000026,李四,,王五,302.00,成功\n";
        try (Tray tray = new Tray(dir)) {
            assertThat(tray.take("清单.csv", list).rows()).isEqualTo(new Rows(3, 2, 0, 1));
            assertThat(facts(tray)).containsExactly("6299000000000000018 transfer 6299000000000000026");
            assertThat(tray.records())
                    .anySatisfy(record -> assertThat(record.fields()).containsEntry("outcome", "failed"));
        }
    }
}
