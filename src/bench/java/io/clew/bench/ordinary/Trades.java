package io.clew.bench.ordinary;

import io.clew.bench.ordinary.OrdinaryWorld.Person;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;

/** Ordinary people through whose accounts the money of others goes. */
final class Trades {

    private final OrdinaryWorld world;
    private final Book book;
    private final List<Person> people;

    Trades(OrdinaryWorld world) {
        this.world = world;
        this.book = world.book;
        this.people = world.people;
    }

    void all() {
        each(30, this::shop);
        each(30, this::treasurer);
        each(60, this::boss);
        each(25, this::landlord);
        each(50, this::groupBuys);
        each(40, this::secondHand);
        each(60, this::courier);
        each(60, this::freelancer);
        each(100, this::redPackets);
        for (int i = 0; i < Math.max(1, people.size() / 200); i++) {
            flats();
        }
    }

    private void each(int share, java.util.function.Consumer<Person> trade) {
        for (int i = 0; i < Math.max(1, people.size() / share); i++) {
            trade.accept(book.any(people));
        }
    }

    /** Takings go on in the evening, or to the supplier every few days, or stay; customers are made by {@code live}. */
    private void shop(Person keeper) {
        world.shops.add(keeper);
        EntityKey supplier = book.chance(0.5) ? book.any(world.firms) : book.any(people).account;
        EntityKey family = book.any(people).account;
        double every = book.chance(0.4) ? 1 : book.between(2, 5);
        double taking = book.between(200, 1_500);
        if (book.chance(0.3)) {
            return; // keeps it
        }
        for (double day = every; day < book.days; day += every * book.between(0.7, 1.4)) {
            double yuan = taking * every * book.between(0.5, 1.2);
            // buyers from elsewhere, whom nobody else knows
            for (int k = (int) (taking * every / 60); k > 0; k--) {
                book.transfer(stranger(), keeper.account, book.awake(day - book.between(0, every)), book.sum(5, 120));
            }
            book.transfer(
                    keeper.account,
                    book.chance(0.8) ? supplier : family,
                    Math.floor(day) + book.between(20, 23.9) / 24,
                    yuan);
        }
    }

    private EntityKey stranger() {
        return book.chance(0.5) ? book.any(people).account : book.account();
    }

    /** Dues come in a burst and go to one or two halls; what is left, or a grant, goes back to many. */
    private void treasurer(Person treasurer) {
        List<Person> club = new ArrayList<>(book.some(treasurer.friends, 8));
        club.addAll(book.some(people, book.whole(6, 28)));
        EntityKey hall = book.any(world.firms);
        double every = book.chance(0.35) ? 2 * book.days : book.between(18, 70);
        for (double day = book.between(3, 60); day < book.days - 4; day += every * book.between(0.6, 1.4)) {
            double dues = book.sum(50, 900);
            int came = 0;
            for (Person member : club) {
                if (book.chance(0.85)) {
                    book.transfer(member.account, treasurer.account, day + book.between(0, 0.9), dues);
                    came++;
                }
            }
            EntityKey second = book.any(people).account;
            double spent = came * dues * book.between(0.8, 1);
            book.transfer(treasurer.account, hall, day + book.between(0.5, 1.6), spent * 0.7);
            book.transfer(treasurer.account, second, day + book.between(0.5, 1.6), spent * 0.3);
            if (book.chance(0.35)) {
                double grant = book.sum(2_000, 20_000);
                double then = book.between(2, 20);
                book.transfer(book.any(world.firms), treasurer.account, day + then, grant);
                for (Person member : club) {
                    book.transfer(
                            treasurer.account,
                            member.account,
                            day + then + book.between(0.05, 0.9),
                            grant / club.size() * book.between(0.8, 1));
                }
            }
        }
    }

    /** The client pays, and the same day everybody has their wages; hands come and go. */
    private void boss(Person boss) {
        List<EntityKey> clients = List.of(book.any(world.firms), book.any(people).account);
        List<Person> crew = new ArrayList<>(book.some(people, book.whole(8, 24)));
        for (double day = book.between(3, 30); day < book.days; day += book.between(14, 45)) {
            double wage = book.sum(800, 7_000);
            book.transfer(book.any(clients), boss.account, day, crew.size() * wage * book.between(0.95, 1.15));
            for (Person hand : crew) {
                book.transfer(boss.account, hand.account, day + book.between(0.1, 0.95), wage * book.between(0.7, 1.1));
            }
            for (int k = crew.size() / 4; k > 0; k--) {
                crew.set(book.random.nextInt(crew.size()), book.any(people));
            }
        }
    }

