package io.clew.analysis.pattern.call;

import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.Clock;
import io.clew.analysis.scene.CallRecords.Begun;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * C10 猫池、手机口: very many calls out in a day, hardly one twice, few returned, from at most two cells. Numbers that began
 * calls with it in one cell within seconds, time and again and both still talking, sit in the same box and are told with it.
 *
 * <p>Cells are asked for only where the rest holds, for that day alone; where no record tells any, the sentence says none.
 */
public final class SimBox implements Pattern {

    @Override
    public String code() {
        return "C10";
    }

    @Override
    public boolean isAbout(Scene scene, long node) {
        return scene.isPhone(node);
    }

    @Override
    public List<String> walks() {
        return List.of("call");
    }

    /** What a day had; {@code from} and {@code to} are places among the calls. */
    private record Day(long day, int from, int to, int out, int callees, int returns) {}

    @Override
    public void find(Scene scene, long phone, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Calls calls = scene.calls(phone);
        if (calls.size() < p.count("calls") || Spoken.PUBLIC.matches(scene.key(phone))) {
            return;
        }
        var days = new ArrayList<Day>();
        int begin = calls.firstTimed();
        while (begin < calls.size()) {
            long day = Clock.day(calls.at(begin));
            int end = calls.first(Clock.begin(day + 1));
            Day told = end - begin < p.count("calls") ? null : day(calls, day, begin, end, p);
            if (told != null) {
                days.add(told);
            }
            begin = end;
        }
        if (!days.isEmpty()) {
            tell(scene, calls, days, p, hits);
        }
    }

    /** Null where it is an ordinary day. */
    private static @Nullable Day day(Calls calls, long day, int from, int to, Parameters p) {
        Set<Long> callees = new HashSet<>();
        int out = 0;
        for (int i = from; i < to; i++) {
            if (calls.out(i)) {
                out++;
                callees.add(calls.other(i));
            }
        }
        boolean dials = out >= p.share("outgoing") * (to - from) && callees.size() >= p.share("distinct") * out;
        if (!dials) {
            return null;
        }
        Set<Long> returned = new HashSet<>();
        int until = calls.first(Clock.begin(day + 2));
        for (int i = from; i < until; i++) {
            if (!calls.out(i) && callees.contains(calls.other(i))) {
                returned.add(calls.other(i));
            }
        }
        return returned.size() > p.share("returns") * callees.size()
                ? null
                : new Day(day, from, to, out, callees.size(), returned.size());
    }

    private void tell(Scene scene, Calls calls, List<Day> days, Parameters p, Consumer<Hit> hits) {
        EntityKey own = scene.key(calls.node());
        Day most = days.getFirst();
        for (Day day : days) {
            most = day.out > most.out ? day : most;
        }
        long begin = Clock.begin(most.day);
        List<Begun> begun = scene.callRecords().of(own, begin, begin + Scene.DAY);
        Set<String> cells = new HashSet<>();
        begun.forEach(each -> cells.add(each.cell()));
        if (cells.size() > p.count("cells")) {
            return;
        }
        Map<EntityKey, Integer> together = together(scene, own, begun, cells, begin, p);
        var facts = new ArrayList<Long>();
        for (Day day : days) {
            for (int i = day.from; i < day.to; i++) {
                facts.add(calls.fact(i));
            }
        }
        hits.accept(Spoken.hit(
                code(),
                members(scene, calls.node(), together.keySet()),
                facts,
                calls.at(days.getFirst().from),
                calls.at(days.getLast().to - 1),
                why(most, cells.size(), together),
                measures(most, days.size(), cells, together)));
    }

    private static List<Long> members(Scene scene, long phone, Set<EntityKey> together) {
        var members = new ArrayList<Long>();
        members.add(phone);
        together.forEach(key -> {
            long node = scene.view().node(key);
            if (node != io.clew.graph.GraphView.NO_NODE) {
                members.add(node);
            }
        });
        return members;
    }

    private static Message why(Day most, int cells, Map<EntityKey, Integer> together) {
        LocalDate day = LocalDate.ofEpochDay(most.day);
        if (!together.isEmpty()) {
            int times = together.values().stream().mapToInt(Integer::intValue).sum();
            return Message.of("hit.C10.pair", day, most.out, most.callees, together.size(), times);
        }
        return cells == 0
                ? Message.of("hit.C10", day, most.out, most.callees, most.returns)
                : Message.of("hit.C10.cells", day, most.out, most.callees, most.returns, cells);
    }

    private static Map<String, String> measures(
            Day most, int days, Set<String> cells, Map<EntityKey, Integer> together) {
        var measures = new LinkedHashMap<String, String>();
        measures.put("calls", Integer.toString(most.out));
        measures.put("callees", Integer.toString(most.callees));
        measures.put("returns", Integer.toString(most.returns));
        measures.put("days", Integer.toString(days));
        if (!cells.isEmpty()) {
            measures.put("cells", Integer.toString(cells.size()));
        }
        together.forEach((key, times) -> measures.put(key.toString(), Integer.toString(times)));
        return measures;
    }

    /** Other numbers that began calls with this one in its cells, and how often. */
    private static Map<EntityKey, Integer> together(
            Scene scene, EntityKey own, List<Begun> begun, Set<String> cells, long day, Parameters p) {
        var times = new HashMap<EntityKey, Integer>();
        for (String cell : cells) {
            List<Begun> others = scene.callRecords().in(cell, day, day + Scene.DAY);
            for (Begun each : begun) {
                for (Begun other : others) {
                    boolean atOnce = !other.caller().equals(own)
                            && each.cell().equals(cell)
                            && Math.abs(other.at() - each.at()) <= p.millis("apart")
                            && other.at() < Math.max(each.end(), each.at() + 1)
                            && each.at() < Math.max(other.end(), other.at() + 1);
                    if (atOnce) {
                        times.merge(other.caller(), 1, Integer::sum);
                    }
                }
            }
        }
        times.values().removeIf(n -> n < p.count("pairs"));
        return new java.util.TreeMap<>(times);
    }
}
