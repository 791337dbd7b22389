package io.clew.ingest;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A few people with cards, a purse and a phone, and what three banks, a purse and a carrier print of them: not as {@code
 * world} has them. One bank prints all its accounts below each other, each behind a line with number and holder; one prints
 * days alone; clocks of banks differ by up to 40 seconds; a purse pays by its own money or by a card, of which the bank
 * prints only the purse's company.
 */
final class OtherWorld {

    private record Move(LocalDateTime at, Card from, Card to, long fen) {}

    private record Card(String number, String holder, int bank) {}

    /** What is true: who paid or called whom, how much or how long, on which day. */
    record Truth(List<String> movements, List<String> calls) {}

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final String FAMILIES = "赵钱孙李周吴郑王冯陈";
    private static final String GIVEN = "建国志强秀英丽华明辉晓东";

    private final Random random;
    private final List<Card> cards = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    final Map<String, String> files = new LinkedHashMap<>();
    /** Bills that do not say whose they are: the file and its owner. */
    final Map<String, String> owners = new LinkedHashMap<>();

    private final List<String> movements = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<Card, List<String[]>> atPurse = new LinkedHashMap<>();

    OtherWorld(long seed, int people) {
        random = new Random(seed);
        for (int i = 0; i < people; i++) {
            String name = "" + FAMILIES.charAt(i % FAMILIES.length())
                    + GIVEN.charAt(random.nextInt(GIVEN.length()))
                    + GIVEN.charAt((i / FAMILIES.length()) % GIVEN.length());
            int many = 1 + random.nextInt(2);
            for (int c = 0; c < many; c++) {
                cards.add(new Card(number(cards.size()), name, random.nextInt(3)));
            }
        }
        for (int i = 0; i < people * 20; i++) {
            Card from = any();
            Card to = any();
            if (!from.number.equals(to.number)) {
                moves.add(new Move(time(), from, to, 100L * (1 + random.nextInt(900)) + random.nextInt(100)));
            }
        }
        moves.forEach(move -> movements.add("account:" + move.from.number + " account:" + move.to.number + " "
                + move.fen + " " + move.at.format(DAY)));
        purses();
        blocks();
        days();
        tabs();
        bills(people);
    }

    Truth truth() {
        return new Truth(movements, calls);
    }

    private Card any() {
        return cards.get(random.nextInt(cards.size()));
    }

    private LocalDateTime time() {
        return LocalDateTime.of(2026, 3, 1, 8, 0).plusSeconds(random.nextInt(20 * 86_400) + 60);
    }

    /** Sixteen digits with a check digit, the last four of each its own. */
    private static String number(int n) {
        String head = "629900000%06d".formatted(n * 7919 % 1_000_000);
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            int digit = head.charAt(head.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit;
        }
        return head + (10 - sum % 10) % 10;
    }

    private static String yuan(long fen) {
        return "%d.%02d".formatted(fen / 100, fen % 100);
    }

    /** A row of one side of a move, in the order of its statement. */
    private record Side(LocalDateTime at, boolean out, long fen, String otherNumber, String otherName, long balance) {}

    private List<Side> sides(Card card) {
        List<Side> rows = new ArrayList<>();
        for (Move move : moves) {
            LocalDateTime at = move.at.plusSeconds(random.nextInt(40));
            if (move.from.equals(card)) {
                rows.add(new Side(at, true, move.fen, move.to.number, move.to.holder, 0));
            } else if (move.to.equals(card)) {
                rows.add(new Side(at, false, move.fen, move.from.number, move.from.holder, 0));
            }
        }
        for (String[] paid : atPurse.getOrDefault(card, List.of())) {
            LocalDateTime at = LocalDateTime.parse(paid[0], SECOND).plusSeconds(random.nextInt(5));
            rows.add(new Side(at, true, Long.parseLong(paid[1]), "", "财付通支付科技有限公司", 0));
        }
        rows.sort(Comparator.comparing(Side::at));
        List<Side> told = new ArrayList<>();
        long balance = 90_000_000L;
        for (Side row : rows) {
            balance += row.out ? -row.fen : row.fen;
            told.add(new Side(row.at, row.out, row.fen, row.otherNumber, row.otherName, balance));
        }
        return told;
    }

    private List<Card> of(int bank) {
        return cards.stream().filter(card -> card.bank == bank).toList();
    }

    /** All accounts in one print; the amount has no sign, a word beside it says which way. */
    private void blocks() {
        var print = new StringBuilder("交易明细\n");
        for (Card card : of(0)) {
            print.append("账号：")
                    .append(card.number)
                    .append(",户名：")
                    .append(card.holder)
                    .append('\n');
            print.append("序号,交易时间,收支,交易金额(元),账户余额(元),对方账号,对方户名,摘要\n");
            int n = 1;
            for (Side row : sides(card)) {
                print.append("%d,%s,%s,%s,%s,%s,%s,%s\n"
                        .formatted(
                                n++,
                                row.at.format(SECOND),
                                row.out ? "支" : "收",
                                yuan(row.fen),
                                yuan(row.balance),
                                row.otherNumber,
                                row.otherName,
                                row.otherNumber.isEmpty() ? "消费" : "转账"));
            }
            print.append('\n');
        }
        files.put("甲行.csv", print.toString());
    }

