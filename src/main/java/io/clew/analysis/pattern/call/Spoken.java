package io.clew.analysis.pattern.call;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.cursors.LongCursor;
import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.Hubs;
import io.clew.analysis.calls.PublicNumbers;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Scene;
import io.clew.graph.FactCursor;
import io.clew.record.Message;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;

/** What patterns of calls share: who is a hub, and how a hit is made of calls. */
final class Spoken {

    static final List<String> WALKS = List.of("call", "owns", "registered", "victim-of", "suspect-of", "party-of");
    static final PublicNumbers PUBLIC = PublicNumbers.shipped();

    private Spoken() {}

    static Hubs hubs(Parameters p) {
        return new Hubs(PUBLIC, p.count("hub"), p.millis("span"));
    }

    /** Different counterparts that are no public numbers, in order of node. */
    static long[] contacts(Scene scene, Calls calls) {
        LongHashSet others = calls.others(0, calls.size());
        long[] nodes = new long[others.size()];
        int size = 0;
        for (LongCursor each : others) {
            if (scene.isPhone(each.value) && !PUBLIC.matches(scene.key(each.value))) {
                nodes[size++] = each.value;
            }
        }
        long[] contacts = Arrays.copyOf(nodes, size);
        Arrays.sort(contacts);
        return contacts;
    }

    /** A hit that rests on the calls with these counterparts. */
    static Hit hit(
            String code,
            List<Long> members,
            List<Calls> rows,
            LongPredicate counts,
            Message why,
            Map<String, String> measures) {
        var facts = new LinkedHashSet<Long>();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (Calls calls : rows) {
            for (int i = 0; i < calls.size(); i++) {
                if (counts.test(calls.other(i)) && facts.add(calls.fact(i)) && calls.at(i) != FactCursor.NO_TIME) {
                    from = Math.min(from, calls.at(i));
                    to = Math.max(to, calls.at(i));
                }
            }
        }
        return hit(code, members, List.copyOf(facts), from, to, why, measures);
    }

    static Hit hit(
            String code,
            List<Long> members,
            List<Long> facts,
            long from,
            long to,
            Message why,
            Map<String, String> measures) {
        boolean timed = from <= to;
        return new Hit(code, members, facts, timed ? from : 0, timed ? to : 0, 0, why, measures);
    }

    static long percent(double share) {
        return Math.round(share * 100);
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Three digits that count. */
    static String chance(double value) {
        return String.format(Locale.ROOT, "%.2g", value);
    }
}
