package io.clew.world.file;

import io.clew.world.people.Account;
import io.clew.world.people.Move;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.List;

/** Writes the statements of a town's accounts, each bank in its own layout. */
public final class StatementFiles {

    private final Town town;
    private final Files files;
    private final Flaws flaws;

    public StatementFiles(Town town, Files files, Flaws flaws) {
        this.town = town;
        this.files = files;
        this.flaws = flaws;
    }

    public long write() {
        return feedback() + twoColumns() + signed();
    }

    private static String text(long fen) {
        var b = new StringBuilder(14);
        return yuan(b, fen).toString();
    }

    static StringBuilder yuan(StringBuilder b, long fen) {
        if (fen < 0) {
            b.append('-');
            fen = -fen;
        }
        b.append(fen / 100).append('.');
        return Times.two(b, (int) (fen % 100));
    }

    private static boolean machine(Move move) {
        return move.from.machine || move.to.machine;
    }

    private static Account other(Account own, Move move) {
        return move.from == own ? move.to : move.from;
    }

    private static boolean blank(Account own, Move move) {
        return machine(move) || move.blind && move.from == own;
    }

    private static String memo(Account own, Move move) {
        return move.to == own && move.kind == Move.Kind.PAY ? move.memo + "收款" : move.memo;
    }

    private List<Account> printedBy(int bank) {
        return town.accounts.stream()
                .filter(own -> own.loaded && own.bank == bank)
                .toList();
    }

    /** The columns that both tables have in the same order: the other side, what it was for, where it was done. */
    private static void counterpart(StringBuilder out, Account own, Move move, Account other) {
        if (blank(own, move)) {
            out.append(",,,");
        } else {
            out.append(other.number)
                    .append(',')
                    .append(other.holder)
                    .append(',')
                    .append(Names.BANKS[other.bank])
                    .append(',');
        }
        out.append(memo(own, move)).append(',').append(move.channel).append(',');
        out.append(machine(move) ? other.number : "").append(',');
    }

    /** Bank 0: CSV in UTF-8, one row for each movement, 借 and 贷 in a column. */
    private long feedback() {
        var out = new StringBuilder(1 << 20);
        out.append("交易卡号,交易户名,交易证件号码,交易时间,借贷标志,交易金额,交易余额,币种,交易对手账卡号,对手户名,对手开户银行,摘要说明,交易渠道,交易终端号,IP地址,MAC地址,交易流水号\r\n");
        String name = Numbers.digits(town.number + 1L, 4) + "-资金查询反馈.csv";
        flaws.open(Files.BANKS[0], name);
        for (Account own : printedBy(0)) {
            for (Move move : own.rows) {
                int start = out.length();
                boolean in = move.to == own;
                Account other = other(own, move);
                out.append(own.number)
                        .append(',')
                        .append(own.holder)
                        .append(',')
                        .append(own.holderId())
                        .append(',');
                stamp(out, Ledger.booked(own, move));
                out.append(in ? ",贷," : ",借,");
                yuan(out, move.fen).append(',');
                yuan(out, in ? move.toBalance : move.fromBalance).append(",CNY,");
                counterpart(out, own, move, other);
                out.append(in ? "" : move.ip)
                        .append(',')
                        .append(in ? "" : move.mac)
                        .append(',');
                out.append(in ? move.toSerial : move.fromSerial).append("\r\n");
                flaws.written(out, start, in ? move.toRow : move.fromRow);
            }
        }
        flaws.badFeedback(out);
        files.write(Files.BANKS[0], name, "bank-feedback", flaws.rows(), Files.withMark(out));
        return flaws.rows();
    }

    private static void stamp(StringBuilder out, long at) {
        int date = Times.date(at);
        int second = Times.secondOfDay(at);
        out.append(date / 10_000).append('-');
        Times.two(out, date / 100 % 100).append('-');
        Times.two(out, date % 100).append(' ');
        clock(out, second);
    }

    private static StringBuilder clock(StringBuilder out, int second) {
        Times.two(out, second / 3600).append(':');
        Times.two(out, second / 60 % 60).append(':');
        return Times.two(out, second % 60);
    }

    /** Bank 1: a workbook, money in and out in two columns, date and time of day apart. */
    private long twoColumns() {
        var sheet = new Xlsx(
                "客户账号", "客户名称", "交易日期", "交易时间", "收入", "支出", "账户余额", "对方账号", "对方户名", "对方行名", "摘要", "交易渠道", "机具编号",
                "登录IP", "MAC地址", "柜员流水号");
        for (Account own : printedBy(1)) {
            for (Move move : own.rows) {
                boolean in = move.to == own;
                Account other = other(own, move);
                boolean blank = blank(own, move);
                long at = Ledger.booked(own, move);
                sheet.row(
                        own.number,
                        own.holder,
                        Numbers.digits(Times.date(at), 8),
                        clock(new StringBuilder(8), Times.secondOfDay(at)).toString(),
                        in ? text(move.fen) : "",
                        in ? "" : text(move.fen),
                        text(in ? move.toBalance : move.fromBalance),
                        blank ? "" : other.number,
                        blank ? "" : other.holder,
                        blank ? "" : Names.BANKS[other.bank],
                        memo(own, move),
                        move.channel,
                        machine(move) ? other.number : "",
                        in ? "" : move.ip,
                        in ? "" : move.mac,
                        in ? move.toSerial : move.fromSerial);
            }
        }
        String name = Numbers.digits(town.number + 1L, 4) + "-账户明细.xlsx";
        flaws.open(Files.BANKS[1], name);
        flaws.skip(sheet.rows());
        flaws.badTwoColumns(sheet);
        files.write(Files.BANKS[1], name, "bank-two-columns", sheet.rows(), sheet.bytes());
        return sheet.rows();
    }

    /** Bank 2: CSV in GB18030, amounts with their sign. */
    private long signed() {
        var out = new StringBuilder(1 << 20);
        out.append("账号,户名,记账时间,交易金额,联机余额,货币,对方账号,对方户名,对方开户行,交易摘要,交易渠道,终端号,凭证号\n");
        String name = Numbers.digits(town.number + 1L, 4) + "-交易流水.csv";
        flaws.open(Files.BANKS[2], name);
        for (Account own : printedBy(2)) {
            for (Move move : own.rows) {
                int start = out.length();
                boolean in = move.to == own;
                Account other = other(own, move);
                out.append(own.number).append(',').append(own.holder).append(',');
                stamp(out, Ledger.booked(own, move));
                out.append(in ? ",+" : ",");
                yuan(out, in ? move.fen : -move.fen).append(',');
                yuan(out, in ? move.toBalance : move.fromBalance).append(",人民币,");
                counterpart(out, own, move, other);
                out.append(in ? move.toSerial : move.fromSerial).append('\n');
                flaws.written(out, start, in ? move.toRow : move.fromRow);
            }
        }
        flaws.badSigned(out);
        files.write(
                Files.BANKS[2],
                name,
                "bank-signed",
                flaws.rows(),
                out.toString().getBytes(Files.GB18030));
        return flaws.rows();
    }
}
