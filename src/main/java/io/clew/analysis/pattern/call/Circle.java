package io.clew.analysis.pattern.call;

import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.Hubs;
import io.clew.analysis.calls.MutualCircle;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.graph.Budget;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * C3 互通圈: numbers that call each other to and fro.
 *
 * <p>Families are circles too, so over everything only those are told that have to do with suspects: a suspect number
 * counts once, one that is a contact of several suspects (C2) twice. Each is told at the first that counts.
 */
public final class Circle implements Pattern {

    private static final long FACTS = 2_000_000;
    private static final long NANOS = 5_000_000_000L;

    private final Suspicion suspicion;
    private final SharedContact contacts;

    public Circle(Suspicion suspicion) {
        this.suspicion = suspicion;
        this.contacts = new SharedContact(suspicion);
    }

    @Override
    public String code() {
        return "C3";
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
        Parameters p = scene.parameters(code());
        boolean reported = p.count("reportedOnly") > 0;
        Calls own = scene.calls(phone);
        Hubs hubs = Spoken.hubs(p);
        boolean looked = own.size() >= p.count("calls") && (!reported || counts(scene, phone) > 0) && !hubs.busy(own);
        if (!looked) {
            return;
        }
        var rules = new MutualCircle.Rules(p.count("calls"), p.count("clique"), p.count("most"));
        var circle =
                new MutualCircle(scene.view(), scene.called(), rules, hubs, new Budget(FACTS, NANOS)).of(List.of(own));
        if (circle.members().size() < p.count("clique")) {
            return;
        }
        List<Long> suspects = circle.members().stream()
                .filter(each -> counts(scene, each) > 0)
                .toList();
        int weight = suspects.stream().mapToInt(each -> counts(scene, each)).sum();
        if (!reported || weight >= p.count("suspects") && suspects.getFirst() == phone) {
            hits.accept(hit(scene, phone, circle, suspects.size()));
        }
    }

    private int counts(Scene scene, long phone) {
        return suspicion.of(scene, phone) ? 1 : contacts.targets(scene, phone).isEmpty() ? 0 : 2;
    }

    private Hit hit(Scene scene, long phone, MutualCircle.Circle circle, int suspects) {
        var within = new HashSet<>(circle.members());
        var members = new ArrayList<>(circle.members());
        members.remove(phone);
        members.addFirst(phone);
        int calls = 0;
        for (MutualCircle.Edge tie : circle.ties()) {
            calls += tie.forth() + tie.back();
        }
        return Spoken.hit(
                code(),
                members,
                members.stream().map(scene::calls).toList(),
                within::contains,
                Message.of("hit.C3", members.size(), calls, suspects),
                Map.of(
                        "members",
                        Integer.toString(members.size()),
                        "calls",
                        Integer.toString(calls),
                        "suspects",
                        Integer.toString(suspects)));
    }
}
