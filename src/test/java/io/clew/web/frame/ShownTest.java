package io.clew.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void groupsNumbersAsPeopleReadThem() {
        assertThat(shown("phone:+8613812345678")).isEqualTo("138 1234 5678");
        assertThat(shown("account:6222020200112233445")).isEqualTo("6222 0202 0011 2233 445");
        assertThat(shown("person:110101199003072316")).isEqualTo("110101 19900307 2316");
        assertThat(shown("chat:wechat/wx_dk2026")).isEqualTo("微信 wx_dk2026");
        assertThat(shown("name:张某")).isEqualTo("张某");
    }

    @Test
    void copiesNumbersWithoutTheirSpaces() {
        assertThat(Shown.copied(EntityKey.parse("phone:+8613812345678"))).isEqualTo("13812345678");
        assertThat(Shown.copied(EntityKey.parse("account:6222020200112233445"))).isEqualTo("6222020200112233445");
    }

    @Test
    void saysMoneyInYuanAndLargeSumsAsPeopleDo() {
        assertThat(Shown.yuan(5_000_000L)).isEqualTo("¥ 50,000.00");
        assertThat(Shown.yuan(-105L)).isEqualTo("−¥ 1.05");
        assertThat(Shown.said(12_400_000L)).isEqualTo("12.40 万");
        assertThat(Shown.said(1_030_000_000_00L)).isEqualTo("10.30 亿");
    }

    @Test
    void tellsTimeInChina() {
        Instant at = Instant.parse("2026-03-01T12:14:07Z");
        assertThat(Shown.clock(at)).isEqualTo("2026-03-01 20:14:07");
        assertThat(Shown.weekday(at)).isEqualTo(7);
    }

    @Test
    void addressesHoldWhatKeysHold() {
        assertThat(Shown.href(EntityKey.parse("chat:wechat/a b?&"))).isEqualTo("/entities/chat%3Awechat%2Fa%20b%3F%26");
        assertThat(Shown.href(new RecordRef("s", "a/b#1"))).isEqualTo("/records/s/a/b%231");
    }

    private static String shown(String key) {
        return Shown.shown(EntityKey.parse(key));
    }
}
