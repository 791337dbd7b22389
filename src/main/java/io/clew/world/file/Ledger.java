package io.clew.world.file;

import io.clew.world.people.Account;
import io.clew.world.people.Move;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the moves of a town in order, gives each row its serial, and works out balances so that no account is ever
 * overdrawn: an account begins with what the year will need.
 */
public final class Ledger {

    static final Comparator<Move> IN_ORDER =
            Comparator.comparingLong((Move move) -> move.at).thenComparingInt(move -> move.order);

    private final Town town;

    public Ledger(Town town) {
        this.town = town;
    }

    public void close() {
        town.moves.removeIf(move -> !move.written());
        town.moves.sort(IN_ORDER);
        for (Move move : town.moves) {
            if (move.from.loaded) {
                move.from.rows.add(move);
            }
            if (move.to.loaded) {
                move.to.rows.add(move);
            }
        }
        int serial = 0;
        for (Account account : town.accounts) {
            if (account.loaded) {
                serial = number(account, serial);
            }
        }
    }

    private int number(Account account, int serial) {
        if (account.rows.stream().anyMatch(move -> move.lag != 0)) {
            account.rows.sort(Comparator.comparingLong((Move move) -> booked(account, move))
                    .thenComparingInt(move -> move.order));
        }
        long balance = 0;
        long lowest = 0;
        for (Move move : account.rows) {
            balance += signed(account, move);
            lowest = Math.min(lowest, balance);
        }
        account.openingBalance = Math.max(account.least, -lowest + account.least % 5_000);
        balance = account.openingBalance;
        String source = Files.BANKS[account.bank];
        for (Move move : account.rows) {
            balance += signed(account, move);
            String number = Files.serial(booked(account, move), town.number, serial++);
            if (move.from == account) {
                move.fromSerial = number;
                move.fromRow = source + "/" + number;
                move.fromBalance = balance;
            } else {
                move.toSerial = number;
                move.toRow = source + "/" + number;
                move.toBalance = balance;
            }
        }
        return serial;
    }

    static long booked(Account account, Move move) {
        return move.to == account ? move.at + move.lag : move.at;
    }

    static long signed(Account account, Move move) {
        return move.to == account ? move.fen : -move.fen;
    }

    /** For F8: the five counterparts with which most money went to and fro, and what. */
    static List<Counterpart> counterparts(Account account) {
        var sums = new java.util.LinkedHashMap<Account, long[]>();
        for (Move move : account.rows) {
            if (move.blind && move.from == account) {
                continue;
            }
            boolean in = move.to == account;
            long[] sum = sums.computeIfAbsent(in ? move.from : move.to, a -> new long[3]);
            sum[in ? 0 : 1] += move.fen;
            sum[2]++;
        }
        var list = new ArrayList<Counterpart>();
        sums.forEach((other, sum) -> list.add(new Counterpart(other, sum[0], sum[1], (int) sum[2])));
        list.sort(
                Comparator.comparingLong((Counterpart c) -> -(c.in() + c.out())).thenComparing(c -> c.other().number));
        return list.subList(0, Math.min(5, list.size()));
    }

    /** Sums in 分. */
    record Counterpart(Account other, long in, long out, int moves) {}
}
