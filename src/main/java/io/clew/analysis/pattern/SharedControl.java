package io.clew.analysis.pattern;

import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** F22 同控: several accounts were used from one device or address within a week.
 *
 * <p>Addresses of carrier NAT and of whatever very many accounts use are left out.
 */
public final class SharedControl implements Pattern {

    @Override
    public String code() {
        return "F22";
    }

    private final boolean everyMember;

    public SharedControl() {
        this(false);
    }

    /** @param everyMember whether a hit is given at each of its accounts, not only at the first */
    SharedControl(boolean everyMember) {
        this.everyMember = everyMember;
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        long links = scene.ontology().bits(Scene.USES);
        for (long device : scene.joined(account, Scene.USES)) {
            if (ownDevice(scene, device, p.count("facts"))) {
                look(scene, account, device, links, p, hits);
            }
        }
    }

    /** Whether the node is a device or address of a few: no carrier's NAT, and with no more facts than that. */
    static boolean ownDevice(Scene scene, long node, long mostFacts) {
        String type = scene.key(node).type();
        return (type.equals("device") || type.equals("ip"))
                && !carrierNat(scene.key(node).value())
                && scene.view().degree(node) <= mostFacts;
    }

    private record Use(long account, long at, long fact) {}

    private void look(Scene scene, long account, long device, long links, Parameters p, Consumer<Hit> hits) {
        var uses = new ArrayList<Use>();
        Set<Long> all = new HashSet<>();
        FactCursor facts = scene.view().facts(device, FactFilter.ANY.links(links));
        while (facts.next()) {
            if (facts.at() != FactCursor.NO_TIME && scene.isAccount(facts.other())) {
                uses.add(new Use(facts.other(), facts.at(), facts.fact()));
                all.add(facts.other());
            }
        }
        if (all.size() < p.count("accounts") || all.size() > p.count("public")) {
            return;
        }
        uses.sort(Comparator.comparingLong(Use::at));
        Set<Long> named = new HashSet<>();
        for (Window window : windows(uses, p)) {
            long fresh = window.members.stream()
                    .filter(each -> !named.contains(each))
                    .count();
            boolean own = everyMember
                    ? window.members.contains(account)
                    : fresh >= p.count("accounts") && window.members.first() == account;
            if (fresh >= p.count("accounts")) {
                named.addAll(window.members);
            }
            if (own) {
                hits.accept(hit(scene, account, device, window, p));
            }
        }
    }

    /** Uses within the time of one window, and by whom. */
    private record Window(List<Use> uses, TreeSet<Long> members) {}

    /** Those with enough accounts, the one with most first. */
    private static List<Window> windows(List<Use> uses, Parameters p) {
        var windows = new ArrayList<Window>();
        int end = 0;
        for (int start = 0; start < uses.size(); start++) {
            while (end < uses.size() && uses.get(end).at <= uses.get(start).at + p.millis("window")) {
                end++;
            }
            var members = new TreeSet<Long>();
            uses.subList(start, end).forEach(use -> members.add(use.account));
            if (members.size() >= p.count("accounts")) {
                windows.add(new Window(uses.subList(start, end), members));
            }
        }
        windows.sort(Comparator.comparingInt((Window window) -> -window.members.size()));
        return windows;
    }

    private Hit hit(Scene scene, long account, long device, Window window, Parameters p) {
        var list = new ArrayList<Long>(window.members);
        list.remove(account);
        list.addFirst(account);
        return new Hit(
                code(),
                list,
                window.uses.stream().map(Use::fact).toList(),
                window.uses.getFirst().at,
                window.uses.getLast().at,
                0,
                Message.of(
                        scene.key(device).type().equals("ip") ? "hit.F22.address" : "hit.F22",
                        window.members.size(),
                        p.millis("window") / Scene.DAY,
                        scene.key(device).value()),
                Map.of("device", scene.key(device).toString()));
    }

    /** 100.64.0.0/10. */
    private static boolean carrierNat(String address) {
        String[] parts = address.split("\\.");
        return parts.length == 4
                && parts[0].equals("100")
                && parts[1].matches("\\d{1,3}")
                && Integer.parseInt(parts[1]) >= 64
                && Integer.parseInt(parts[1]) < 128;
    }
}
