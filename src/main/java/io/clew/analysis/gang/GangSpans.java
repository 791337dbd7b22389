package io.clew.analysis.gang;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a gang formed: from when to when its accounts were opened, each kind of evidence is seen, people were defrauded. */
final class GangSpans {

    private final Ground ground;
    private final Map<String, Set<Long>> facts = new HashMap<>();
    private final Map<String, Long> from = new HashMap<>();
    private final Map<String, Long> to = new HashMap<>();

    GangSpans(Ground ground) {
        this.ground = ground;
    }

    List<Gang.Span> of(Set<Integer> members, List<Evidence> ties, List<Long> cases) {
        for (Evidence tie : ties) {
            add(tie.kind().code(), tie.first(), tie.last(), tie.facts());
        }
        FactFilter owns = ground.always("owns").direction(FactFilter.Direction.OUT);
        for (int person : members) {
            told("opened", ground.people().one(person).root(), owns);
        }
        FactFilter victimOf = ground.always("victim-of").direction(FactFilter.Direction.IN);
        cases.forEach(each -> told("fraud", each, victimOf));
        var spans = new ArrayList<Gang.Span>();
        from.forEach((what, first) -> spans.add(new Gang.Span(
                what,
                first,
                to.getOrDefault(what, first),
                facts.getOrDefault(what, Set.of()).size())));
        spans.sort(Comparator.comparingLong(Gang.Span::from).thenComparing(Gang.Span::what));
        return spans;
    }

    private void told(String what, long node, FactFilter filter) {
        FactCursor cursor = ground.view().facts(node, filter);
        while (cursor.next()) {
            if (cursor.at() != FactCursor.NO_TIME) {
                add(what, cursor.at(), cursor.at(), Set.of(cursor.fact()));
            }
        }
    }

    /** Facts whose record does not say when have no place in time; ties by them alone carry 0 or none. */
    private void add(String what, long first, long last, Set<Long> of) {
        if (first > 0 && last > 0 && first != Long.MAX_VALUE) {
            from.merge(what, first, Math::min);
            to.merge(what, last, Math::max);
            facts.computeIfAbsent(what, w -> new HashSet<>()).addAll(of);
        }
    }
}
