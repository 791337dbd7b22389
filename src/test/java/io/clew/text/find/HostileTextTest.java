package io.clew.text.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text that was made to take for ever: each finder reads every shape of it in time that grows as its length does. */
class HostileTextTest {

    private static final Instant WRITTEN = Instant.parse("2026-05-20T02:00:00Z");
    private static final int SHORT = 12_000;
    private static final int LONGER = 4;

    /** Four times the text may take so many times as long; a quadratic finder takes sixteen. */
    private static final double MOST = 10;

    /** Below this a measurement says nothing. */
    private static final double LEAST_MS = 15;

    private static final int ATTEMPTS = 8;

    static Stream<String> shapes() {
        return Stream.of(
                "15400138000 ",
                "15400138000",
                "http://|.",
                "http://|a/",
                "6299-0202-0011-2233 ",
                "1-",
                "1 ",
                "1.1.",
                "1,234,",
                "a.",
                "a@a.cn",
                "@",
                "a|@",
                "www.",
                "ab:",
                "::",
                "[.]",
                "一",
                "五",
                "万",
                "零",
                "几",
                "3-5万",
                "三点",
                "1块",
                "元",
                "12:",
                "2026-",
                "5月",
                "昨",
                "每天",
                "农历",
                "春节",
                "张伟",
                "张|X",
                "某",
                "李某",
                "张·",
                "“张",
                "、张三",
                "王明，",
                "（2018）浙",
                "京A",
                "微信|a_",
                "QQ|1 ",
                "+1 (8",
                "(",
                "不对，",
                "不是1，是",
                "卡号6299，",
                "转账5万元至6299020200112233445",
                "\u0000",
                "\ud840\udc00",
                "\ud800",
                "\u200b",
                "0x|a",
                "T|1");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void fourTimesTheTextTakesAboutFourTimesAsLong(String shape) {
        double best = Double.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && best > MOST; attempt++) {
            double once = Math.max(LEAST_MS, milliseconds(text(shape, SHORT)));
            best = Math.min(best, milliseconds(text(shape, SHORT * LONGER)) / once);
        }
        assertThat(best).as("growth of %s", shape).isLessThanOrEqualTo(MOST);
    }

    @Test
    void whatIsBeyondTheLongestTextIsNotRead() {
        String text = "电话15400138000。" + "好".repeat(Extractor.MOST) + "电话15400138001。";
        assertThat(Extractor.shipped().extractWithoutNames(text, WRITTEN).mentions())
                .extracting(mention -> mention.key().toString())
                .containsExactly("phone:+8615400138000");
    }

    /** What stands before the bar comes once. */
    private static String text(String shape, int length) {
        int bar = shape.indexOf('|');
        String again = shape.substring(bar + 1);
        return shape.substring(0, Math.max(0, bar)) + again.repeat(length / again.length());
    }

    /** Time of the processor, which does not count what other threads take. */
    private static double milliseconds(String text) {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        Extractor.shipped().extract(text, WRITTEN);
        return (threads.getCurrentThreadCpuTime() - began) / 1e6;
    }
}
