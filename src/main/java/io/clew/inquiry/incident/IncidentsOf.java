package io.clew.inquiry.incident;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Quote;
import io.clew.analysis.linkage.Thing;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 由人到案: every case that leads to a person through any of their numbers, accounts and devices, and in what role. */
public final class IncidentsOf {

    private static final Comparator<Found> NEWEST = Comparator.comparing(
                    Found::at, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .reversed()
            .thenComparing(Found::key);
    private static final int MOST = 2_000;
    private static final int PAYERS = 300;

    private final RecordIndex index;
    private final GraphStore graph;
    private final IncidentReader reader;
    private final AuditLog audit;

    public IncidentsOf(RecordIndex index, GraphStore graph, IncidentReader reader, AuditLog audit) {
        this.index = index;
        this.graph = graph;
        this.reader = reader;
        this.audit = audit;
    }

    /**
     * A case.
     *
     * @param role {@code victim}, {@code reporter}, {@code witness}, {@code suspect}, or {@code named} where nothing says
     * @param via the key of the person that the case names
     * @param held fact that says it is theirs; empty for the asked key itself
     */
    public record Found(
            EntityKey key,
            String role,
            String title,
            String kind,
            @Nullable Instant at,
            EntityKey via,
            String held,
            List<String> facts,
            List<Quote> quotes) {}

    /** @param keys what was looked for, with the fact that says it is theirs */
    public record Answer(EntityKey key, Map<EntityKey, String> keys, List<Found> cases, int withheldSources) {}

    public Answer of(Access access, EntityKey key) {
        try (Look look = audit.open(access, AuditAct.INCIDENTS_OF, key.toString());
                GraphView view = graph.view(access)) {
            Map<EntityKey, String> circle = new OwnNumbers(view, reader.ontology()).circle(key);
            circle.putIfAbsent(key, "");
            Set<EntityKey> cases = new LinkedHashSet<>();
            circle.keySet().forEach(one -> naming(access, one, cases));
            circle.keySet().forEach(one -> throughPayers(view, one, cases));
            var found = new ArrayList<Found>();
            reader.read(view, access, cases).values().forEach(incident -> {
                for (var each : circle.entrySet()) {
                    Found one = found(access, incident, each.getKey(), each.getValue());
                    if (one != null) {
                        found.add(one);
                    }
                }
            });
            found.sort(NEWEST);
            look.returned(found.size(), circle.keySet());
            return new Answer(key, circle, List.copyOf(found), access.withheldSources());
        }
    }

    private void naming(Access access, EntityKey key, Set<EntityKey> cases) {
        var query = new RecordQuery(
                "",
                List.of("incident", "document"),
                List.of(),
                io.clew.record.TimeRange.ALWAYS,
                List.of(key),
                Set.of(),
                RecordQuery.Sort.NEWEST,
                MOST,
                "",
                Set.of(),
                false);
        var refs = index.search(access, query).hits().stream()
                .map(hit -> hit.ref())
                .toList();
        index.get(access, refs).values().forEach(kept -> cases.addAll(CaseTies.of(kept.record())));
    }

    /** Cases whose victim paid the account or was rung by the number, though no report names it. */
    private void throughPayers(GraphView view, EntityKey key, Set<EntityKey> cases) {
        long node = view.node(key);
        boolean number = key.type().equals("account") || key.type().equals("phone");
        if (node == GraphView.NO_NODE || !number) {
            return;
        }
        Ontology ontology = reader.ontology();
        boolean account = key.type().equals("account");
        Set<Long> others = new LinkedHashSet<>();
        FactCursor facts = view.facts(
                node,
                FactFilter.ANY
                        .links(ontology.bits(List.of(account ? "transfer" : "call")))
                        .direction(account ? FactFilter.Direction.IN : FactFilter.Direction.OUT));
        while (facts.next() && others.size() < PAYERS) {
            others.add(facts.other());
        }
        var held = FactFilter.ANY
                .links(ontology.bits(List.of("owns", "registered")))
                .direction(FactFilter.Direction.IN);
        var suffered = FactFilter.ANY.links(ontology.bits(List.of("victim-of"))).direction(FactFilter.Direction.OUT);
        for (long other : others) {
            FactCursor holders = view.facts(other, held);
            while (holders.next()) {
                FactCursor of = view.facts(holders.other(), suffered);
                while (of.next()) {
                    cases.add(view.key(of.other()));
                }
            }
        }
    }

    private @Nullable Found found(Access access, Incident incident, EntityKey key, String held) {
        Thing thing = incident.things().get(key);
        if (thing != null) {
            return found(incident, "suspect", key, held, thing.facts(), thing.quotes());
        }
        var facts = new ArrayList<String>();
        var quotes = new ArrayList<Quote>();
        String role = "";
        for (var kept : index.get(access, incident.records()).values()) {
            String said = role(kept.record(), incident.key(), key, facts, quotes);
            role = role.isEmpty() || role.equals("named") ? said.isEmpty() ? role : said : role;
        }
        if (role.equals("named") && incident.own().contains(key)) {
            role = "victim";
        }
        return role.isEmpty() ? null : found(incident, role, key, held, facts, quotes);
    }

    private static Found found(
            Incident incident, String role, EntityKey key, String held, List<String> facts, List<Quote> quotes) {
        return new Found(
                incident.key(), role, incident.title(), incident.kind(), incident.reported(), key, held, facts, quotes);
    }

    /** What the record says the key is in the case; {@code named} where it only stands in the text. */
    private static String role(Record record, EntityKey one, EntityKey key, List<String> facts, List<Quote> quotes) {
        String role = "";
        for (int n = 0; n < record.facts().size(); n++) {
            Fact fact = record.facts().get(n);
            if (fact.from().equals(key) && fact.to().equals(one)) {
                facts.add(record.factId(n));
                role = switch (fact.link()) {
                    case "victim-of" -> "victim";
                    case "suspect-of" -> "suspect";
                    case "reported" -> role.isEmpty() ? "reporter" : role;
                    default -> role.isEmpty() ? "named" : role;
                };
            }
        }
        for (EntityRef entity : record.entities()) {
            if (entity.key().equals(key) && role.isEmpty()) {
                role = entity.role().isEmpty() ? "named" : entity.role();
            }
        }
        for (var mention : record.mentions()) {
            if (mention.key().equals(key)) {
                quotes.add(new Quote(record.ref(), mention.start(), mention.end()));
                role = !role.isEmpty() ? role : mention.role().isEmpty() ? "named" : mention.role();
            }
        }
        return role;
    }
}
