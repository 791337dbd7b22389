package io.clew.analysis.pattern.call;

import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.Hubs;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * C6 换号: within days of a number's last use another begins, with the same contacts. Found at the new number, and at chosen
 * old ones too. A device that both used is told with it.
 */
public final class NumberChange implements Pattern {

    private static final List<String> USES = List.of("uses-device");
    private static final int MOST_CONTACTS = 2_000;

    @Override
    public String code() {
        return "C6";
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
        Calls own = scene.calls(phone);
        if (!usable(own, p) || Spoken.hubs(p).busy(own)) {
            return;
        }
        long[] contacts = Spoken.contacts(scene, own);
        if (contacts.length < p.count("common") || contacts.length > MOST_CONTACTS) {
            return;
        }
        for (Map.Entry<Long, Integer> each : near(scene, own, contacts, p).entrySet()) {
            Calls other = scene.calls(each.getKey());
            if (each.getValue() >= p.count("common") && usable(other, p)) {
                if (follows(other, own, p)) {
                    judge(scene, other, own, p, hits);
                } else if (scene.isChosen() && follows(own, other, p)) {
                    judge(scene, own, other, p, hits);
                }
            }
        }
    }

    private static boolean usable(Calls calls, Parameters p) {
        return calls.size() - calls.firstTimed() >= p.count("calls");
    }

    private static long begins(Calls calls) {
        return calls.at(calls.firstTimed());
    }

    private static long ends(Calls calls) {
        return calls.at(calls.size() - 1);
    }

    private static boolean follows(Calls before, Calls after, Parameters p) {
        long gap = begins(after) - ends(before);
        return gap > 0 && gap <= p.millis("gap");
    }

    /** Who else is in touch with the contacts, and with how many; an old number was so before this one began. */
    private static Map<Long, Integer> near(Scene scene, Calls own, long[] contacts, Parameters p) {
        Hubs hubs = Spoken.hubs(p);
        Map<Long, Integer> near = new HashMap<>();
        scene.prefetchCalls(contacts);
        for (long contact : contacts) {
            Calls calls = scene.calls(contact);
            if (!hubs.busy(calls)) {
                int until = scene.isChosen() ? calls.size() : calls.first(begins(own));
                for (var other : calls.others(0, until)) {
                    if (other.value != own.node()) {
                        near.merge(other.value, 1, Integer::sum);
                    }
                }
            }
        }
        near.values().removeIf(n -> n < p.count("common"));
        near.keySet().removeIf(node -> !scene.isPhone(node));
        return near;
    }

    private void judge(Scene scene, Calls before, Calls after, Parameters p, Consumer<Hit> hits) {
        long[] old = Spoken.contacts(scene, before);
        long[] young = Spoken.contacts(scene, after);
        Set<Long> common = new HashSet<>();
        for (long each : old) {
            if (Arrays.binarySearch(young, each) >= 0) {
                common.add(each);
            }
        }
        double likeness = (double) common.size() / (old.length + young.length - common.size());
        if (common.size() < p.count("common") || likeness < p.share("likeness")) {
            return;
        }
        long days = Math.max(1, Math.round((double) (begins(after) - ends(before)) / Scene.DAY));
        String device = device(scene, before.node(), after.node());
        var measures = new LinkedHashMap<String, String>();
        measures.put("old", scene.key(before.node()).toString());
        measures.put("new", scene.key(after.node()).toString());
        measures.put("common", Integer.toString(common.size()));
        measures.put("likeness", Spoken.share(likeness));
        Message why = device.isEmpty()
                ? Message.of("hit.C6", days, common.size(), Spoken.percent(likeness))
                : Message.of("hit.C6.device", days, common.size(), Spoken.percent(likeness), device);
        if (!device.isEmpty()) {
            measures.put("device", "device:" + device);
        }
        hits.accept(Spoken.hit(
                code(), List.of(after.node(), before.node()), List.of(before, after), common::contains, why, measures));
    }

    private static String device(Scene scene, long one, long other) {
        List<Long> devices = new ArrayList<>(scene.joined(one, USES));
        devices.retainAll(scene.joined(other, USES));
        return devices.isEmpty() ? "" : scene.key(devices.getFirst()).value();
    }
}
