package io.clew.web;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Two small invented files: incident reports that name one account, and that account's statement. */
final class Samples {

    /** The account that every incident names and the statement is of. */
    static final String MULE = "6222020200112233446";

    /** How many incidents tell of a "safe account". */
    static final int SAFE_ACCOUNTS = 6;

    private static final int INCIDENTS = 24;
    private static final int ROWS = 240;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> VICTIMS = List.of("王某", "李某甲", "陈某芳", "赵某", "孙某丽");
    private static final List<String> OTHERS =
            List.of("6228480010002000007", "6228480010002000015", "6228480010002000023", "6228480010002000031");
    private static final List<String> STORIES = List.of(
            "对方自称某银行客服，称其“百万保障”业务即将扣费，要求下载“云会议”软件共享屏幕",
            "被拉入刷单返利群，先后完成三单小额任务后被要求做“连单”",
            "对方冒充公安机关民警，称其涉嫌洗钱，要求将资金转入“安全账户”接受核查",
            "在网上看到贷款广告，添加微信 wx_dk2026 后被要求先交“解冻费”");

    private Samples() {}

    static String incidents() {
        var random = new Random(7);
        var file = new StringBuilder("警情编号,案件名称,报警时间,报警人,报警电话,涉案金额,受理单位,简要案情\n");
        for (int i = 0; i < INCIDENTS; i++) {
            LocalDateTime at = LocalDateTime.of(2025, 9, 1, 9, 0).plusMinutes(random.nextInt(190 * 24 * 60));
            String victim = VICTIMS.get(i % VICTIMS.size());
            int amount = (1 + random.nextInt(40)) * 5_000;
            file.append(("A11010820260300%02d,%s被电信网络诈骗案,%s,%s,1391000%04d,%d,滨河派出所,"
                            + "\"报案人%s报称：%d月%d日%d时许接到 13812345678 来电，%s。随后其分两次向账户 %s（户名张某）转账共计人民币%d元整，发现被骗后报警。"
                            + "对方留有网址 http://yun-meeting.example.com/a%d ，登录地址 203.0.113.%d。以上笔录我看过，和我说的相符。\"\n")
                    .formatted(
                            i,
                            victim,
                            CLOCK.format(at),
                            victim,
                            i,
                            amount,
                            victim,
                            at.getMonthValue(),
                            at.getDayOfMonth(),
                            at.getHour(),
                            STORIES.get(i % STORIES.size()),
                            MULE,
                            amount,
                            i,
                            i + 1));
        }
        return file.toString();
    }

    static String statement() {
        var random = new Random(11);
        var file = new StringBuilder("账号,户名,交易时间,交易金额,余额,对方账号,对方户名,摘要,流水号\n");
        long balance = 1_000_000;
        LocalDateTime at = LocalDateTime.of(2025, 9, 1, 10, 0);
        for (int i = 0; i < ROWS; i++) {
            at = at.plusMinutes(1 + random.nextInt(2_200));
            int other = random.nextInt(OTHERS.size());
            long fen = 10_000 + 100L * random.nextInt(30_000);
            boolean out = random.nextInt(3) > 0 && balance > fen;
            balance += out ? -fen : fen;
            file.append("%s,张某,%s,%s%s,%s,%s,%s,网银转账,S%06d\n"
                    .formatted(
                            MULE,
                            CLOCK.format(at),
                            out ? "-" : "",
                            yuan(fen),
                            yuan(balance),
                            OTHERS.get(other),
                            VICTIMS.get(other),
                            i));
        }
        return file.toString();
    }

    /** Whose 100,000 yuan {@link #passedOn} follows. */
    static final String VICTIM = "6228480010009000011";

    /** Two accounts: one passes a victim's money on, much of it to the other, a little to twelve; there it rests. */
    static String passedOn() {
        var file = new StringBuilder("账号,户名,交易时间,交易金额,余额,对方账号,对方户名,摘要,流水号\n");
        String first = "6217000010003000021";
        String second = "6217000010003000039";
        String row = "%s,%s,2026-03-01 %s,%s,%s,%s,%s,网银转账,T%03d\n";
        file.append(row.formatted(first, "张某", "10:00:00", "100000.00", "100000.00", VICTIM, "王某", 1));
        file.append(row.formatted(first, "张某", "10:05:00", "-60000.00", "40000.00", second, "刘某", 2));
        file.append(row.formatted(second, "刘某", "10:05:00", "60000.00", "60500.00", first, "张某", 3));
        for (int i = 0; i < 12; i++) {
            String other = "62284800100070%05d".formatted(i * 11 + 3);
            String at = "10:%02d:00".formatted(10 + i);
            file.append(row.formatted(first, "张某", at, "-100.00", yuan(3_990_000 - i * 10_000L), other, "散户", 10 + i));
        }
        return file.append(
                        row.formatted(first, "张某", "11:00:00", "-30000.00", "8800.00", "6228480010008000005", "钱某", 30))
                .toString();
    }

    private static String yuan(long fen) {
        return "%d.%02d".formatted(fen / 100, fen % 100);
    }
}
