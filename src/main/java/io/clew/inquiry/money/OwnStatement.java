package io.clew.inquiry.money;

import io.clew.analysis.trace.statement.RowTimes;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What records say of one account: the rows of its own statement by the names of their facts, with the balances after them,
 * those that name nobody, and what the statements of others tell. Filled by one thread; once {@link #settle settled} it does
 * not change and may be read by many.
 */
final class OwnStatement {

    /**
     * A row that does not say to or from whom.
     *
     * @param name of its record
     * @param at epoch milliseconds
     * @param amount 分, above 0
     * @param balance 分 after it; {@link Statements#NO_BALANCE} where none is printed
     */
    record Unnamed(String name, long at, boolean out, long amount, String currency, long balance) {

        /** Whether overlapping statements told of one row twice, under other serials. */
        boolean same(Unnamed other) {
            return at == other.at
                    && out == other.out
                    && amount == other.amount
                    && currency.equals(other.currency)
                    && balance == other.balance;
        }
    }

    /** A row as printed, for the line of balances. */
    record Row(long at, long signed, long balance) {}

    /** A payment between this account and another, as one of the two statements tells it. */
    private record Movement(String fact, long at, boolean out, long amount, String currency) {

        static @Nullable Movement of(String name, Fact fact, boolean out) {
            Instant at = fact.at();
            Money amount = fact.amount();
            return at == null || amount == null
                    ? null
                    : new Movement(name, at.toEpochMilli(), out, amount.fen(), fact.currency());
        }

        boolean fits(Movement other) {
            return out == other.out && amount == other.amount && currency.equals(other.currency);
        }
    }

    final Map<String, Long> balances = new HashMap<>();
    final List<Unnamed> unnamed = new ArrayList<>(0);
    final List<Row> rows = new ArrayList<>();
    final Map<String, Stop> payees = new HashMap<>();
    final Map<String, Integer> banks = new HashMap<>(2);
    final Set<String> byOthers = new HashSet<>();
    /** Rows that name only a payment company, where the user's own row says with whom. */
    final Set<String> replaced = new HashSet<>();

    final RowTimes times = new RowTimes();
    private final EntityKey key;
    private final List<Movement> withCompanies = new ArrayList<>(0);
    private final List<Movement> byPurses = new ArrayList<>(0);
    boolean own;
    boolean others;
    boolean in;
    boolean out;
    boolean seenPaying;
    long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private String lastRow = "";
    private String bank = "";

    OwnStatement(EntityKey key) {
        this.key = key;
    }

    /**
     * @param row as {@link RowTimes#note}
     * @param fact null where the row names nobody
     * @return whether no other record told of the row before, as overlapping statements do
     */
    boolean row(String row, @Nullable String fact, @Nullable String balance, @Nullable Instant at, boolean pays) {
        own = true;
        in |= !pays;
        out |= pays;
        boolean news = fact == null || balances.put(fact, read(balance)) == null;
        if (at != null) {
            first = Math.min(first, at.toEpochMilli());
            if (at.toEpochMilli() >= last) {
                last = at.toEpochMilli();
                lastRow = row;
            }
        }
        return news;
    }

    /** Epoch milliseconds, included, up to which the statement says what happened: the end of the last row's second, minute or day. */
    long end() {
        return own && last != Long.MIN_VALUE ? times.latest(() -> lastRow, last) : last;
    }

    /** A user's statement of a payment company tells of a payment with this account. */
    void byPurse(String name, Fact fact) {
        Movement movement = Movement.of(name, fact, fact.from().equals(key));
        if (movement != null) {
            byPurses.add(movement);
        }
    }

    /** The account's own statement has a row that names only a payment company. */
    void withCompany(String name, Fact fact) {
        Movement movement = Movement.of(name, fact, fact.from().equals(key));
        if (movement != null) {
            withCompanies.add(movement);
        }
    }

    /** Puts the rows of users' statements in the place of the bank's rows that name only the company; once all are read. */
    void settle() {
        byPurses.sort(Comparator.comparingLong(Movement::at).thenComparing(Movement::fact));
        for (Movement purse : byPurses) {
            Movement bank = withCompanies.stream()
                    .filter(row -> row.fits(purse) && apart(row.fact, row.at, purse.at) <= OpenStatement.NEAR)
                    .min(Comparator.comparingLong((Movement row) -> apart(row.fact, row.at, purse.at))
                            .thenComparingLong(Movement::at))
                    .orElse(null);
            if (bank != null) {
                withCompanies.remove(bank);
                replaced.add(bank.fact);
                balances.put(purse.fact, balances.getOrDefault(bank.fact, Statements.NO_BALANCE));
            }
        }
        byPurses.clear();
        withCompanies.clear();
        bank = banks.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** The bank that keeps the account, as most rows name it; empty where none does. */
    String bank() {
        return bank;
    }

    /** Milliseconds between a moment and the time within which the row was booked. */
    long apart(String row, long printed, long at) {
        return Math.max(0, Math.max(times.earliest(() -> row, printed) - at, at - times.latest(() -> row, printed)));
    }

    /** Keeps a row that names nobody, once where overlapping statements print it twice with its balance. */
    void unnamed(Unnamed row) {
        if (row.balance == Statements.NO_BALANCE || unnamed.stream().noneMatch(row::same)) {
            unnamed.add(row);
        }
    }

    /** How many things it holds that take memory of a row. */
    int weight() {
        return 1 + balances.size() + byOthers.size() + unnamed.size() + rows.size() / 2 + payees.size();
    }

    static long read(@Nullable String balance) {
        try {
            return balance == null
                    ? Statements.NO_BALANCE
                    : Money.parse(balance).fen();
        } catch (IllegalArgumentException e) {
            return Statements.NO_BALANCE;
        }
    }
}
