package io.clew.inquiry.link;

import io.clew.access.Access;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Thing;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.inquiry.incident.CaseTies;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which other cases are worth comparing with one: those that name the same things, whose victims paid or were rung by the
 * same numbers, whose reports read most alike, or that fell into the same days.
 */
final class Candidates {

    private static final int A_THING = 60;
    private static final int ALIKE = 40;
    private static final int A_WEEK = 60;
    private static final int NEIGHBOURS = 400;

    private final RecordIndex index;
    private final Access access;
    private final GraphView view;
    private final long moves;
    private final long holds;
    private final long suffered;

    Candidates(RecordIndex index, Access access, GraphView view, Ontology ontology) {
        this.index = index;
        this.access = access;
        this.view = view;
        this.moves = ontology.bits(List.of("transfer", "call"));
        this.holds = ontology.bits(List.of("owns", "registered"));
        this.suffered = ontology.bits(List.of("victim-of", "reported"));
    }

    Set<EntityKey> of(Incident one, int days) {
        Set<EntityKey> cases = new LinkedHashSet<>();
        for (Thing thing : one.things().values()) {
            naming(thing.key(), cases);
            throughVictims(thing.key(), cases);
        }
        for (EntityKey victim : one.victims().keySet()) {
            naming(victim, cases); // the same event told again
        }
        alike(one, cases);
        if (one.reported() != null && one.begun() != null) {
            var week = new TimeRange(
                    one.begun().minus(Duration.ofDays(days)), one.reported().plus(Duration.ofDays(days)));
            cases(index.search(access, query("", week, List.of(), A_WEEK)), cases);
        }
        cases.remove(one.key());
        return cases;
    }

    private void naming(EntityKey thing, Set<EntityKey> cases) {
        boolean host = thing.type().equals("domain");
        cases(
                index.search(
                        access,
                        host
                                ? query("\"" + thing.value() + "\"", TimeRange.ALWAYS, List.of(), A_THING)
                                : query("", TimeRange.ALWAYS, List.of(thing), A_THING)),
                cases);
    }

    private void alike(Incident one, Set<EntityKey> cases) {
        if (one.reports().isEmpty() || one.kind().isEmpty()) {
            return;
        }
        RecordRef report = one.reports().getFirst();
        String text =
                index.get(access, report).map(kept -> kept.record().text()).orElse("");
        if (!text.isBlank()) {
            cases(
                    index.similar(
                            access,
                            new SimilarQuery(text, Optional.of(report), query("", TimeRange.ALWAYS, List.of(), ALIKE))),
                    cases);
        }
    }

    private static RecordQuery query(String text, TimeRange when, List<EntityKey> naming, int size) {
        return new RecordQuery(
                text,
                List.of("incident", "document"),
                List.of(),
                when,
                naming,
                Set.of(),
                RecordQuery.Sort.NEWEST,
                size,
                "",
                Set.of(),
                false);
    }

    private void cases(SearchPage page, Set<EntityKey> cases) {
        var refs = page.hits().stream().map(SearchPage.Hit::ref).toList();
        index.get(access, refs).values().forEach(kept -> {
            Record record = kept.record();
            Set<EntityKey> ties = CaseTies.of(record);
            cases.addAll(ties);
            if (ties.isEmpty()) { // a protocol: the cases of whom it names
                record.mentions().stream()
                        .filter(mention -> mention.key().type().equals("person"))
                        .forEach(mention -> ofVictim(view.node(mention.key()), cases));
            }
        });
    }

    /** Cases of people who paid the account, or whom the number rang. */
    private void throughVictims(EntityKey thing, Set<EntityKey> cases) {
        long node = view.node(thing);
        if (node == GraphView.NO_NODE || view.degree(node) > 5_000) {
            return;
        }
        var direction = thing.type().equals("account") ? FactFilter.Direction.IN : FactFilter.Direction.OUT;
        Set<Long> neighbours = new HashSet<>();
        FactCursor facts = view.facts(node, FactFilter.ANY.links(moves).direction(direction));
        while (facts.next() && neighbours.size() < NEIGHBOURS) {
            neighbours.add(facts.other());
        }
        for (long neighbour : neighbours) {
            FactCursor held = view.facts(neighbour, FactFilter.ANY.links(holds).direction(FactFilter.Direction.IN));
            while (held.next()) {
                ofVictim(held.other(), cases);
            }
        }
    }

    private void ofVictim(long person, Set<EntityKey> cases) {
        if (person == GraphView.NO_NODE) {
            return;
        }
        FactCursor facts = view.facts(person, FactFilter.ANY.links(suffered).direction(FactFilter.Direction.OUT));
        while (facts.next()) {
            EntityKey key = view.key(facts.other());
            if (key.type().equals("case")) {
                cases.add(key);
            }
        }
    }
}
