package io.clew.world.life;

import io.clew.world.people.Call;
import io.clew.world.people.Dice;
import io.clew.world.people.Person;
import io.clew.world.people.Phone;
import io.clew.world.people.Planted;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.List;

/** Dens of SIM boxes, changed numbers, one handset with many cards: the call patterns that stand on their own. */
public final class CallPatterns {

    private final Town town;
    private final Dice dice;

    public CallPatterns(Town town) {
        this.town = town;
        this.dice = town.dice.fork(4);
    }

    public void plant() {
        int times = town.people >= 1_000 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            den(i);
            changedNumber(i);
            manyCards(i);
            manyHandsets(i);
        }
    }

    private Planted plant(String code, int i) {
        var planted = new Planted(code, code + "-" + town.number + "-" + i, false);
        town.planted.add(planted);
        return planted;
    }

    private Phone burner(int day) {
        Person person = town.newcomer("卡农", dice);
        Phone phone = town.addPhone(person, dice.below(3), day);
        phone.loaded = true;
        return phone;
    }

    /** Two numbers in one cell ring strangers all day, at times at the same moment. */
    private void den(int i) {
        Planted planted = plant("C10", i);
        int day = dice.between(60, 320);
        Phone a = burner(day - 9);
        Phone b = burner(day - 9);
        b.cell = a.cell;
        planted.member(a.key()).member(b.key()).with("cell", a.cell);
        for (int d = 0; d < 2; d++) {
            for (int k = 0; k < 62; k++) {
                long at = Times.at(day + d, 9 * 3600 + k * 560 + dice.below(200));
                for (Phone box : List.of(a, b)) {
                    Phone callee = town.persons.get(dice.below(town.people)).phone();
                    planted.call(town.call(box, callee, at + (box == b ? dice.below(9) : 0), 10 + dice.below(70)));
                }
            }
        }
    }

    private void changedNumber(int i) {
        Planted planted = plant("C6", i);
        int day = dice.between(100, 250);
        Phone before = burner(day - 90);
        Phone after = town.addPhone(before.holder, dice.below(3), day);
        after.loaded = true;
        planted.member(before.key()).member(after.key()).with("imei", "device:" + before.imei);
        var contacts = new ArrayList<Phone>();
        for (int k = 0; k < 6; k++) {
            contacts.add(burner(day - 120));
        }
        for (int k = 0; k < 24; k++) {
            Phone contact = contacts.get(k % 6);
            planted.call(town.call(
                    before, contact, Times.at(day - 60 + k * 5 / 2, 40_000 + k * 111), dice.between(20, 300)));
            planted.call(
                    town.call(after, contact, Times.at(day + 2 + k * 5 / 2, 42_000 + k * 97), dice.between(20, 300)));
        }
    }

    private void manyCards(int i) {
        Planted planted = plant("C7", i);
        int day = dice.between(60, 320);
        String imei = town.newDevice();
        planted.member(new io.clew.record.EntityKey("device", imei));
        for (int k = 0; k < 4; k++) {
            Phone phone = burner(day - 5);
            phone.imei = imei;
            planted.member(phone.key());
            for (int n = 0; n < 3; n++) {
                Phone callee = town.persons.get(dice.below(town.people)).phone();
                planted.call(town.call(phone, callee, Times.at(day + k, 36_000 + n * 4_000), dice.between(15, 90)));
            }
        }
    }

    /** One card goes through four handsets: each call names the handset it was made with. */
    private void manyHandsets(int i) {
        Planted planted = plant("C7", i + 100);
        int day = dice.between(60, 320);
        Phone phone = burner(day - 5);
        planted.member(phone.key());
        for (int k = 0; k < 4; k++) {
            String imei = town.newDevice();
            planted.member(new io.clew.record.EntityKey("device", imei));
            Phone callee = town.persons.get(dice.below(town.people)).phone();
            Call call = town.call(phone, callee, Times.at(day + k, 36_000 + k * 4_000), dice.between(15, 90));
            call.imei = imei;
            planted.call(call);
        }
    }
}
