package io.clew.world.people;

import java.util.ArrayList;
import java.util.List;

/**
 * At most 2,000 people and what they do in a year, in memory. A function of the seed and the town's number: no other
 * town is looked at, so towns can be made in any order and by several threads.
 */
public final class Town {

    public static final int MOST_PEOPLE = 2_000;
    /** Room for numbers of one town: people and offenders, accounts, phones, devices. */
    private static final long ROOM = 20_000;

    private static final long OUTSIDE = 999_000_000_000L;

    public final long seed;
    public final int number;
    public final int people;
    public final String city;
    public final Dice dice;
    /** The first {@link #people} lead ordinary lives. */
    public final List<Person> persons = new ArrayList<>();

    public final List<Account> accounts = new ArrayList<>();
    public final List<Phone> phones = new ArrayList<>();
    public final List<Company> companies = new ArrayList<>();
    public final List<Move> moves = new ArrayList<>();
    public final List<Call> calls = new ArrayList<>();
    public final List<Login> logins = new ArrayList<>();
    public final List<Case> cases = new ArrayList<>();
    public final List<Planted> planted = new ArrayList<>();
    public final List<LookAlike> lookAlikes = new ArrayList<>();
    private long devices;
    private int companyNumbers;
    private final java.util.HashMap<String, Account> outside = new java.util.HashMap<>();

    /** A company, its account and who stands behind it. */
    public record Company(String code, String name, Person legal, Account account, long founded) {}

    /** One use of an account from a device. */
    public record Login(Account account, Phone phone, long at, String ip, String imei, String mac) {}

    /** Innocent, and like a pattern. */
    public record LookAlike(String kind, List<String> resembles, String why, List<io.clew.record.EntityKey> members) {}

    public Town(long seed, int number, int people) {
        this.seed = seed;
        this.number = number;
        this.people = people;
        this.dice = new Dice(Dice.mix(seed) ^ Dice.mix(number * 0x1234567L + 5));
        this.city = Names.CITIES[number % Names.CITIES.length];
        for (int i = 0; i < people; i++) {
            persons.add(ordinary(number, i));
        }
        for (Person person : persons) {
            addAccount(person, firstBank(person.number), dice.between(-2_000, -200));
        }
        for (Person person : persons) {
            addPhone(person, dice.between(0, 2), dice.between(-2_500, -60));
        }
    }

    private Person ordinary(int town, int i) {
        var own = new Dice(Dice.mix(seed * 31 + town) ^ (0x70656F706C65L + i));
        boolean male = own.chance(0.5);
        String name = Names.person(own, male);
        return person(town * ROOM + i, name, male, own.around(18, 78), own);
    }

    /** Somebody who is not one of the ordinary people. */
    public Person newcomer(String trade, Dice own) {
        boolean male = own.chance(0.7);
        Person person = person(number * ROOM + persons.size(), Names.person(own, male), male, own.around(19, 44), own);
        person.trade = trade;
        persons.add(person);
        return person;
    }

    private Person person(long index, String name, boolean male, long age, Dice own) {
        int born = (int) (2025 - age) * 10_000 + own.between(1, 12) * 100 + own.between(1, 28);
        return new Person(
                index,
                name,
                Numbers.idNumber(index, born, male),
                male,
                born,
                Names.address(own, city),
                Numbers.imei(number * ROOM + devices++));
    }

    private int firstBank(long person) {
        int draw = (int) Math.floorMod(Dice.mix(person ^ Dice.mix(seed + 77)), 10);
        return draw < 2 ? 0 : draw < 4 ? 1 : draw < 6 ? 2 : draw - 3;
    }

    public Account addAccount(Person person, int bank, int openedDay) {
        Account account = add(bank, person.name, person, "", false);
        account.opened = Times.at(openedDay, dice.between(9 * 3600, 17 * 3600));
        person.accounts.add(account);
        return account;
    }

