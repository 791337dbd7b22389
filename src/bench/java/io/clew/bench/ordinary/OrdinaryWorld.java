package io.clew.bench.ordinary;

import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ordinary households with wages, rent, shops and friends; those among them who handle others' money ({@link Trades}) and
 * share machines ({@link SharedThings}); and {@link Gangs}. Who belongs to which is kept aside.
 */
public final class OrdinaryWorld {

    /** One household's account, where it lives and whom it knows. */
    static final class Person {
        final EntityKey account;
        final EntityKey device;
        final EntityKey home;
        final List<Person> friends = new ArrayList<>();
        double begins;
        double ends = Double.MAX_VALUE;
        boolean strapped;

        Person(EntityKey account, EntityKey device, EntityKey home) {
            this.account = account;
            this.device = device;
            this.home = home;
        }
    }

    final Book book;
    final List<Person> people = new ArrayList<>();
    final List<Person> shops = new ArrayList<>();
    final List<EntityKey> firms = new ArrayList<>();
    private final List<EntityKey> merchants = new ArrayList<>();
    private final Set<String> gang = new HashSet<>();
    private final Set<String> victims = new HashSet<>();

    /** @param days how long it is watched */
    public OrdinaryWorld(long seed, int population, int days) {
        book = new Book(seed, days);
        for (int i = 0; i < population; i++) {
            var person = new Person(book.account(), book.device(), book.address());
            person.begins = book.chance(0.2) ? book.between(0, days * 0.6) : 0;
            person.ends = book.chance(0.12) ? book.between(days * 0.3, days) : Double.MAX_VALUE;
            person.strapped = book.chance(0.15);
            people.add(person);
        }
        for (int i = 0; i < Math.max(4, population / 25); i++) {
            firms.add(book.account());
            merchants.add(book.node("merchant", "M"));
        }
        for (int i = 0; i < people.size(); i++) {
            befriend(i);
        }
        var trades = new Trades(this);
        trades.all(); // names the shops
        people.forEach(this::live);
        new SharedThings(this).all();
        new Gangs(this, gang, victims).all(Math.max(3, population / 400));
    }

    /** Gives everything that happened to the store. */
    public void into(MemoryGraphStore store) {
        store.apply(book.entries());
    }

    public int size() {
        return book.entries().size();
    }

    /** Accounts of those who belong to a gang. */
    public Set<String> gang() {
        return gang;
    }

    /** Accounts of those whom a gang robbed. */
    public Set<String> victims() {
        return victims;
    }

    /** Neighbours mostly, and somebody from elsewhere. */
    private void befriend(int i) {
        Person person = people.get(i);
        for (int k = book.whole(3, 8); k > 0; k--) {
            int near = Math.floorMod(i + book.whole(-30, 30), people.size());
            Person friend = book.chance(0.85) ? people.get(near) : book.any(people);
            if (friend != person) {
                person.friends.add(friend);
                friend.friends.add(person);
            }
        }
    }

    private void live(Person person) {
        EntityKey employer = book.any(firms);
        EntityKey landlord = book.any(people).account;
        EntityKey lender = book.any(firms);
        Person parents = book.any(people);
        double wage = book.sum(3_000, 14_000);
        boolean rents = book.chance(0.4);
        boolean owes = book.chance(0.35);
        double payday = book.whole(3, 25);
        List<Person> usual = book.some(shops, 4);
        double end = Math.min(book.days, person.ends);
        for (double month = payday; month < end; month += 30.4) {
            double day = book.awake(month + book.whole(-3, 5));
            if (day < person.begins) {
                continue;
            }
            double paid = book.chance(0.2) ? wage * book.between(0.7, 1.4) : wage;
            book.transfer(employer, person.account, day, paid);
            double soon = person.strapped ? book.between(0.02, 0.6) : book.between(0.5, 9);
            double left = person.strapped ? paid * book.between(0.9, 1) : paid * 0.6;
            double rent = rents ? Math.min(left, wage * 0.35) : 0;
            book.transfer(person.account, landlord, day + soon, rent);
            double debt = owes || person.strapped ? Math.min(left - rent, wage * book.between(0.2, 0.4)) : 0;
            book.transfer(person.account, lender, day + soon * book.between(0.7, 1.3), debt);
            if (person.strapped) {
                book.transfer(person.account, parents.account, day + soon, left - rent - debt);
            } else if (book.chance(0.3)) {
                book.transfer(person.account, parents.account, day + soon, book.sum(200, 2_000));
            }
        }
        for (double day = person.begins; day < end; day += book.between(0.3, 3)) {
            errands(person, usual, day);
        }
    }

    private void errands(Person person, List<Person> usual, double day) {
        double when = book.awake(day);
        double dice = book.random.nextDouble();
        if (dice < 0.45) {
            Person shop = book.chance(0.8) ? book.any(usual) : book.any(shops);
            book.transfer(person.account, shop.account, when, book.sum(5, 90));
        } else if (dice < 0.75) {
            book.pay(person.account, "pay", book.any(merchants), when, book.sum(8, 400));
        } else if (dice < 0.83 && !person.friends.isEmpty()) {
            Person friend = book.any(person.friends);
            double yuan = book.chance(0.12) ? book.sum(1_000, 12_000) : book.sum(10, 500);
            book.transfer(person.account, friend.account, when, yuan);
            if (yuan >= 1_000 && book.chance(0.7)) {
                book.transfer(friend.account, person.account, book.awake(when + book.between(0.2, 50)), yuan);
            }
        } else if (dice < 0.86) {
            book.pay(person.account, "withdraw", book.node("machine", "ATM"), when, book.whole(2, 30) * 100);
        } else {
            book.login(person.account, person.device, when);
            book.login(person.account, person.home, when);
        }
    }
}
