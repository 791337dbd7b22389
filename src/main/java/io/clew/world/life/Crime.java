package io.clew.world.life;

import io.clew.world.people.Account;
import io.clew.world.people.Call;
import io.clew.world.people.Case;
import io.clew.world.people.Dice;
import io.clew.world.people.FraudKind;
import io.clew.world.people.Gang;
import io.clew.world.people.Move;
import io.clew.world.people.Names;
import io.clew.world.people.Numbers;
import io.clew.world.people.Person;
import io.clew.world.people.Phone;
import io.clew.world.people.Planted;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The gangs of a town, one of each kind: whom they defraud, how the money leaves, who is paid for it.
 *
 * <p>Each payment of a victim runs through accounts of the first level (卡农), is split over the second within minutes,
 * gathered by the 水房 and taken out as cash, to virtual currency, to shops or to banks that sent nothing.
 */
public final class Crime {

    private final Town town;
    private final Dice dice;
    private final Laundering laundering;
    private final Set<Person> victims = new HashSet<>();
    private int caseNumbers;
    public final List<Gang> gangs = new ArrayList<>();

    public Crime(Town town) {
        this.town = town;
        this.dice = town.dice.fork(2);
        this.laundering = new Laundering(town, dice);
    }

    public void commit() {
        int perGang = Math.max(3, Math.min(7, town.people / 280));
        int n = 0;
        for (FraudKind kind : FraudKind.values()) {
            Gang gang = gather(kind, n++);
            int count = perGang + dice.below(2);
            for (int v = 0; v < count; v++) {
                Case fraud = defraud(gang, v, count);
                fraud.twice = v == 1 || v == 4 && dice.chance(0.3);
                fraud.statement = v == 0 || v == 3;
            }
            suspectedVictims(gang);
            wages(gang);
            circle(gang);
            logIns(gang);
            list(gang);
        }
        lonelyCases(Math.max(2, town.people / 250));
    }

    private Gang gather(FraudKind kind, int n) {
        long index = (long) town.number * 8 + n;
        var gang = new Gang("gang-" + town.number + "-" + n, kind, join("组织者"), town, dice, index);
        join(gang.operators, "话务", dice.between(2, 3));
        join(gang.recruiters, "引流", dice.between(1, 2));
        join(gang.cardHeads, "卡头", 1);
        join(gang.mules, "卡农", dice.between(7, 9));
        join(gang.washers, "水房", 3);
        join(gang.runners, "车手", 3);
        for (Person person : gang.everybody()) {
            Phone phone = town.addPhone(person, dice.below(3), dice.between(-300, 5));
            phone.loaded = !person.trade.equals("卡农");
        }
        for (int i = 0; i < gang.mules.size(); i++) {
            Account account = open(gang.mules.get(i), i == 4 ? 5 : dice.below(3), 20 + i * 30);
            (i % 2 == 0 && i < 8 ? gang.first : gang.second).add(account);
        }
        gang.washers.forEach(washer -> gang.pool.add(open(washer, dice.below(3), -40)));
        gang.runners.forEach(runner -> gang.cash.add(open(runner, dice.below(3), -10)));
        open(gang.organiser, 0, -400).least = 60_000_000;
        for (Person person : gang.operators) {
            open(person, dice.below(3), -300);
        }
        for (Person person : gang.recruiters) {
            open(person, dice.below(3), -300);
        }
        gang.cardHeads.forEach(head -> open(head, dice.below(3), -300));
        gangs.add(gang);
        return gang;
    }

    private Account open(Person person, int bank, int day) {
        Account account = town.addAccount(person, bank, day);
        account.loaded = bank < 3;
        account.least = dice.between(0, 9_900);
        return account;
    }

    private Person join(String trade) {
        return town.newcomer(trade, dice);
    }

    private void join(List<Person> group, String trade, int count) {
        for (int i = 0; i < count; i++) {
            group.add(join(trade));
        }
    }

    private Person victim() {
        for (int tries = 0; tries < 4_000; tries++) {
            int i = dice.below(town.people);
            Person person = town.persons.get(i);
            if (person.account().loaded && person.age() >= 19 && victims.add(person)) {
                return person;
            }
        }
        return town.persons.get(dice.below(town.people));
    }

    private Case open(FraudKind kind, @org.jspecify.annotations.Nullable Gang gang) {
        String number = "A" + Numbers.digits(330_199, 6) + Numbers.digits(town.number, 5) + "2025"
                + Numbers.digits(++caseNumbers, 4);
        var fraud = new Case(number, kind, gang, victim());
        town.cases.add(fraud);
        return fraud;
    }

