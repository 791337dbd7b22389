package io.clew.inquiry.incident;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Quote;
import io.clew.analysis.linkage.Thing;
import io.clew.analysis.method.Vocabulary;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 由案到人: everything about one case, with everybody in it by role and the way that leads to each. */
public final class ShowIncident {

    private final RecordIndex index;
    private final GraphStore graph;
    private final IncidentReader reader;
    private final AuditLog audit;

    public ShowIncident(RecordIndex index, GraphStore graph, IncidentReader reader, AuditLog audit) {
        this.index = index;
        this.graph = graph;
        this.reader = reader;
        this.audit = audit;
    }

    /**
     * Somebody behind a thing of the other side, or the thing itself where nobody is known to hold it.
     *
     * @param role such as {@code payee}, {@code caller}, {@code tool}
     * @param things of the case that lead to them
     * @param held fact that says they hold the thing, by the thing
     */
    public record Suspect(
            EntityKey key, List<String> names, String role, List<Thing> things, Map<EntityKey, String> held) {}

    /**
     * @param suspects persons first, then things that nobody is known to hold
     * @param papers the records of the case
     * @param names of victims and suspects as records give them
     */
    public record Shown(
            Incident incident,
            List<Suspect> suspects,
            Map<RecordRef, Record> papers,
            Map<EntityKey, List<RecordIndex.NameCount>> names,
            int withheldSources) {

        /** The words at a place in one of the papers. */
        public String words(Quote quote) {
            Record record = papers.get(quote.record());
            return record == null || quote.end() > record.text().length()
                    ? ""
                    : record.text().substring(quote.start(), quote.end());
        }
    }

    /** Several cases side by side, in the order asked; those that are not there are left out. */
    public List<Shown> compare(Access access, Collection<EntityKey> cases) {
        try (Look look = audit.open(access, AuditAct.INCIDENT, cases.toString());
                GraphView view = graph.view(access)) {
            Map<EntityKey, Incident> found = reader.read(view, access, cases);
            var shown = cases.stream()
                    .distinct()
                    .map(found::get)
                    .filter(java.util.Objects::nonNull)
                    .map(one -> shown(access, view, one))
                    .toList();
            look.returned(shown.size(), found.keySet());
            return shown;
        }
    }

    public Vocabulary vocabulary() {
        return reader.vocabulary();
    }

    /** @throws ClewException {@code case-unknown} where no record that may be read belongs to it */
    public Shown show(Access access, EntityKey key) {
        try (Look look = audit.open(access, AuditAct.INCIDENT, key.toString());
                GraphView view = graph.view(access)) {
            Incident incident = reader.read(view, access, key)
                    .orElseThrow(() -> new ClewException(Message.of("case-unknown.records", key.value())));
            Shown shown = shown(access, view, incident);
            Set<EntityKey> named = new LinkedHashSet<>(incident.victims().keySet());
            shown.suspects.forEach(one -> named.add(one.key));
            look.returned(shown.papers.size(), named);
            return shown;
        }
    }

    private Shown shown(Access access, GraphView view, Incident incident) {
        var numbers = new OwnNumbers(view, reader.ontology());
        Map<EntityKey, Suspect> suspects = new LinkedHashMap<>();
        var loose = new ArrayList<Suspect>();
        for (Thing thing : incident.things().values()) {
            Map<EntityKey, String> holders = numbers.holders(thing.key());
            holders.keySet().removeAll(incident.victims().keySet());
            if (holders.isEmpty()) {
                loose.add(new Suspect(thing.key(), List.of(), role(thing), List.of(thing), Map.of()));
            }
            holders.forEach((person, fact) -> suspects.merge(
                    person,
                    new Suspect(person, List.of(), role(thing), List.of(thing), Map.of(thing.key(), fact)),
                    ShowIncident::both));
        }
        var all = new ArrayList<>(suspects.values());
        all.addAll(loose);
        Set<EntityKey> keys = new LinkedHashSet<>(incident.victims().keySet());
        all.forEach(one -> keys.add(one.key));
        var names = index.names(access, keys);
        var named = all.stream()
                .map(one -> new Suspect(
                        one.key,
                        names.getOrDefault(one.key, List.of()).stream()
                                .map(RecordIndex.NameCount::name)
                                .limit(3)
                                .toList(),
                        one.role,
                        one.things,
                        one.held))
                .toList();
        Map<RecordRef, Record> papers = new LinkedHashMap<>();
        index.get(access, incident.records()).forEach((ref, kept) -> papers.put(ref, kept.record()));
        return new Shown(incident, named, papers, names, access.withheldSources());
    }

    private static Suspect both(Suspect one, Suspect other) {
        var things = new ArrayList<>(one.things);
        things.addAll(other.things);
        var held = new LinkedHashMap<>(one.held);
        held.putAll(other.held);
        return new Suspect(one.key, one.names, one.role, things, held);
    }

    private static String role(Thing thing) {
        return switch (thing.key().type()) {
            case "account", "wallet" -> "payee";
            case "phone" -> "caller";
            default -> "tool";
        };
    }
}