    public Account add(
            int bank, String holder, @org.jspecify.annotations.Nullable Person person, String code, boolean shop) {
        int index = accounts.size();
        var account =
                new Account(index, Numbers.card(bank, number * ROOM + index), bank, holder, person, code, shop, false);
        accounts.add(account);
        return account;
    }

    public Company addCompany(Person legal, int bank) {
        String code = Numbers.companyCode(number * ROOM + companyNumbers++);
        String name = Names.company(dice, city);
        Account account = add(bank, name, null, code, false);
        account.opened = Times.at(dice.between(-3_000, -300), 36_000);
        var company = new Company(code, name, legal, account, account.opened - 30 * Times.DAY);
        companies.add(company);
        return company;
    }

    /** A cash machine or counter, known by its number. */
    public Account machine(String number) {
        return outside.computeIfAbsent(
                number, n -> register(new Account(accounts.size(), n, 0, "", null, "", false, true)));
    }

    private Account register(Account account) {
        accounts.add(account);
        return account;
    }

    /** An account that serves the whole world and whose statement nobody sent, such as a platform's. */
    public Account platform(String name, int n, boolean merchant) {
        return outside.computeIfAbsent(name, key -> {
            var account = new Account(
                    accounts.size(), Numbers.card(3 + n % 7, OUTSIDE + n), 3 + n % 7, key, null, "", merchant, false);
            return register(account);
        });
    }

    /** An account of somebody outside all towns; the same label gives the same account. */
    public Account stranger(String label, String holder) {
        return outside.computeIfAbsent("stranger " + label, key -> {
            long n = Math.floorMod(Dice.mix(Dice.mix(seed + number) ^ label.hashCode()), 90_000_000_000L);
            int bank = 3 + (int) (n % 7);
            return register(new Account(
                    accounts.size(), Numbers.card(bank, 900_000_000_000L + n), bank, holder, null, "", false, false));
        });
    }

    /** The first account of somebody in another town, one whose statement is never sent. */
    public Account far(int town, int person) {
        int quiet = person / 4 * 4 + 3;
        return outside.computeIfAbsent("far " + town + " " + quiet, key -> {
            var own = new Dice(Dice.mix(seed * 31 + town) ^ (0x70656F706C65L + quiet));
            String name = Names.person(own, own.chance(0.5));
            int bank = firstBank(town * ROOM + quiet);
            return register(new Account(
                    accounts.size(), Numbers.card(bank, town * ROOM + quiet), bank, name, null, "", false, false));
        });
    }

    public Phone addPhone(@org.jspecify.annotations.Nullable Person holder, int carrier, int activatedDay) {
        long index = number * ROOM + phones.size();
        String imei = holder == null ? newDevice() : holder.handset;
        var phone =
                new Phone(Numbers.mobile(carrier, index), carrier, holder, Numbers.imsi(index), imei, holder == null);
        phone.activated = Times.at(activatedDay, dice.between(9 * 3600, 18 * 3600));
        phone.cell = "46099-" + (3_000 + number % 5_000) + "-" + (10_001 + dice.below(160));
        phones.add(phone);
        if (holder != null) {
            holder.phones.add(phone);
        }
        return phone;
    }

    public String newDevice() {
        return Numbers.imei(number * ROOM + devices++);
    }

    long nextHardware() {
        return number * ROOM + devices++;
    }

    public Move move(Account from, Account to, long at, long fen, Move.Kind kind, String memo) {
        var move = new Move(from, to, at, fen, kind, memo);
        move.order = moves.size();
        moves.add(move);
        return move;
    }

    public Move transfer(Account from, Account to, long at, long fen, String memo) {
        return move(from, to, at, fen, Move.Kind.TRANSFER, memo);
    }

    public Call call(Phone from, Phone to, long at, int seconds) {
        var call = new Call(from, to, at, seconds);
        call.cell = from.cell;
        calls.add(call);
        return call;
    }

    /** Whether an ordinary person's first account may be among the statements. */
    public static boolean mayBeLoaded(int person, Account account) {
        return person % 4 != 3 && account.bank < 3;
    }
}