    private Case defraud(Gang gang, int v, int count) {
        Case fraud = open(gang.kind, gang);
        gang.cases.add(fraud);
        // A worn-out first-level account is replaced by the next: the v-th of `count` cases falls in its months.
        int day = 60 + v * 270 / count + dice.below(14);
        int slot = Math.min(gang.first.size() - 1, v * gang.first.size() / count);
        Account into = gang.first.get(slot);
        into.opened = Math.min(into.opened, Times.at(Math.max(1, day - 25), 40_000));
        long at = Times.at(day, dice.between(9 * 3600 + 1_200, 20 * 3600));
        fraud.begins = at - contactBefore(gang.kind);
        call(fraud, gang, v);
        long last = at;
        for (long fen : asked(gang.kind)) {
            Move paid = pay(fraud, into, at, fen);
            last = at;
            if (gang.kind == FraudKind.BRUSHING && fen < 60_000) {
                long back = fen + fen * dice.between(10, 25) / 100;
                fraud.refunds.add(town.transfer(into, fraud.from, at + dice.between(300, 900), back, "佣金"));
                into.least += back;
            } else {
                laundering.launder(gang, into, paid.fen, at + dice.between(55, 260), v);
            }
            at += dice.between(900, 5_400);
        }
        fraud.reportedAt = awake(last + dice.between(3_000, 3 * 86_400));
        return fraud;
    }

    /** Few go to the police between midnight and seven. */
    private static long awake(long at) {
        return Times.hour(at) < 7 ? at + 8 * 3_600 : at;
    }

    private Move pay(Case fraud, Account into, long at, long fen) {
        Move move = town.transfer(fraud.from, into, at, fen, dice.of("转账", "手机转账", "往来款", "跨行转账", ""));
        fraud.payments.add(move);
        return move;
    }

    private long contactBefore(FraudKind kind) {
        return switch (kind) {
            case ROMANCE -> dice.between(25, 50) * Times.DAY;
            case INVESTMENT -> dice.between(8, 20) * Times.DAY;
            case BRUSHING, LOAN -> dice.between(1, 2) * Times.DAY;
            default -> dice.between(1_500, 6_000);
        };
    }

    /** What one victim is asked for, 分, in order. */
    private List<Long> asked(FraudKind kind) {
        return switch (kind) {
            case BRUSHING ->
                List.of(
                        dice.of(10_000L, 12_800L, 20_000L),
                        dice.of(30_000L, 50_000L, 38_800L),
                        300_000L + dice.below(8) * 20_000L,
                        1_200_000L + dice.below(10) * 98_000L,
                        3_000_000L + dice.below(20) * 90_000L);
            case OFFICIAL -> List.of(dice.between(8, 30) * 1_000_000L, 4_980_000L + dice.below(3) * 5_000L);
            case ROMANCE ->
                List.of(500_000L, dice.between(2, 5) * 1_000_000L, dice.between(8, 20) * 1_000_000L + 88_800L);
            case INVESTMENT -> List.of(dice.between(1, 3) * 1_000_000L, dice.between(5, 12) * 1_000_000L + 600_00L);
            case LOAN ->
                List.of(dice.between(3, 9) * 99_900L, dice.between(6, 15) * 100_000L, dice.between(10, 20) * 100_050L);
            case SERVICE -> List.of(dice.between(1_000_000, 4_999_000) + 32L, dice.between(800_000, 2_999_900) + 5L);
            case ACQUAINTANCE -> List.of(dice.of(980_000L, 1_980_000L, 4_800_000L, 3_600_000L));
            case GAME ->
                List.of(
                        dice.between(12, 40) * 10_000L,
                        dice.between(12, 40) * 10_000L + 9_900L,
                        dice.between(40, 90) * 10_000L);
        };
    }

    private void call(Case fraud, Gang gang, int v) {
        if (gang.kind == FraudKind.ROMANCE || gang.kind == FraudKind.GAME) {
            return; // these meet on chat
        }
        Phone caller = gang.operators.get(v % gang.operators.size()).phone();
        fraud.callers.add(caller);
        fraud.victim.phone().loaded = true;
        town.call(caller, fraud.victim.phone(), fraud.begins, dice.between(120, 2_400));
        if (dice.chance(0.6)) {
            town.call(caller, fraud.victim.phone(), fraud.begins + dice.between(2_700, 3_500), dice.between(60, 900));
        }
    }

    /** People who paid a first-level account and told nobody. */
    private void suspectedVictims(Gang gang) {
        for (int k = 0; k < 2; k++) {
            Case fraud = open(gang.kind, gang);
            fraud.reported = false;
            Case near = gang.cases.get(k % gang.cases.size());
            Account into = near.payments.getFirst().to;
            long at = near.payments.getFirst().at + dice.between(2, 30) * 3_600L;
            fraud.begins = at - 7_200;
            var planted = new Planted("F23", gang.id + "-F23-" + k, false)
                    .member(fraud.from.key())
                    .with("payee", into.key().toString());
            for (int step = 0; step < 3; step++) {
                long fen = (step + 1) * (step + 1) * dice.between(9, 14) * 10_000L;
                planted.move(pay(fraud, into, at + step * 5_000L, fen));
                laundering.launder(gang, into, fen, at + step * 5_000L + 240, k);
            }
            town.planted.add(planted);
        }
    }

