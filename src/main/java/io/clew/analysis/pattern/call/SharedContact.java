package io.clew.analysis.pattern.call;

import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.Hypergeometric;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * C2 共同联系人: a number in touch with several suspect numbers, which are a large part of all it is in touch with.
 *
 * <p>The share keeps out whoever speaks with everybody, the chance whoever speaks with very few of very many; at chosen
 * numbers the chance is told and does not decide.
 */
public final class SharedContact implements Pattern {

    private final Suspicion suspicion;

    public SharedContact(Suspicion suspicion) {
        this.suspicion = suspicion;
    }

    @Override
    public String code() {
        return "C2";
    }

    @Override
    public boolean isAbout(Scene scene, long node) {
        return scene.isPhone(node);
    }

    @Override
    public List<String> walks() {
        return Spoken.WALKS;
    }

    @Override
    public void find(Scene scene, long phone, Consumer<Hit> hits) {
        List<Long> targets = targets(scene, phone);
        if (!targets.isEmpty()) {
            Calls calls = scene.calls(phone);
            hits.accept(hit(scene, phone, calls, Spoken.contacts(scene, calls).length, targets));
        }
    }

    /** The suspect numbers that it is in touch with, where they are enough; else empty. */
    List<Long> targets(Scene scene, long phone) {
        Parameters p = scene.parameters(code());
        Calls calls = scene.calls(phone);
        if (calls.size() < p.count("targets") || Spoken.PUBLIC.matches(scene.key(phone))) {
            return List.of();
        }
        long[] contacts = Spoken.contacts(scene, calls);
        int least = Math.max(p.count("targets"), (int) Math.ceil(p.share("share") * contacts.length));
        if (contacts.length < least || Spoken.hubs(p).busy(calls)) {
            return List.of();
        }
        var targets = new ArrayList<Long>();
        for (int i = 0; i < contacts.length && targets.size() + contacts.length - i >= least; i++) {
            if (suspicion.of(scene, contacts[i])) {
                targets.add(contacts[i]);
            }
        }
        boolean rare = targets.size() >= least
                && (scene.isChosen() || chance(scene, contacts.length, targets.size()) <= p.share("chance"));
        return rare ? targets : List.of();
    }

    private static double chance(Scene scene, int contacts, int targets) {
        return Hypergeometric.atLeast(population(scene, contacts), contacts, targets, targets);
    }

    private static long population(Scene scene, int contacts) {
        return Math.max(scene.phones() - 1, contacts);
    }

    private Hit hit(Scene scene, long phone, Calls calls, int contacts, List<Long> targets) {
        double chance = chance(scene, contacts, targets.size());
        var members = new ArrayList<Long>(targets);
        members.addFirst(phone);
        double share = (double) targets.size() / contacts;
        double rarity = Math.log((double) population(scene, contacts) / contacts);
        var measures = new LinkedHashMap<String, String>();
        measures.put("targets", Integer.toString(targets.size()));
        measures.put("counterparts", Integer.toString(contacts));
        measures.put("weight", Spoken.share(targets.size() * rarity));
        measures.put("chance", Spoken.chance(chance));
        var with = new HashSet<>(targets);
        return Spoken.hit(
                code(),
                members,
                List.of(calls),
                with::contains,
                Message.of("hit.C2", targets.size(), Spoken.percent(share), Spoken.chance(chance)),
                measures);
    }
}
