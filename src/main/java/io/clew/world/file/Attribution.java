package io.clew.world.file;

import io.clew.world.people.Account;
import io.clew.world.people.Move;
import io.clew.world.people.Town;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generator's own ledger: whose money lies where, by two lawful methods, to the 分.
 *
 * <p>Every account whose statement was sent keeps lots; what a victim paid is that victim's from the moment it arrives,
 * all else (opening balances too) is nobody's. Money that reaches a machine, a shop or a bank that sent nothing rests
 * there. FIFO takes the oldest lot first. Pro rata takes each origin's share of the balance, rounded down, and gives
 * the 分 left over to the largest remainders, the origin that came first winning ties. Rows are taken in the order of
 * the statements. Memory grows with lots, not with rows.
 */
final class Attribution {

    /**
     * What an account got and still holds of one case's money, 分.
     *
     * @param paidAgain what had come back to a victim and was paid once more: from then on it counts as that payment's
     * @param nameless of what was received, what came by rows in which no statement names the account
     */
    record Share(Account account, long received, long resting, long paidAgain, long nameless) {}

    private final Town town;
    private final boolean fifo;
    private final Map<Move, Integer> origins = new LinkedHashMap<>();
    private final List<ArrayDeque<Lot>> lots = new ArrayList<>();
    /** Rows that name no counterpart, to the victims' money in them. */
    final Map<Move, Long> nameless = new LinkedHashMap<>();
    /** By case from 1, then by account in order of arrival: received, resting, paid again, nameless. */
    private final List<Map<Account, long[]>> shares = new ArrayList<>();

    private static final class Lot {
        final int origin;
        long fen;

        Lot(int origin, long fen) {
            this.origin = origin;
            this.fen = fen;
        }
    }

    Attribution(Town town, boolean fifo) {
        this.town = town;
        this.fifo = fifo;
        for (int i = 0; i < town.cases.size(); i++) {
            shares.add(new LinkedHashMap<>());
            for (Move payment : town.cases.get(i).payments) {
                origins.put(payment, i + 1);
            }
        }
        for (Account account : town.accounts) {
            var own = new ArrayDeque<Lot>();
            if (account.loaded && account.openingBalance > 0) {
                own.add(new Lot(0, account.openingBalance));
            }
            lots.add(own);
        }
    }

    /** Shares by case, in the order of the town's cases. */
    List<List<Share>> work() {
        for (Move move : town.moves) {
            var parts = take(move);
            int origin = origins.getOrDefault(move, 0);
            if (origin != 0) {
                for (Lot part : parts) {
                    if (part.origin != 0) {
                        sums(part.origin, move.from)[2] += part.fen;
                    }
                }
                parts = List.of(new Lot(origin, move.fen));
            }
            give(move, parts);
        }
        var result = new ArrayList<List<Share>>();
        for (Map<Account, long[]> one : shares) {
            var list = new ArrayList<Share>();
            one.forEach((account, sums) -> list.add(new Share(account, sums[0], sums[1], sums[2], sums[3])));
            result.add(list);
        }
        return result;
    }

    private List<Lot> take(Move move) {
        if (!move.from.loaded) {
            return List.of(new Lot(0, move.fen));
        }
        ArrayDeque<Lot> own = lots.get(move.from.index);
        List<Lot> parts = fifo ? oldest(own, move.fen) : proRata(own, move.fen);
        for (Lot part : parts) {
            if (part.origin != 0) {
                sums(part.origin, move.from)[1] -= part.fen;
            }
        }
        return parts;
    }

    private long[] sums(int origin, Account account) {
        return shares.get(origin - 1).computeIfAbsent(account, a -> new long[4]);
    }

    private static List<Lot> oldest(ArrayDeque<Lot> own, long fen) {
        var parts = new ArrayList<Lot>(2);
        long left = fen;
        while (left > 0) {
            Lot first = own.getFirst();
            long part = Math.min(left, first.fen);
            add(parts, first.origin, part);
            first.fen -= part;
            left -= part;
            if (first.fen == 0) {
                own.removeFirst();
            }
        }
        return parts;
    }

    private static List<Lot> proRata(ArrayDeque<Lot> own, long fen) {
        if (own.size() == 1) {
            own.getFirst().fen -= fen;
            Lot only = own.getFirst();
            if (only.fen == 0) {
                own.clear();
            }
            return List.of(new Lot(only.origin, fen));
        }
        long balance = 0;
        for (Lot lot : own) {
            balance += lot.fen;
        }
        int n = own.size();
        long[] part = new long[n];
        long[] rest = new long[n];
        long left = fen;
        int i = 0;
        for (Lot lot : own) {
            BigInteger[] share = BigInteger.valueOf(fen)
                    .multiply(BigInteger.valueOf(lot.fen))
                    .divideAndRemainder(BigInteger.valueOf(balance));
            part[i] = share[0].longValue();
            rest[i] = share[1].longValue();
            left -= part[i++];
        }
        while (left > 0) {
            int best = 0;
            for (int k = 1; k < n; k++) {
                best = rest[k] > rest[best] ? k : best;
            }
            part[best]++;
            rest[best] = -1;
            left--;
        }
        var parts = new ArrayList<Lot>(n);
        i = 0;
        for (Lot lot : own) {
            lot.fen -= part[i];
            add(parts, lot.origin, part[i++]);
        }
        own.removeIf(lot -> lot.fen == 0);
        return parts;
    }

    private static void add(List<Lot> parts, int origin, long fen) {
        if (fen > 0) {
            parts.add(new Lot(origin, fen));
        }
    }

    private void give(Move move, List<Lot> parts) {
        Account to = move.to;
        boolean unnamed = move.blind && move.toRow.isEmpty();
        ArrayDeque<Lot> own = lots.get(to.index);
        for (Lot part : parts) {
            if (part.origin != 0) {
                long[] sums = sums(part.origin, to);
                sums[0] += part.fen;
                sums[1] += part.fen;
                if (unnamed) {
                    sums[3] += part.fen;
                    nameless.merge(move, part.fen, Long::sum);
                }
            }
            if (!to.loaded) {
                continue;
            }
            Lot same = fifo ? own.peekLast() : find(own, part.origin);
            if (same != null && same.origin == part.origin) {
                same.fen += part.fen;
            } else {
                own.addLast(new Lot(part.origin, part.fen));
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Lot find(ArrayDeque<Lot> own, int origin) {
        for (Lot lot : own) {
            if (lot.origin == origin) {
                return lot;
            }
        }
        return null;
    }
}