    /** The organiser pays everybody who works, on the same day of each month. */
    private void wages(Gang gang) {
        Account boss = gang.organiser.account();
        var planted =
                new Planted("F21", gang.id + "-wages", false).member(boss.key()).with("role", "组织者");
        var workers = new ArrayList<Person>(gang.operators);
        workers.addAll(gang.recruiters);
        workers.addAll(gang.washers);
        workers.addAll(gang.cardHeads);
        for (int month = 2; month < 9; month++) {
            for (int w = 0; w < workers.size(); w++) {
                Account account = workers.get(w).account();
                long at = Times.at(month * 30 + month / 2 + 14, 21 * 3600 + w * 47);
                planted.move(town.transfer(boss, account, at, 600_000 + w * 70_000L + dice.below(30_000), "辛苦费"));
                planted.member(account.key());
            }
        }
        town.planted.add(planted);
    }

    private void circle(Gang gang) {
        var planted = new Planted("C3", gang.id + "-circle", false);
        var inner = new ArrayList<Person>();
        inner.add(gang.organiser);
        inner.addAll(gang.washers);
        inner.addAll(gang.cardHeads);
        for (Person a : inner) {
            planted.member(a.phone().key());
            for (Person b : inner) {
                for (int k = 0; a != b && k < 3; k++) {
                    long at = Times.at(dice.between(60, 340), dice.between(13 * 3600, 86_000));
                    planted.call(town.call(a.phone(), b.phone(), at, dice.between(8, 160)));
                }
            }
        }
        town.planted.add(planted);
        var common = new Planted("C2", gang.id + "-common", false)
                .member(gang.organiser.phone().key());
        for (Person runner : gang.runners) {
            for (int k = 0; k < 3; k++) {
                common.call(town.call(
                        gang.organiser.phone(), runner.phone(), Times.at(dice.between(60, 340), 50_000 + k * 600), 40));
            }
            common.member(runner.phone().key());
        }
        town.planted.add(common);
    }

    /** The 卡头's machine opens all mule accounts within a week, and later the money is moved from it. */
    private void logIns(Gang gang) {
        for (List<Account> group : List.of(gang.first, gang.second)) {
            var planted = new Planted("F22", gang.id + "-device-" + (group == gang.first ? 1 : 2), false)
                    .with("device", "device:" + gang.imei)
                    .with("mac", "device:" + gang.mac)
                    .with("ip", "ip:" + gang.ip);
            int day = dice.between(40, 58);
            for (Account account : group) {
                account.opened = Math.min(account.opened, Times.at(day - 3, 40_000));
                for (int k = 0; k < 3; k++) {
                    town.logins.add(new Town.Login(
                            account,
                            phoneOf(account),
                            Times.at(day + k * 2, dice.between(36_000, 80_000)),
                            gang.ip,
                            gang.imei,
                            gang.mac));
                }
                planted.member(account.key());
            }
            if (group.size() >= 3) {
                town.planted.add(planted);
            }
        }
    }

    private static Phone phoneOf(Account account) {
        return java.util.Objects.requireNonNull(account.person).phone();
    }

    private void list(Gang gang) {
        for (Case fraud : gang.cases) {
            if (fraud.callers.isEmpty()) {
                continue;
            }
            var window = new Planted("C11", "C11-" + fraud.number, false)
                    .member(fraud.callers.getFirst().key())
                    .member(fraud.victim.phone().key());
            for (Call call : town.calls) {
                if (call.from == fraud.callers.getFirst() && call.to == fraud.victim.phone()) {
                    window.call(call);
                }
            }
            if (fraud.payments.getFirst().at - fraud.begins <= 7_200) {
                town.planted.add(window);
            }
        }
        for (Person operator : gang.operators) {
            var met = new Planted("C12", gang.id + "-C12-" + operator.phone().number, false)
                    .member(operator.phone().key());
            int seen = 0;
            for (Case fraud : gang.cases) {
                if (fraud.callers.contains(operator.phone())) {
                    met.member(fraud.victim.phone().key());
                    seen++;
                }
            }
            if (seen >= 2) {
                town.planted.add(met);
            }
        }
        for (int i = 1; i < gang.first.size(); i++) {
            town.planted.add(new Planted("F17", gang.id + "-F17-" + i, false)
                    .member(gang.first.get(i).key())
                    .member(gang.first.get(i - 1).key())
                    .with("appears", gang.first.get(i).key().toString())
                    .with("vanishes", gang.first.get(i - 1).key().toString()));
        }
    }

    /** Victims of somebody who belongs to no gang that is known. */
    private void lonelyCases(int count) {
        for (int k = 0; k < count; k++) {
            FraudKind kind = dice.of(FraudKind.values());
            Case fraud = open(kind, null);
            long at = Times.at(dice.between(20, 340), dice.between(9 * 3600, 22 * 3600));
            fraud.begins = at - contactBefore(kind);
            Account into = town.stranger("lonely " + k, Names.person(dice, dice.chance(0.6)));
            for (long fen : asked(kind)) {
                pay(fraud, into, at, fen);
                at += dice.between(900, 5_400);
            }
            fraud.reportedAt = awake(at + dice.between(2_000, 86_400));
        }
    }
}
