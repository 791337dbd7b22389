package io.clew.world.file;

import io.clew.world.life.Crime;
import io.clew.world.people.Case;
import io.clew.world.people.Gang;
import io.clew.world.people.Move;
import io.clew.world.people.Times;
import io.clew.world.people.Town;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which cases belong together and by what: L1 hard ties, L2 meeting money, L3 the same hand, L4 whole series. */
final class Links {

    private final Town town;
    private final Crime crime;
    private final Json out;

    Links(Town town, Crime crime, Json out) {
        this.town = town;
        this.crime = crime;
        this.out = out;
    }

    void tell(List<List<Attribution.Share>> shares) {
        for (Gang gang : crime.gangs) {
            List<Case> told = gang.cases;
            for (int i = 0; i < told.size(); i++) {
                for (int k = i + 1; k < told.size(); k++) {
                    pair(gang, told.get(i), told.get(k), shares);
                }
            }
            out.begin()
                    .put("code", "L4")
                    .put("instance", gang.id)
                    .put("kind", gang.kind.zh)
                    .put("cases", told.stream().map(fraud -> fraud.number).toList())
                    .end();
        }
    }

    private void pair(Gang gang, Case a, Case b, List<List<Attribution.Share>> shares) {
        Set<String> hard = things(a, gang);
        hard.retainAll(things(b, gang));
        if (!hard.isEmpty()) {
            line("L1", a, b).put("shared", hard).end();
        }
        var met = accounts(a, shares);
        met.retainAll(accounts(b, shares));
        for (Move payment : a.payments) {
            met.remove(payment.to.key().toString());
        }
        long apart = Math.abs(a.payments.getFirst().at - b.payments.getFirst().at);
        if (!met.isEmpty() && apart <= 7 * Times.DAY) {
            line("L2", a, b).put("shared", met).end();
        }
        line("L3", a, b).put("script", gang.id).end();
    }

    private Json line(String code, Case a, Case b) {
        return out.begin().put("code", code).put("cases", List.of(a.number, b.number));
    }

    /** What names the offender in the report of a case. */
    private static Set<String> things(Case fraud, Gang gang) {
        var keys = new LinkedHashSet<String>();
        fraud.payments.forEach(payment -> keys.add(payment.to.key().toString()));
        fraud.callers.forEach(caller -> keys.add(caller.key().toString()));
        keys.addAll(fraud.shown);
        return keys;
    }

    private LinkedHashSet<String> accounts(Case fraud, List<List<Attribution.Share>> shares) {
        var keys = new ArrayList<String>();
        for (Attribution.Share share : shares.get(town.cases.indexOf(fraud))) {
            if (!share.account().machine && !share.account().merchant) {
                keys.add(share.account().key().toString());
            }
        }
        return new LinkedHashSet<>(keys);
    }
}
