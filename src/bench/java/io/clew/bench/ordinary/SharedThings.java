package io.clew.bench.ordinary;

import io.clew.bench.ordinary.OrdinaryWorld.Person;
import io.clew.record.EntityKey;
import java.util.List;

/** Machines and addresses that ordinary people share, and cards that they change. */
final class SharedThings {

    private final OrdinaryWorld world;
    private final Book book;
    private final List<Person> people;

    SharedThings(OrdinaryWorld world) {
        this.world = world;
        this.book = world.book;
        this.people = world.people;
    }

    void all() {
        int population = people.size();
        for (int i = 0; i < Math.max(2, population / 130); i++) {
            visits(book.address(), book.whole(8, 120), book.between(0.05, 0.5)); // a café
            visits(book.address(), book.whole(6, 60), book.between(2, 10)); // a dormitory
        }
        for (int i = 0; i < Math.max(2, population / 60); i++) {
            visits(book.device(), book.whole(3, 8), book.between(0.3, 2)); // students at a laptop
        }
        for (int i = 0; i < Math.max(1, population / 250); i++) {
            visits(book.device(), book.whole(10, 60), book.between(0.1, 0.6)); // a machine in a library
        }
        for (int i = 0; i < population / 5; i++) {
            visits(book.any(people).device, book.whole(1, 3), book.between(0.2, 1)); // a family's phone
        }
        people.stream()
                .filter(each -> each.ends < book.days && book.chance(0.7))
                .forEach(this::newCard);
    }

    /** @param often log-ins of each in a week */
    private void visits(EntityKey place, int number, double often) {
        for (Person person : book.some(people, number)) {
            double from = book.chance(0.5) ? 0 : book.between(0, book.days * 0.7);
            double to = book.chance(0.5) ? book.days : from + book.between(10, 150);
            for (double day = from + book.between(0, 7 / often); day < to; day += book.between(0.2, 1.8) * 7 / often) {
                book.login(person.account, place, book.awake(day));
            }
        }
    }

    /** Another card on the same phone before or after the old one is used no longer. */
    private void newCard(Person person) {
        EntityKey card = book.account();
        double begins = person.ends + book.between(-60, 25);
        for (double day = begins; day < book.days; day += book.between(1, 8)) {
            double when = book.awake(day);
            if (book.chance(0.3)) {
                book.transfer(book.any(world.firms), card, when, book.sum(500, 9_000));
            } else if (book.chance(0.5)) {
                book.transfer(card, book.any(world.shops).account, when, book.sum(5, 200));
            } else {
                book.login(card, person.device, when);
            }
        }
    }
}
