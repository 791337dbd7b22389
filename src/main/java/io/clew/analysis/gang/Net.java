package io.clew.analysis.gang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ties found so far, each once, by the persons they tie. */
final class Net {

    private final Map<Evidence.Id, Evidence> ties = new LinkedHashMap<>();
    private final Map<Integer, List<Evidence>> of = new HashMap<>();

    /** Adds a tie unless it is there. */
    void add(Evidence tie) {
        if (tie.a() != tie.b() && ties.putIfAbsent(tie.id(), tie) == null) {
            of.computeIfAbsent(tie.a(), n -> new ArrayList<>()).add(tie);
            of.computeIfAbsent(tie.b(), n -> new ArrayList<>()).add(tie);
        }
    }

    List<Evidence> of(int person) {
        return of.getOrDefault(person, List.of());
    }

    /** Ties of a person with any of these. */
    List<Evidence> among(int person, Set<Integer> others) {
        return of(person).stream()
                .filter(tie -> others.contains(tie.other(person)))
                .toList();
    }

    /** Every tie between two of these. */
    List<Evidence> within(Set<Integer> persons) {
        return ties.values().stream()
                .filter(tie -> persons.contains(tie.a()) && persons.contains(tie.b()))
                .toList();
    }

    Set<Integer> persons() {
        return of.keySet();
    }
}