    private void landlord(Person landlord) {
        List<Person> tenants = book.some(people, book.whole(4, 16));
        EntityKey owner = book.any(people).account;
        boolean sublets = book.chance(0.4);
        for (double day = book.whole(1, 20); day < book.days; day += 30.4) {
            double all = 0;
            for (Person tenant : tenants) {
                double rent = book.sum(800, 3_500);
                book.transfer(tenant.account, landlord.account, book.awake(day + book.between(0, 1.5)), rent);
                all += rent;
            }
            if (sublets) {
                book.transfer(landlord.account, owner, day + book.between(1.3, 2.2), all * book.between(0.75, 0.97));
            }
        }
    }

    private void groupBuys(Person head) {
        EntityKey supplier = book.chance(0.5) ? book.any(world.firms) : book.account();
        List<Person> buyers = book.some(people, book.whole(20, 70));
        for (double day = book.between(0, 10); day < book.days; day += book.between(4, 15)) {
            double all = 0;
            for (Person buyer : book.some(buyers, book.whole(12, 45))) {
                double yuan = book.sum(20, 260);
                book.transfer(buyer.account, head.account, day + book.between(0, 0.7), yuan);
                all += yuan;
            }
            book.transfer(head.account, supplier, day + book.between(0.6, 1.3), all * book.between(0.85, 0.96));
        }
    }

    /** Buys of strangers and sells to strangers, some at once. */
    private void secondHand(Person dealer) {
        for (double day = book.between(0, 9); day < book.days; day += book.between(1, 9)) {
            double price = book.sum(150, 7_000);
            double sold = book.awake(day + book.between(0, 12));
            book.transfer(dealer.account, stranger(), book.awake(day), price);
            book.transfer(stranger(), dealer.account, sold, price * book.between(0.95, 1.4));
        }
    }

    private void courier(Person courier) {
        EntityKey station = book.any(world.firms);
        double works = book.between(0.3, 0.9);
        for (double day = book.between(0, 30); day < book.days; day++) {
            if (!book.chance(works)) {
                continue;
            }
            double all = 0;
            for (int k = book.whole(4, 22); k > 0; k--) {
                double yuan = book.sum(15, 300);
                book.transfer(stranger(), courier.account, book.awake(day), yuan);
                all += yuan;
            }
            book.transfer(
                    courier.account, station, Math.floor(day) + book.between(0.93, 1.1), all * book.between(0.9, 1));
        }
    }

    /** Is paid by strangers and passes much of it on to whom they took on for the job. */
    private void freelancer(Person freelancer) {
        List<Person> helpers = book.some(people, 5);
        for (double day = book.between(0, 30); day < book.days; day += book.between(6, 40)) {
            double fee = book.sum(2_000, 30_000);
            book.transfer(stranger(), freelancer.account, book.awake(day), fee);
            Person helper = book.chance(0.6) ? book.any(helpers) : book.any(people);
            book.transfer(
                    freelancer.account,
                    helper.account,
                    book.awake(day + book.between(0, 2)),
                    fee * book.between(0.4, 0.97));
        }
    }

    private void redPackets(Person giver) {
        double day = book.between(5, book.days - 5);
        double bonus = book.sum(5_000, 20_000);
        book.transfer(book.any(world.firms), giver.account, day, bonus);
        List<Person> family = book.some(people, book.whole(10, 16));
        for (Person one : family) {
            book.transfer(giver.account, one.account, day + book.between(0.1, 0.8), bonus * 0.9 / family.size());
        }
    }

    /** A chain of people who sell a flat and buy the next with the money. */
    private void flats() {
        double day = book.awake(book.between(5, book.days - 10));
        double price = book.sum(300_000, 900_000);
        Person buyer = book.any(people);
        for (int k = book.whole(1, 3); k > 0; k--) {
            Person seller = book.any(people);
            book.transfer(buyer.account, seller.account, day, price);
            day += book.between(0.05, 3);
            price *= book.between(0.85, 1.02);
            buyer = seller;
        }
        book.transfer(buyer.account, book.any(world.firms), day, price * 0.9);
    }
}
