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
 * Ordinary life: wages, rent, shops, takeaways, red packets, families and friends on the phone, couriers.
 *
 * <p>Made so that none of it meets a catalogue definition by accident; what comes close on purpose is listed as a
 * look-alike. Only what some bank or carrier was asked about is made at all.
 */
public final class Life {

    private static final String[] PLATFORMS = {"快橙外卖", "拼禾商城", "澜行出行", "云汀生活缴费", "棠果视频", "岚海燃气", "信桥信用卡还款", "禾家超市在线"};
    private static final String[] CHAT = {"红包", "转账", "AA饭钱", "生日快乐", "谢谢", "份子钱", "还你的", "买菜钱", "车费", "奶茶"};

    private final Town town;
    private final Dice dice;
    private final List<Account> shops = new ArrayList<>();
    private final List<List<Person>> homes = new ArrayList<>();

    public Life(Town town) {
        this.town = town;
        this.dice = town.dice.fork(1);
    }

    public void live() {
        chooseWhoIsAskedAbout();
        openShops();
        makeHomes();
        work();
        rent();
        for (int i = 0; i < town.people; i++) {
            if (town.persons.get(i).account().loaded) {
                spend(i);
            }
        }
        custom();
        groupBuying();
        var contacts = new Contacts(town, dice, homes);
        contacts.telephone();
        contacts.logIn();
    }

    private void chooseWhoIsAskedAbout() {
        for (int i = 0; i < town.people; i++) {
            Person person = town.persons.get(i);
            Account account = person.account();
            account.loaded = Town.mayBeLoaded(i, account);
            account.least = dice.skewed(300_000, 30);
            person.phone().loaded = i % 5 < 2;
        }
    }

    private void openShops() {
        int count = Math.max(3, town.people / 40);
        for (int i = 0; i < count; i++) {
            Person owner = town.persons.get(dice.below(town.people));
            Account shop = town.add(i % 3 == 0 ? i / 3 % 3 : 3 + i % 7, Names.shop(dice), owner, "", true);
            shop.loaded = i % 3 == 0;
            shop.opened = Times.at(-dice.between(100, 1_500), 37_000);
            shop.least = 500_000;
            shops.add(shop);
        }
    }

    private void makeHomes() {
        int i = 0;
        while (i < town.people) {
            var home = new ArrayList<Person>();
            int size = dice.between(1, 4);
            for (int k = 0; k < size && i < town.people; k++, i++) {
                town.persons.get(i).household = homes.size();
                home.add(town.persons.get(i));
            }
            homes.add(home);
        }
    }

    private void work() {
        int employers = Math.max(2, town.people / 45);
        for (int e = 0; e < employers; e++) {
            Person boss = town.persons.get(dice.below(town.people));
            var company = town.addCompany(boss, e % 2 == 0 ? e / 2 % 3 : 3 + e % 7);
            Account account = company.account();
            account.loaded = e % 2 == 0;
            account.least = 30_000_000;
            int payday = dice.of(5, 8, 10, 12, 15);
            int rows = 0;
            var planted = new Planted("F21", "payroll-" + town.number + "-" + e, true).member(account.key());
            for (int i = e; i < town.people; i += employers) {
                Person worker = town.persons.get(i);
                if (worker.age() < 20 || worker.age() > 60 || i % 7 == 6) {
                    continue;
                }
                if (!account.loaded && !worker.account().loaded) {
                    continue;
                }
                long wage = dice.skewed(380_000, 5);
                for (int month = 0; month < 12; month++) {
                    long at = Times.at(monthDay(month, payday), 10 * 3600 + e % 50 * 60 + i % 60);
                    Move move = town.transfer(
                            account, worker.account(), at, wage + dice.around(-wage / 25, wage / 25), "代发工资");
                    move.channel = "批量代付";
                    planted.move(move);
                }
                planted.member(worker.account().key());
                rows++;
            }
            if (rows >= 5) {
                town.planted.add(planted);
                town.lookAlikes.add(new Town.LookAlike(
                        "payroll", List.of("F4", "F18"), "工资户集中代发，资金来自平日货款并有余额", List.of(account.key())));
            }
            if (account.loaded) {
                trade(account, e, payday);
            }
        }
    }

