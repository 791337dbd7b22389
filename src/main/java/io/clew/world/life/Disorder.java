package io.clew.world.life;

import io.clew.world.people.Account;
import io.clew.world.people.Dice;
import io.clew.world.people.Move;
import io.clew.world.people.Town;
import java.util.ArrayList;

/** What makes statements hard: clocks that differ, reversals, rows without a counterpart, rows of the same second. */
public final class Disorder {

    private final Town town;
    private final Dice dice;

    public Disorder(Town town) {
        this.town = town;
        this.dice = town.dice.fork(5);
    }

    public void spread() {
        var planned = new ArrayList<>(town.moves);
        var inPatterns = new java.util.HashSet<Move>();
        town.planted.forEach(planted -> inPatterns.addAll(planted.moves));
        town.cases.forEach(fraud -> inPatterns.addAll(fraud.payments));
        for (Move move : planned) {
            boolean ordinary = ordinary(move.from) && ordinary(move.to) && !inPatterns.contains(move);
            if (!ordinary || move.kind != Move.Kind.TRANSFER) {
                continue;
            }
            int draw = dice.below(1_000);
            if (move.from.loaded && move.to.loaded && draw < 300) {
                // The payee's bank books it later; the pair must still be seen as one.
                move.lag = move.from.bank == move.to.bank ? dice.between(1, 50) : dice.between(1, 500);
            } else if (draw >= 300 && draw < 306 && move.from.loaded && !move.to.loaded) {
                Move back = town.move(
                        move.to, move.from, move.at + dice.between(60, 7_200), move.fen, Move.Kind.REVERSAL, "冲正");
                back.reverses = move;
            } else if (draw >= 306 && draw < 312 && move.from.loaded && !move.to.loaded) {
                move.blind = true;
            } else if (draw >= 312 && draw < 320 && move.from.loaded && move.fen > 3_000) {
                // A fee of the same second: only the balances tell which came first.
                town.move(move.from, town.platform("手续费", 50, false), move.at, 200, Move.Kind.TRANSFER, "手续费");
            }
        }
    }

    private static boolean ordinary(Account account) {
        return account.person == null || account.person.trade.isEmpty();
    }
}
