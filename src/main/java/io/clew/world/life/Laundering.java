package io.clew.world.life;

import io.clew.world.people.Account;
import io.clew.world.people.Dice;
import io.clew.world.people.Gang;
import io.clew.world.people.Move;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Town;

/** How a gang's money leaves: split over the second level, gathered, and taken out in one of three ways. */
final class Laundering {

    private final Town town;
    private final Dice dice;

    Laundering(Town town, Dice dice) {
        this.town = town;
        this.dice = dice;
    }

    /** Splits, gathers and takes out what arrived in {@code first}. */
    void launder(Gang gang, Account first, long fen, long at, int v) {
        long left = fen - fen * dice.below(3) / 1000;
        int ways = fen < 1_000_000 ? 1 : dice.between(2, Math.min(3, gang.second.size()));
        for (int w = 0; w < ways; w++) {
            long part = w == ways - 1 ? left : left / (ways - w) / 100 * 100 + dice.below(9_000);
            part = Math.min(part, left);
            if (part <= 0) {
                continue;
            }
            left -= part;
            Account second = gang.second.get((v + w) % gang.second.size());
            long t = at + w * 71L + dice.below(40);
            crime(gang, first, second, t, part);
            if (!second.loaded) {
                continue; // a bank that sent nothing: the trail breaks here
            }
            Account pool = gang.pool.get((v + w) % gang.pool.size());
            long u = t + dice.between(180, 1_500);
            long onward = part - part * dice.below(4) / 1000;
            crime(gang, second, pool, u, onward);
            takeOut(gang, pool, onward - onward / 200, u + dice.between(600, 4_000), w);
        }
    }

    Move crime(Gang gang, Account from, Account to, long at, long fen) {
        Move move = town.transfer(from, to, at, fen, dice.of("转账", "", "往来", "货款", "转账"));
        move.ip = gang.ip;
        move.mac = gang.mac;
        return move;
    }

    private void takeOut(Gang gang, Account pool, long fen, long at, int way) {
        switch (way % 3) {
            case 0 -> {
                Account runner = gang.cash.get(dice.below(gang.cash.size()));
                crime(gang, pool, runner, at, fen);
                withdraw(
                        runner,
                        fen,
                        at + dice.between(900, 3_600),
                        "ATM" + Numbers.digits(town.number % 10_000, 4) + "9" + gang.id.charAt(gang.id.length() - 1)
                                + "1");
            }
            case 1 -> {
                Account trader =
                        town.stranger("otc " + gang.id + dice.below(2), Names.person(new Dice(gang.script), true));
                // Of each gang's first payment to a trader the bank printed no counterpart.
                crime(gang, pool, trader, at, fen).blind = !gang.paidTrader;
                gang.paidTrader = true;
            }
            default -> {
                Account shop = town.platform(dice.of("金缕珠宝行", "远帆数码城", "云上充值"), 30 + dice.below(3), true);
                Move move = town.move(pool, shop, at, fen, Move.Kind.PAY, "消费");
                move.channel = "POS";
            }
        }
    }

    private void withdraw(Account account, long fen, long at, String machine) {
        long left = fen / 10_000 * 10_000;
        int k = 0;
        while (left >= 10_000 && k < 12) {
            long part = Math.min(left, 2_000_000);
            Move move = town.move(account, town.machine(machine), at + k * 61L, part, Move.Kind.WITHDRAW, "ATM取款");
            move.channel = "ATM";
            left -= part;
            k++;
        }
    }
}