    /** Customers pay a company and it pays its suppliers, never within three days of the payday. */
    private void trade(Account account, int e, int payday) {
        for (int month = 0; month < 12; month++) {
            for (int k = 0; k < 4; k++) {
                int day = monthDay(month, (payday + 5 + k * 4) % 27 + 1);
                long at = Times.at(day, dice.between(9 * 3600, 17 * 3600));
                Account client = town.stranger("client " + e + " " + k, client(e, k));
                town.transfer(client, account, at, dice.around(3_200_000, 9_800_000) + 37, "货款");
                if (k % 2 == 1) {
                    Account supplier = town.stranger("supplier " + e + " " + k % 3, client(e, k + 9));
                    town.transfer(account, supplier, at + 5 * 3600, dice.around(400_000, 1_900_000) + 11, "采购款");
                }
            }
        }
    }

    private static String client(int e, int k) {
        return Names.company(new Dice(e * 100L + k), Names.CITIES[(e + k) % Names.CITIES.length]);
    }

    private static int monthDay(int month, int day) {
        int[] starts = {0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337};
        return Math.min(starts[month] + day - 1, Times.DAYS - 1);
    }

    private void rent() {
        int landlords = Math.max(1, town.people / 90);
        for (int n = 0; n < landlords; n++) {
            Person owner = town.persons.get(dice.below(town.people));
            Account account = owner.account();
            int tenants = dice.between(5, 9);
            for (int k = 0; k < tenants; k++) {
                Person tenant = town.persons.get(dice.below(town.people));
                if (tenant == owner || !account.loaded && !tenant.account().loaded) {
                    continue;
                }
                long rent = dice.between(18, 60) * 5_000L + 5_000 * (k % 2) + 3_000;
                int day = dice.between(1, 26);
                for (int month = 0; month < 12; month++) {
                    long at = Times.at(monthDay(month, day + dice.below(2)), dice.between(8 * 3600, 21 * 3600));
                    town.transfer(tenant.account(), account, at, rent, "房租");
                }
            }
            if (account.loaded && tenants > 5) {
                town.lookAlikes.add(new Town.LookAlike(
                        "rent", List.of("F3", "F20"), "房东按月收租，租客不足三十户，租金用于生活", List.of(account.key())));
            }
        }
    }

    private void spend(int i) {
        Person person = town.persons.get(i);
        Account own = person.account();
        int quirk = i % 5;
        int shopping = dice.between(22, 46);
        for (int k = 0; k < shopping; k++) {
            Account shop = shops.get((i * 7 + dice.below(4) * 3) % shops.size());
            pay(own, shop, day(), dice.skewed(450, 45), "扫码付款");
        }
        int online = dice.between(14, 34);
        for (int k = 0; k < online; k++) {
            int n = dice.below(PLATFORMS.length);
            Account platform = town.platform(PLATFORMS[n], n, true);
            boolean late = n == 0 && quirk == 1 && dice.chance(0.25);
            long at = late ? Times.at(dice.below(Times.DAYS), dice.between(0, 2 * 3600)) : day();
            Move move = town.move(own, platform, at, dice.skewed(990, 40), Move.Kind.PAY, n == 0 ? "外卖消费" : "网上购物");
            move.channel = "快捷支付";
        }
        List<Person> home = homes.get(person.household);
        for (Person other : home) {
            if (other != person) {
                for (int k = dice.between(2, 6); k > 0; k--) {
                    send(own, other.account(), day(), dice.between(1, 30) * 10_000L - dice.below(2) * 1_200, "家用");
                }
            }
        }
        for (int k = dice.between(6, 16); k > 0; k--) {
            Person friend = town.persons.get(Math.floorMod(i + dice.of(-5, -3, 2, 4, 7, 11), town.people));
            if (friend == person) {
                continue;
            }
            long fen = dice.chance(0.5)
                    ? dice.of(666L, 888L, 5_200L, 1_880L, 6_600L, 2_000L)
                    : dice.between(1_500, 38_000);
            send(own, friend.account(), day(), fen, dice.of(CHAT));
        }
        if (quirk == 2) {
            Account buyer = town.far(dice.below(4_000), dice.below(500));
            send(buyer, own, day(), dice.between(4_000, 90_000), "闲置物品");
        }
        if (dice.chance(0.6)) {
            send(
                    own,
                    town.far(Math.max(0, town.number + dice.of(-2, -1, 1, 2)), dice.below(500)),
                    day(),
                    dice.between(5_000, 200_000),
                    "转账");
        }
        for (int k = dice.below(4); k > 0; k--) {
            Move cash = town.move(own, machine(i), day(), dice.between(2, 20) * 10_000L, Move.Kind.WITHDRAW, "ATM取款");
            cash.channel = "ATM";
        }
        if (dice.chance(0.25)) {
            Move cash = town.move(machine(i), own, day(), dice.between(5, 60) * 10_000L, Move.Kind.DEPOSIT, "ATM存款");
            cash.channel = "ATM";
        }
        if (person.age() > 60) {
            Account pension = town.platform("澜州社会保险基金", 20, false);
            for (int month = 0; month < 12; month++) {
                town.transfer(
                                pension,
                                own,
                                Times.at(monthDay(month, 18), 32_400 + i % 900),
                                286_000 + i * 37 % 90_000,
                                "养老金")
                        .channel = "批量代付";
            }
        }
    }