    /** A file an account, with days alone, newest first. */
    private void days() {
        for (Card card : of(1)) {
            var print = new StringBuilder("卡号,户名,记账日期,借方发生额,贷方发生额,余额,对方卡号,对方户名,摘要\n");
            List<Side> rows = new ArrayList<>(sides(card));
            Collections.reverse(rows);
            for (Side row : rows) {
                print.append("%s,%s,%s,%s,%s,%s,%s,%s,%s\n"
                        .formatted(
                                card.number,
                                card.holder,
                                row.at.format(DAY),
                                row.out ? yuan(row.fen) : "",
                                row.out ? "" : yuan(row.fen),
                                yuan(row.balance),
                                row.otherNumber,
                                row.otherName,
                                row.otherNumber.isEmpty() ? "消费" : "跨行转账"));
            }
            files.put("乙行" + card.number + ".csv", print.toString());
        }
    }

    /** One table of all accounts, between tabs. */
    private void tabs() {
        var print = new StringBuilder("本方卡号\t本方户名\t交易时间\t借贷标志\t交易金额\t交易余额\t对方账号\t对方名称\t交易摘要\n");
        for (Card card : of(2)) {
            for (Side row : sides(card)) {
                print.append(String.join(
                                "\t",
                                card.number,
                                card.holder,
                                row.at.format(SECOND),
                                row.out ? "借" : "贷",
                                yuan(row.fen),
                                yuan(row.balance),
                                row.otherNumber,
                                row.otherName,
                                row.otherNumber.isEmpty() ? "消费" : "转账"))
                        .append('\n');
            }
        }
        files.put("丙行.txt", print.toString());
    }

    private void purses() {
        int n = 0;
        for (Card card : cards) {
            n++;
            if (n % 3 != 0) {
                continue;
            }
            String own = "chat:wechat/own_user_" + n;
            var bill = new StringBuilder("微信支付账单明细\n交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n");
            for (int i = 0; i < 12; i++) {
                LocalDateTime at = time();
                long fen = 100L + random.nextInt(50_000);
                boolean tied = random.nextBoolean();
                String shop = "样例商店" + random.nextInt(9);
                String way = tied ? "样例银行储蓄卡(" + card.number.substring(12) + ")" : "零钱";
                bill.append("%s,商户消费,%s,货,支出,¥%s,%s,支付成功,%d%04d,m%d,/\n"
                        .formatted(at.format(SECOND), shop, yuan(fen), way, n, i, i));
                movements.add(own + " merchant:" + shop + " " + fen + " " + at.format(DAY));
                if (tied) {
                    atPurse.computeIfAbsent(card, c -> new ArrayList<>())
                            .add(new String[] {at.format(SECOND), Long.toString(fen)});
                }
            }
            files.put("微信" + n + ".csv", bill.toString());
            owners.put("微信" + n + ".csv", own);
        }
    }

    /** A bill a number, which stands above it; the other end's bill has the call too where it is a customer. */
    private void bills(int people) {
        var bills = new ArrayList<StringBuilder>();
        for (int i = 0; i < people; i++) {
            bills.add(new StringBuilder("客户姓名：样例,用户号码：" + phone(i) + "\n起始时间,通信方式,对方号码,通信时长,通信地点\n"));
        }
        for (int i = 0; i < people * 10; i++) {
            int from = random.nextInt(people);
            int to = random.nextInt(people * 2);
            if (from == to) {
                continue;
            }
            LocalDateTime at = time();
            int seconds = 1 + random.nextInt(900);
            calls.add("phone:+86" + phone(from) + " phone:+86" + phone(to) + " " + seconds + " " + at.format(DAY));
            bills.get(from).append(call(at, "主叫", phone(to), seconds));
            if (to < people) {
                bills.get(to).append(call(at.plusSeconds(random.nextInt(3)), "被叫", phone(from), seconds));
            }
        }
        for (int i = 0; i < people; i++) {
            files.put("话单" + i + ".csv", bills.get(i).toString());
        }
    }

    private static String call(LocalDateTime at, String way, String other, int seconds) {
        String told = seconds < 60 ? seconds + "秒" : seconds / 60 + "分" + seconds % 60 + "秒";
        return "%s,%s,%s,%s,样例市\n".formatted(at.format(SECOND), way, other, told);
    }

    private static String phone(int n) {
        return "1940000%04d".formatted(n);
    }
}
