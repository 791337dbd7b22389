package io.clew.world.life;

import io.clew.record.EntityKey;
import io.clew.world.people.Dice;
import io.clew.world.people.Numbers;
import io.clew.world.people.Person;
import io.clew.world.people.Phone;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.List;

/** Whom people of a town ring, and from where they use their bank's app, day by day. */
final class Contacts {

    private final Town town;
    private final Dice dice;
    private final List<List<Person>> homes;
    private final List<Phone> couriers = new ArrayList<>();

    /** @param homes who lives together, by number of the household */
    Contacts(Town town, Dice dice, List<List<Person>> homes) {
        this.town = town;
        this.dice = dice;
        this.homes = homes;
    }

    void telephone() {
        for (int n = 0; n < Math.max(2, town.people / 250); n++) {
            Phone courier = town.addPhone(null, n % 3, -dice.between(100, 900));
            courier.loaded = n % 2 == 0;
            couriers.add(courier);
        }
        for (int i = 0; i < town.people; i++) {
            Person person = town.persons.get(i);
            Phone own = person.phone();
            for (Person other : homes.get(person.household)) {
                if (other != person) {
                    chat(own, other.phone(), dice.between(4, 12));
                }
            }
            for (int step : new int[] {2, 4, 7, 11}) {
                chat(own, town.persons.get((i + step) % town.people).phone(), dice.between(1, 5));
            }
            for (int k = dice.between(3, 9); k > 0; k--) {
                Phone courier = dice.of(couriers);
                ring(courier, own, dice.between(6, 45));
            }
        }
        town.lookAlikes.add(new Town.LookAlike(
                "courier",
                List.of("C10", "C12", "C2"),
                "快递外卖号码，日间短时呼出，常有回拨，一人一机",
                couriers.stream().map(Phone::key).toList()));
    }

    private void chat(Phone a, Phone b, int times) {
        if (!a.loaded && !b.loaded || a == b) {
            return;
        }
        for (int k = 0; k < times; k++) {
            boolean out = dice.chance(0.55);
            ring(out ? a : b, out ? b : a, dice.chance(0.1) ? 0 : (int) dice.skewed(12, 70));
        }
    }

    private void ring(Phone from, Phone to, int seconds) {
        if (from.loaded || to.loaded) {
            town.call(from, to, Life.day(dice), seconds);
        }
    }

    void logIn() {
        var shared = new ArrayList<EntityKey>();
        for (int n = 0; n < 32; n++) {
            shared.add(new EntityKey("ip", Numbers.sharedAddress(n)));
        }
        town.lookAlikes.add(new Town.LookAlike("carrier-nat", List.of("F22"), "运营商共用出口地址，互不相识的人都从这里登录", shared));
        for (int i = 0; i < town.people; i++) {
            Person person = town.persons.get(i);
            if (!person.account().loaded) {
                continue;
            }
            boolean atHome = person == homes.get(person.household).getFirst();
            for (int k = dice.between(3, 7); k > 0; k--) {
                boolean home = atHome && dice.chance(0.5);
                String ip = home
                        ? Numbers.homeAddress(town.number * 4_000L + person.household)
                        : Numbers.sharedAddress(dice.below(32));
                town.logins.add(new Town.Login(
                        person.account(),
                        person.phone(),
                        Life.day(dice),
                        ip,
                        person.handset,
                        Numbers.mac(person.number * 2 + 1)));
            }
        }
    }
}
