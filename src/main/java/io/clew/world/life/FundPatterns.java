package io.clew.world.life;

import io.clew.world.people.Account;
import io.clew.world.people.Dice;
import io.clew.world.people.Move;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Person;
import io.clew.world.people.Planted;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.List;

/**
 * The smallest clear cases of the fund patterns of the catalogue, each on accounts of its own, so that a miss can be
 * told from a neighbour's hit. F6, F7, F17, F21, F22 and F23 come with the gangs, F8 with the ledger.
 */
public final class FundPatterns {

    private final Town town;
    private final Dice dice;
    private int people;
    private int strangers;

    public FundPatterns(Town town) {
        this.town = town;
        this.dice = town.dice.fork(3);
    }

    public void plant() {
        int times = town.people >= 1_000 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            fastInFastOut(i);
            transit(i);
            gatherThenPassOn(i);
            takeThenScatter(i);
            for (int hops = 3; hops <= 5; hops++) {
                circle(i, hops);
            }
            night(i);
            probe(i);
            splitToOneParty(i);
            roundAmounts(i);
            wakeUp(i);
            benchRunning(i);
            cashRunners(i);
            sharedCounterparts(i);
            scatterGather(i);
            gatherScatter(i);
            washTrades(i);
            pooling(i);
        }
    }

    private Planted plant(String code, int i) {
        var planted = new Planted(code, code + "-" + town.number + "-" + i, false);
        town.planted.add(planted);
        return planted;
    }

    private Account mule(int openedDay) {
        Person person = town.newcomer("卡农", dice);
        town.addPhone(person, people % 3, Math.max(-300, openedDay - 20));
        Account account = town.addAccount(person, people++ % 3, openedDay);
        account.loaded = true;
        account.least = dice.between(100, 5_000);
        return account;
    }

    private Account stranger() {
        return town.stranger("party " + strangers++, Names.person(dice, dice.chance(0.6)));
    }

    private Move send(Planted planted, Account from, Account to, long at, long fen) {
        Move move = town.transfer(from, to, at, fen, dice.of("转账", "", "往来款", "手机转账"));
        planted.move(move);
        return move;
    }

    private int someDay(int least, int most) {
        return dice.between(least, most);
    }

    private long cents(long least, long most) {
        return dice.between(least, most) / 100 * 100 + dice.between(1, 99);
    }

    private void fastInFastOut(int i) {
        Planted planted = plant("F1", i);
        int day = someDay(60, 200);
        Account account = mule(day - 10);
        planted.member(account.key());
        for (int k = 0; k < 5; k++) {
            long fen = cents(300_000, 4_000_000);
            long at = Times.at(day + k * 6, dice.between(9 * 3600, 18 * 3600));
            send(planted, stranger(), account, at, fen);
            send(planted, account, stranger(), at + dice.between(200, 3_000), fen - fen * dice.between(5, 25) / 1000);
        }
    }

    private void transit(int i) {
        Planted planted = plant("F2", i);
        int day = someDay(60, 280);
        Account account = mule(day - 30);
        planted.member(account.key());
        for (int k = 0; k < 14; k++) {
            long fen = cents(800_000, 3_000_000);
            long more = cents(400_000, 1_000_000);
            long at = Times.at(day + k * 2, dice.between(9 * 3600, 13 * 3600));
            send(planted, stranger(), account, at, fen);
            send(planted, stranger(), account, at + 5_000, more);
            long all = fen + more;
            long half = all * 2 / 5;
            send(planted, account, stranger(), at + 4 * 3600, half);
            send(planted, account, stranger(), at + 6 * 3600, all - half - all / 200);
        }
    }

    private void gatherThenPassOn(int i) {
        Planted planted = plant("F3", i);
        int day = someDay(60, 300);
        Account account = mule(day - 20);
        planted.member(account.key());
        long sum = 0;
        for (int k = 0; k < 14; k++) {
            long fen = cents(90_000, 600_000);
            send(planted, stranger(), account, Times.at(day, 8 * 3600 + k * 2_400), fen);
            sum += fen;
        }
        send(planted, account, stranger(), Times.at(day, 19 * 3600), sum * 95 / 100);
    }

    private void takeThenScatter(int i) {
        Planted planted = plant("F4", i);
        int day = someDay(60, 300);
        Account account = mule(day - 20);
        planted.member(account.key());
        long sum = cents(6_000_000, 18_000_000);
        send(planted, stranger(), account, Times.at(day, 9 * 3600), sum);
        for (int k = 0; k < 13; k++) {
            send(planted, account, stranger(), Times.at(day, 10 * 3600 + k * 1_900), sum * 72 / 1000 + k * 13);
        }
    }

    private void circle(int i, int hops) {
        Planted planted = plant("F5", i * 10 + hops);
        int day = someDay(60, 300);
        var ring = new ArrayList<Account>();
        for (int k = 0; k < hops; k++) {
            ring.add(mule(day - 40));
            planted.member(ring.get(k).key());
        }
        long fen = cents(1_000_000, 5_000_000);
        ring.getFirst().least = fen + 10_000;
        long at = Times.at(day, 10 * 3600);
        for (int k = 0; k < hops; k++) {
            send(planted, ring.get(k), ring.get((k + 1) % hops), at, fen);
            at += dice.between(1_800, 9 * 3_600);
            fen = fen * dice.between(955, 995) / 1000;
        }
    }

    private void night(int i) {
        Planted planted = plant("F9", i);
        int day = someDay(60, 280);
        Account account = mule(day - 60);
        account.least = 8_000_000;
        planted.member(account.key());
        for (int k = 0; k < 40; k++) {
            long at = Times.at(day + k, k % 4 == 3 ? 15 * 3600 + k * 60 : dice.between(600, 5 * 3600));
            long fen = cents(20_000, 90_000);
            if (k % 2 == 0) {
                send(planted, stranger(), account, at, fen);
            } else {
                send(planted, account, stranger(), at, fen);
            }
        }
    }

    private void probe(int i) {
        Planted planted = plant("F10", i);
        int day = someDay(60, 300);
        Account from = mule(day - 20);
        Account to = mule(day - 15);
        planted.member(from.key()).member(to.key());
        from.least = 5_000_000;
        long at = Times.at(day, 11 * 3600);
        send(planted, from, to, at, dice.of(100L, 500L, 1_000L));
        send(planted, from, to, at + dice.between(600, 7_200), cents(900_000, 3_000_000));
    }

    private void splitToOneParty(int i) {
        Planted planted = plant("F11", i);
        int day = someDay(60, 300);
        Account account = mule(day - 40);
        Account party = stranger();
        planted.member(account.key()).member(party.key()).with("limit", "500000.00");
        account.least = 220_000_000;
        for (int k = 0; k < 4; k++) {
            send(planted, account, party, Times.at(day, 9 * 3600 + k * 4_100), cents(45_500_000, 49_950_000));
        }
        Planted cash = plant("F11", i + 100);
        Account teller = mule(day - 40);
        teller.least = 20_000_000;
        cash.member(teller.key()).with("limit", "50000.00");
        for (int k = 0; k < 3; k++) {
            Move move = town.move(
                    teller,
                    town.machine("CTR" + Numbers.digits(town.number % 10_000, 4) + "01" + i),
                    Times.at(day, 9 * 3600 + k * 5_000),
                    dice.between(46, 49) * 100_000L,
                    Move.Kind.WITHDRAW,
                    "柜面取现");
            move.channel = "柜面";
            cash.move(move);
        }
    }

    private void roundAmounts(int i) {
        Planted planted = plant("F12", i);
        int day = someDay(40, 260);
        Account account = mule(day - 30);
        account.least = 9_000_000;
        planted.member(account.key());
        for (int k = 0; k < 32; k++) {
            long at = Times.at(day + k * 2, dice.between(9 * 3600, 21 * 3600));
            long fen = k % 9 == 8 ? cents(30_000, 90_000) : dice.between(3, 48) * 10_000L;
            if (k % 2 == 0) {
                send(planted, account, stranger(), at, fen);
            } else {
                send(planted, stranger(), account, at, fen);
            }
        }
    }

    private void wakeUp(int i) {
        Planted planted = plant("F13", i);
        boolean whole = i % 2 == 0;
        Account account = mule(-400);
        account.least = 200_000;
        planted.member(account.key()).with("days", whole ? "365" : "180");
        int early = whole ? -45 : 20;
        for (int k = 0; k < 4; k++) {
            send(planted, account, stranger(), Times.at(early + k * 9, 10 * 3600 + k * 777), cents(9_000, 30_000));
        }
        int wake = whole ? 352 : 260;
        for (int k = 0; k < 6; k++) {
            long fen = cents(1_500_000, 3_500_000);
            long at = Times.at(wake + k, 10 * 3600);
            send(planted, stranger(), account, at, fen);
            send(planted, account, stranger(), at + 30 * 3600, fen * 9 / 10);
        }
    }

    /** 跑分: new account, tests of one yuan, night, ten and more new counterparts a day, all through at once. */
    private void benchRunning(int i) {
        Planted planted = plant("F14", i);
        int day = someDay(80, 300);
        Account account = mule(day - 14);
        planted.member(account.key());
        for (int d = 0; d < 4; d++) {
            for (int k = 0; k < 7; k++) {
                long at = k < 3 ? Times.at(day + d, 1_200 + k * 4_000) : Times.at(day + d, 12 * 3600 + k * 2_300);
                Account payer = stranger();
                if (k == 1) {
                    send(planted, payer, account, at - 600, dice.of(100L, 300L, 800L));
                }
                long fen = cents(120_000, 2_000_000);
                send(planted, payer, account, at, fen);
                send(planted, account, stranger(), at + dice.between(120, 900), fen * 985 / 1000);
            }
        }
    }

    private void cashRunners(int i) {
        Planted planted = plant("F15", i);
        int day = someDay(60, 300);
        String machine = "ATM" + Numbers.digits(town.number % 10_000, 4) + "80" + i;
        planted.with("machine", "machine:" + machine);
        for (int k = 0; k < 4; k++) {
            Account account = mule(day - 30);
            planted.member(account.key());
            long fen = cents(1_700_000, 1_990_000);
            long at = Times.at(day, 14 * 3600 + k * 120);
            send(planted, stranger(), account, at, fen);
            Move move = town.move(
                    account,
                    town.machine(machine),
                    at + 1_500 + k * 90,
                    fen / 10_000 * 10_000,
                    Move.Kind.WITHDRAW,
                    "ATM取款");
            move.channel = "ATM";
            planted.move(move);
        }
    }

    private void sharedCounterparts(int i) {
        Planted planted = plant("F16", i);
        int day = someDay(60, 280);
        List<Account> shared = List.of(stranger(), stranger());
        var suspects = List.of(mule(day - 30), mule(day - 28), mule(day - 26));
        for (Account suspect : suspects) {
            planted.member(suspect.key());
            suspect.least = 4_000_000;
            for (Account other : shared) {
                send(
                        planted,
                        suspect,
                        other,
                        Times.at(day + dice.below(12), dice.between(36_000, 72_000)),
                        cents(500_000, 1_500_000));
            }
        }
        planted.with("shared", shared.get(0).key() + " " + shared.get(1).key());
    }

    private void scatterGather(int i) {
        Planted planted = plant("F18", i);
        planted.with("shape", "scatter-gather");
        int day = someDay(60, 300);
        Account source = mule(day - 40);
        Account sink = mule(day - 40);
        planted.member(source.key()).member(sink.key());
        long each = cents(1_000_000, 3_000_000);
        source.least = each * 5;
        for (int k = 0; k < 4; k++) {
            Account middle = mule(day - 20);
            planted.member(middle.key());
            long at = Times.at(day, 9 * 3600 + k * 1_200);
            send(planted, source, middle, at, each + k * 317);
            send(planted, middle, sink, at + dice.between(2 * 3_600, 9 * 3_600), each * 98 / 100 + k * 111);
        }
    }

    private void gatherScatter(int i) {
        Planted planted = plant("F18", i + 100);
        planted.with("shape", "gather-scatter");
        int day = someDay(60, 300);
        Account centre = mule(day - 30);
        planted.member(centre.key());
        long sum = 0;
        for (int k = 0; k < 5; k++) {
            Account source = mule(day - 50);
            planted.member(source.key());
            long fen = cents(800_000, 1_600_000);
            source.least = fen + 20_000;
            sum += fen;
            send(planted, source, centre, Times.at(day, 8 * 3600 + k * 3_000), fen);
        }
        for (int k = 0; k < 4; k++) {
            Account target = mule(day - 50);
            planted.member(target.key());
            send(planted, centre, target, Times.at(day, 15 * 3600 + k * 1_500), sum * 24 / 100 + k * 7);
        }
    }

    private void washTrades(int i) {
        Planted planted = plant("F19", i);
        int day = someDay(60, 300);
        Account a = mule(day - 60);
        Account b = mule(day - 60);
        planted.member(a.key()).member(b.key());
        a.least = 9_000_000;
        b.least = 9_000_000;
        long fen = cents(1_000_000, 2_000_000);
        for (int k = 0; k < 8; k++) {
            boolean there = k % 2 == 0;
            send(
                    planted,
                    there ? a : b,
                    there ? b : a,
                    Times.at(day + k * 5 / 8, 9 * 3600 + k * 5_000),
                    fen + k * 1_013 - dice.below(5_000));
        }
    }

    private void pooling(int i) {
        Planted planted = plant("F20", i);
        Account account = mule(20);
        planted.member(account.key());
        int start = someDay(60, 200);
        long sum = 0;
        for (int k = 0; k < 42; k++) {
            long fen = cents(100_000, 900_000);
            sum += fen;
            send(planted, stranger(), account, Times.at(start + k * 2, dice.between(9 * 3600, 21 * 3600)), fen);
        }
        Account out = stranger();
        send(planted, account, out, Times.at(start + 50, 40_000), sum / 5);
        send(planted, account, out, Times.at(start + 90, 40_000), sum / 4);
    }
}
