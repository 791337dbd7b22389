package io.clew.bench.ordinary;

import io.clew.bench.ordinary.OrdinaryWorld.Person;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gangs that pass victims' money through layers of cards: at once, over days, or with a wallet between; each card keeps .5
 * to 3.5 % for its holder. Half of the cards are those of ordinary people who let them.
 */
final class Gangs {

    private final OrdinaryWorld world;
    private final Book book;
    private final Set<String> gang;
    private final Set<String> victims;

    Gangs(OrdinaryWorld world, Set<String> gang, Set<String> victims) {
        this.world = world;
        this.book = world.book;
        this.gang = gang;
        this.victims = victims;
    }

    /** How one gang works. */
    private final class Ways {
        final boolean slow = book.chance(0.35);
        final boolean wallets = book.chance(0.3);
        final List<List<EntityKey>> layers = new ArrayList<>();
        final List<EntityKey> devices = new ArrayList<>();
        final double begins = book.between(10, book.days * 0.75);
        final double lasts = book.between(12, 60);

        Ways() {
            boolean together = book.chance(0.7);
            for (int k = book.whole(1, 3); k > 0 && together; k--) {
                devices.add(book.device());
            }
            EntityKey address = book.address();
            for (int level = book.whole(2, 4); level > 0; level--) {
                var layer = new ArrayList<EntityKey>();
                for (int k = book.whole(2, layers.isEmpty() ? 8 : 5); k > 0; k--) {
                    layer.add(mule(address));
                }
                layers.add(layer);
            }
        }

        private EntityKey mule(EntityKey address) {
            EntityKey card = book.chance(0.5) ? book.any(world.people).account : book.account();
            gang.add(card.toString());
            for (double day = begins; day < begins + lasts; day += book.between(0.5, 4)) {
                if (!devices.isEmpty()) {
                    book.login(card, devices.get(Math.floorMod(card.hashCode(), devices.size())), book.awake(day));
                    book.login(card, address, book.awake(day));
                }
            }
            return card;
        }

        /** Days that money rests on a card. */
        double rest() {
            return slow ? book.between(0.8, 6) : book.between(0.003, 0.12);
        }
    }

    void all(int number) {
        for (int i = 0; i < number; i++) {
            one(new Ways());
        }
    }

    private void one(Ways ways) {
        for (int k = book.whole(6, 18); k > 0; k--) {
            Person victim = book.any(world.people);
            if (gang.contains(victim.account.toString())) {
                continue;
            }
            victims.add(victim.account.toString());
            double day = ways.begins + book.between(0, ways.lasts);
            double yuan = book.sum(2_000, 15_000);
            for (int times = book.whole(1, 5); times > 0; times--) {
                EntityKey card = book.any(ways.layers.getFirst());
                book.transfer(victim.account, card, day, yuan);
                pass(ways, 0, card, day, yuan);
                day += book.between(0.05, 4);
                yuan *= book.between(1, 2.5);
            }
        }
    }

    private void pass(Ways ways, int level, EntityKey card, double day, double yuan) {
        double rest = yuan * (1 - book.between(0.005, 0.035));
        double then = day + ways.rest();
        if (level + 1 == ways.layers.size()) {
            leave(card, then, rest);
            return;
        }
        int parts = yuan > 20_000 ? book.whole(2, 4) : book.whole(1, 2);
        for (int k = 0; k < parts; k++) {
            EntityKey next = book.any(ways.layers.get(level + 1));
            double when = then + k * book.between(0.002, 0.02);
            if (ways.wallets && level > 0) {
                EntityKey wallet = book.node("wallet", "TWallet");
                book.transfer(card, wallet, when, rest / parts);
                when += ways.rest();
                book.transfer(wallet, next, when, rest / parts);
            } else {
                book.transfer(card, next, when, rest / parts);
            }
            pass(ways, level + 1, next, when, rest / parts);
        }
    }

    private void leave(EntityKey card, double day, double yuan) {
        if (book.chance(0.5)) {
            book.transfer(card, book.node("wallet", "TWallet"), day, yuan);
            return;
        }
        EntityKey machine = book.node("machine", "ATM");
        for (double left = yuan; left > 0; left -= 5_000) {
            book.pay(card, "withdraw", machine, day, Math.min(5_000, Math.floor(left / 100) * 100));
            day += 0.001;
        }
    }
}
