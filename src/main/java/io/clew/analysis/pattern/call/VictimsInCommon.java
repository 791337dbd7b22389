package io.clew.analysis.pattern.call;

import io.clew.analysis.calls.Calls;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.graph.FactCursor;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * C12 受害人交集: a number that called several victims before or when they became victims, and is in touch with few others.
 *
 * <p>A victim counts where the number called first, calls at least as often as it is called, and the first call lies within
 * {@code before} of what was done to the victim; relatives and friends of a victim have known them longer.
 */
public final class VictimsInCommon implements Pattern {

    /** After what was done, a first call comes too late to have to do with it; reports print days. */
    private static final long AFTER = 2 * Scene.DAY;

    private static final int MOST_CONTACTS = 20_000;

    @Override
    public String code() {
        return "C12";
    }

    @Override
    public boolean isAbout(Scene scene, long node) {
        return scene.isPhone(node);
    }

    @Override
    public List<String> walks() {
        return Spoken.WALKS;
    }

    /** How a number and one of its contacts began. */
    private static final class Met {
        private long first;
        private boolean calledFirst;
        private int out;
        private int in;
    }

    @Override
    public void find(Scene scene, long phone, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Calls calls = scene.calls(phone);
        boolean looked = calls.size() >= p.count("victims")
                && !Spoken.PUBLIC.matches(scene.key(phone))
                && !Spoken.hubs(p).busy(calls);
        if (!looked) {
            return;
        }
        var met = met(calls);
        int least = Math.max(p.count("victims"), (int) Math.ceil(p.share("share") * met.size()));
        if (met.size() < least || met.size() > MOST_CONTACTS) {
            return;
        }
        List<Long> victims = met.entrySet().stream()
                .filter(each -> called(scene, each.getKey(), each.getValue(), p))
                .map(java.util.Map.Entry::getKey)
                .sorted()
                .toList();
        if (victims.size() >= least) {
            hits.accept(hit(phone, calls, victims, met.size()));
        }
    }

    private Hit hit(long phone, Calls calls, List<Long> victims, int contacts) {
        var members = new ArrayList<Long>(victims);
        members.addFirst(phone);
        Set<Long> with = new HashSet<>(victims);
        double share = (double) victims.size() / contacts;
        var measures = new LinkedHashMap<String, String>();
        measures.put("victims", Integer.toString(victims.size()));
        measures.put("counterparts", Integer.toString(contacts));
        measures.put("share", Spoken.share(share));
        return Spoken.hit(
                code(),
                members,
                List.of(calls),
                with::contains,
                Message.of("hit.C12", victims.size(), Spoken.percent(share)),
                measures);
    }

    private static LinkedHashMap<Long, Met> met(Calls calls) {
        var met = new LinkedHashMap<Long, Met>();
        for (int i = 0; i < calls.size(); i++) {
            int place = i;
            Met one = met.computeIfAbsent(calls.other(i), other -> {
                var first = new Met();
                first.first = calls.at(place);
                first.calledFirst = calls.out(place);
                return first;
            });
            one.out += calls.out(i) ? 1 : 0;
            one.in += calls.out(i) ? 0 : 1;
        }
        return met;
    }

    private static boolean called(Scene scene, long other, Met met, Parameters p) {
        if (!met.calledFirst || met.in > met.out) {
            return false;
        }
        for (long at : scene.holders().victimAt(other)) {
            boolean undated = at == FactCursor.NO_TIME || met.first == FactCursor.NO_TIME;
            if (undated || met.first <= at + AFTER && met.first >= at - p.millis("before")) {
                return true;
            }
        }
        return false;
    }
}
