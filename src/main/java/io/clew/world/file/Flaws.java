package io.clew.world.file;

import io.clew.world.people.Account;
import io.clew.world.people.Dice;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong in the files on purpose: rows that cannot be used and rows that were exported twice. Each is listed, so
 * that an import can be held to refuse exactly these.
 */
public final class Flaws {

    /**
     * A row that must be refused.
     *
     * @param line from 1, the header counted
     */
    record Bad(String source, String file, int line, String code, String what) {}

    /** The same row, printed twice in one file. */
    record Repeated(String source, String file, int line, String record) {}

    public final List<Bad> bad = new ArrayList<>();
    public final List<Repeated> repeated = new ArrayList<>();
    private final Town town;
    private final Dice dice;
    private String source = "";
    private String file = "";
    private int rows;

    public Flaws(Town town) {
        this.town = town;
        this.dice = town.dice.fork(9);
    }

    void open(String source, String file) {
        this.source = source;
        this.file = file;
        this.rows = 0;
    }

    /** Rows written so far under the header. */
    int rows() {
        return rows;
    }

    void skip(int count) {
        rows += count;
    }

    /** Counts the row that begins at {@code start}; every so often prints it again. */
    void written(StringBuilder out, int start, String record) {
        rows++;
        if (dice.below(4_000) == 0) {
            out.append(out.substring(start));
            rows++;
            repeated.add(new Repeated(source, file, rows + 1, record));
        }
    }

    private void reject(String code, String what) {
        rows++;
        bad.add(new Bad(source, file, rows + 1, code, what));
    }

    private Account any(int bank) {
        for (Account account : town.accounts) {
            if (account.loaded && account.bank == bank) {
                return account;
            }
        }
        return town.accounts.getFirst();
    }

    void badFeedback(StringBuilder out) {
        Account own = any(0);
        String head = own.number + "," + own.holder + "," + own.holderId() + ",";
        out.append(head)
                .append("2025-13-41 10:00:00,借,120.00,0.00,CNY,,,,转账,柜面,,,,BAD")
                .append(town.number)
                .append("1\r\n");
        reject("time", "no such day");
        out.append(head)
                .append("2025-06-01 10:00:00,借,一百二十,0.00,CNY,,,,转账,柜面,,,,BAD")
                .append(town.number)
                .append("2\r\n");
        reject("amount", "an amount in words");
    }

    void badTwoColumns(Xlsx sheet) {
        Account own = any(1);
        sheet.row(
                own.number,
                own.holder,
                "20250601",
                "10:00:00",
                "",
                "",
                "0.00",
                "",
                "",
                "",
                "转账",
                "柜面",
                "",
                "",
                "",
                "BAD" + town.number + "3");
        reject("amount", "neither in nor out");
    }

    void badSigned(StringBuilder out) {
        Account own = any(2);
        out.append(",")
                .append(own.holder)
                .append(",2025-06-01 10:00:00,-88.00,0.00,人民币,,,,转账,柜面,,BAD")
                .append(town.number)
                .append("4\n");
        reject("account", "no account");
    }

    void badCall(StringBuilder out) {
        out.append(",,主叫,2025-06-01 10:00:00,30,,,,BAD").append(town.number).append("5\r\n");
        reject("phone", "no number");
    }
}