    private Account machine(int i) {
        return town.machine("ATM" + Numbers.digits(town.number % 10_000, 4) + Numbers.digits(100 + i % 23, 3));
    }

    private void pay(Account from, Account shop, long at, long fen, String memo) {
        town.move(from, shop, at, fen, Move.Kind.PAY, memo).channel = "条码支付";
    }

    private void send(Account from, Account to, long at, long fen, String memo) {
        if (from != to && (from.loaded || to.loaded) && fen > 0) {
            town.transfer(from, to, at, fen, memo);
        }
    }

    /** A day of the year, at an hour when people are up. */
    private long day() {
        return day(dice);
    }

    /** A second of the year when people are awake. */
    static long day(Dice dice) {
        return Times.at(dice.below(Times.DAYS), (int) dice.around(7 * 3600, 23 * 3600 + 1_800));
    }

    /** What shops with statements take from people without, and pay onward; one of them is busy every day. */
    private void custom() {
        for (int s = 0; s < shops.size(); s++) {
            Account shop = shops.get(s);
            if (!shop.loaded) {
                continue;
            }
            boolean busy = s == 0;
            int sales = busy ? 3_000 : 260;
            for (int k = 0; k < sales; k++) {
                Person buyer = town.persons.get(dice.below(town.people));
                if (!buyer.account().loaded) {
                    pay(buyer.account(), shop, day(), dice.skewed(450, 45), "扫码付款");
                }
            }
            stockUp(shop, s);
            if (busy) {
                town.lookAlikes.add(new Town.LookAlike(
                        "merchant", List.of("F3", "F20", "F2"), "商户收款码，付款人多而分散，每周付四家供货商并留有余额", List.of(shop.key())));
            }
        }
    }

    /** Every week a shop pays four suppliers most of what it took. */
    private void stockUp(Account shop, int s) {
        long[] takings = new long[53];
        for (Move move : town.moves) {
            if (move.to == shop) {
                takings[Times.day(move.at) / 7] += move.fen;
            }
        }
        for (int week = 0; week < 52; week++) {
            long at = Times.at(week * 7 + 6, 23 * 3600 + 1_900);
            for (int k = 0; k < 4 && takings[week] > 1_000; k++) {
                Account supplier = town.stranger("wholesaler " + s + " " + k, client(s, k + 40));
                town.transfer(shop, supplier, at + k * 333L, takings[week] * dice.between(20, 23) / 100, "进货");
            }
        }
    }

    /** A neighbour who collects for group orders and pays five suppliers. */
    private void groupBuying() {
        for (int n = 0; n < Math.max(1, town.people / 700); n++) {
            Person leader = loadedPerson();
            Account account = leader.account();
            for (int week = 0; week < 40; week++) {
                long at = Times.at(week * 9 % 358 + 1, 19 * 3600);
                long sum = 0;
                int orders = dice.between(6, 9);
                for (int k = 0; k < orders; k++) {
                    Person buyer = town.persons.get(dice.below(town.people));
                    if (buyer != leader) {
                        long fen = dice.between(1_990, 8_990);
                        send(buyer.account(), account, at + k * 217L, fen, "团购");
                        sum += fen;
                    }
                }
                for (int k = 0; k < 5; k++) {
                    Account farm = town.stranger("farm " + n + " " + k, client(n + 70, k));
                    if (sum > 1_000) {
                        send(account, farm, at + 2 * Times.DAY + k * 411L, sum * 17 / 100, "团购货款");
                    }
                }
            }
            town.lookAlikes.add(new Town.LookAlike(
                    "group-buying", List.of("F3", "F20", "F18"), "社区团购团长，单次不足十人，分付五家供货商", List.of(account.key())));
        }
    }

    private Person loadedPerson() {
        for (int tries = 0; tries < 200; tries++) {
            Person person = town.persons.get(dice.below(town.people));
            if (person.account().loaded) {
                return person;
            }
        }
        return town.persons.getFirst();
    }
}
