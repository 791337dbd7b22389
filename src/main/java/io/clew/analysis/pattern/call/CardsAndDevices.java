package io.clew.analysis.pattern.call;

import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * C7 一机多卡、一卡多机: within days several numbers in one device, or one number in several devices.
 *
 * <p>A device is an IMEI (its check digit aside, as keys already are), a card the number that its bill prints. An IMEI of a
 * test or copied range, or with more numbers than {@code public}, is that of many devices and says nothing.
 */
public final class CardsAndDevices implements Pattern {

    private static final List<String> USES = List.of("uses-device");

    private static final Set<String> COPIED = copied();

    private record Use(long other, long at, long fact) {}

    private static Set<String> copied() {
        String name = "/patterns/copied-tac.txt";
        try (InputStream in = CardsAndDevices.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    @Override
    public String code() {
        return "C7";
    }

    @Override
    public boolean isAbout(Scene scene, long node) {
        EntityKey key = scene.key(node);
        return key.type().equals("phone") || isHandset(key);
    }

    @Override
    public List<String> walks() {
        return USES;
    }

    private static boolean isHandset(EntityKey key) {
        return key.type().equals("device")
                && key.value().matches("[0-9]{14,16}")
                && !COPIED.contains(key.value().substring(0, 8));
    }

    @Override
    public void find(Scene scene, long node, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        boolean handset = !scene.isPhone(node);
        List<Use> uses = uses(scene, node, handset);
        if (handset && uses.stream().map(Use::other).distinct().count() > p.count("public")) {
            return;
        }
        int least = p.count(handset ? "cards" : "devices");
        int[] best = densest(uses, p.millis("window"));
        List<Use> within = uses.subList(best[0], best[1]);
        var others = new TreeSet<Long>();
        within.forEach(use -> others.add(use.other));
        if (others.size() >= least) {
            hits.accept(hit(scene, node, handset, within, others, p));
        }
    }

    private Hit hit(Scene scene, long node, boolean handset, List<Use> within, TreeSet<Long> others, Parameters p) {
        var members = new ArrayList<Long>(others);
        members.addFirst(node);
        long days = p.millis("window") / Scene.DAY;
        return Spoken.hit(
                code(),
                members,
                within.stream().map(Use::fact).toList(),
                within.getFirst().at,
                within.getLast().at,
                handset
                        ? Message.of(
                                "hit.C7.cards", others.size(), scene.key(node).value(), days)
                        : Message.of("hit.C7.devices", others.size(), days),
                Map.of(handset ? "cards" : "devices", Integer.toString(others.size())));
    }

    /** Dated uses, oldest first. */
    private static List<Use> uses(Scene scene, long node, boolean handset) {
        var uses = new ArrayList<Use>();
        FactFilter filter = FactFilter.ANY
                .links(scene.ontology().bits(USES))
                .direction(handset ? FactFilter.Direction.IN : FactFilter.Direction.OUT)
                .between(scene.called().from(), scene.called().to());
        FactCursor facts = scene.view().facts(node, filter);
        while (facts.next()) {
            EntityKey other = scene.key(facts.other());
            boolean counts = handset ? other.type().equals("phone") : isHandset(other);
            if (counts && facts.at() != FactCursor.NO_TIME) {
                uses.add(new Use(facts.other(), facts.at(), facts.fact()));
            }
        }
        uses.sort((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.fact, b.fact));
        return uses;
    }

    /** From which to which use most others are met within the window; the first such span. */
    private static int[] densest(List<Use> uses, long window) {
        var met = new HashMap<Long, Integer>();
        int[] best = {0, 0};
        int most = 0;
        int start = 0;
        for (int end = 0; end < uses.size(); end++) {
            met.merge(uses.get(end).other, 1, Integer::sum);
            while (uses.get(end).at - uses.get(start).at > window) {
                met.computeIfPresent(uses.get(start++).other, (other, n) -> n == 1 ? null : n - 1);
            }
            if (met.size() > most) {
                most = met.size();
                best = new int[] {start, end + 1};
            }
        }
        return best;
    }
}
