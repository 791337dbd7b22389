package io.clew.inquiry.incident;

import io.clew.access.Access;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Quote;
import io.clew.analysis.linkage.Thing;
import io.clew.analysis.method.MethodReader;
import io.clew.analysis.method.Vocabulary;
import io.clew.casework.kind.KindBook;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one case of the records that carry its number: who suffered it, what the other side used, how it was done.
 *
 * <p>A protocol of the victim's own words (询问笔录) that carries no number belongs to the case too, when it was taken within
 * {@link #PROTOCOL} of the first report. Whatever is read goes through the reader's view, so masked stays masked.
 */
public final class IncidentReader {

    /** How long after the first report a victim's protocol still belongs to it. */
    private static final Duration PROTOCOL = Duration.ofDays(30);

    private final RecordIndex index;
    private final Ontology ontology;
    private final Sides sides;
    private final MethodReader methods;
    private final KindBook kinds;

    public IncidentReader(RecordIndex index, Ontology ontology, Sides sides, MethodReader methods, KindBook kinds) {
        this.index = index;
        this.ontology = ontology;
        this.sides = sides;
        this.methods = methods;
        this.kinds = kinds;
    }

    public Vocabulary vocabulary() {
        return methods.vocabulary();
    }

    public Sides sides() {
        return sides;
    }

    Ontology ontology() {
        return ontology;
    }

    /** The case; empty where no record that may be read belongs to it. */
    public Optional<Incident> read(GraphView view, Access access, EntityKey key) {
        return Optional.ofNullable(read(view, access, List.of(key)).get(key));
    }

    /** Those of the cases that records which may be read belong to. */
    public Map<EntityKey, Incident> read(GraphView view, Access access, Collection<EntityKey> keys) {
        var records = new LinkedHashMap<EntityKey, List<Record>>();
        Set<EntityKey> asked = new LinkedHashSet<>(keys);
        index.naming(access, asked, kept -> {
            for (EntityKey one : CaseTies.of(kept.record())) {
                if (asked.contains(one)) {
                    records.computeIfAbsent(one, missing -> new ArrayList<>()).add(kept.record());
                }
            }
            return true;
        });
        return made(view, access, records);
    }

    /** Cases of records that were read already. */
    public Map<EntityKey, Incident> made(GraphView view, Access access, Map<EntityKey, List<Record>> records) {
        Map<EntityKey, List<Record>> protocols = protocols(access, records);
        var made = new LinkedHashMap<EntityKey, Incident>();
        Map<EntityKey, List<KindBook.Said>> said = kinds.all();
        records.forEach((key, own) -> {
            var all = new ArrayList<>(own);
            all.sort(Comparator.comparing(IncidentReader::isReport)
                    .reversed()
                    .thenComparing(Record::occurredAt, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Record::ref));
            List<Record> more = protocols.getOrDefault(key, List.of());
            List<Incident.Said> words = said.getOrDefault(key, List.of()).stream()
                    .map(IncidentReader::said)
                    .toList();
            made.put(key, new IncidentParts(view, ontology, sides, methods, key, all, more, words).made());
        });
        return made;
    }

    private static Incident.Said said(KindBook.Said one) {
        return new Incident.Said(one.kind().equals(KindBook.NONE) ? "" : one.kind(), one.by(), one.reason(), one.at());
    }

    static boolean isReport(Record record) {
        return record.type().equals("incident");
    }

    /** Victims' protocols that carry no number, each with the last report of that victim before it. */
    private Map<EntityKey, List<Record>> protocols(Access access, Map<EntityKey, List<Record>> records) {
        var reported = new LinkedHashMap<EntityKey, Map<EntityKey, Instant>>(); // victim, case, first report
        records.forEach((key, own) -> own.stream()
                .filter(IncidentReader::isReport)
                .forEach(record -> IncidentParts.victims(record, key).keySet().forEach(victim -> {
                    Instant at = record.occurredAt();
                    if (at != null) {
                        reported.computeIfAbsent(victim, missing -> new LinkedHashMap<>())
                                .merge(key, at, (a, b) -> a.isBefore(b) ? a : b);
                    }
                })));
        var found = new LinkedHashMap<EntityKey, List<Record>>();
        if (reported.isEmpty()) {
            return found;
        }
        index.naming(access, reported.keySet(), kept -> {
            Record record = kept.record();
            if (isProtocol(record)) {
                record.mentions().stream()
                        .map(mention -> reported.get(mention.key()))
                        .filter(cases -> cases != null)
                        .findFirst()
                        .map(cases -> nearest(cases, record.occurredAt()))
                        .ifPresent(key -> found.computeIfAbsent(key, missing -> new ArrayList<>())
                                .add(record));
            }
            return true;
        });
        return found;
    }

    private static boolean isProtocol(Record record) {
        return record.type().equals("document")
                && record.text().stripLeading().startsWith("询问笔录")
                && CaseTies.of(record).isEmpty();
    }

    private static @Nullable EntityKey nearest(Map<EntityKey, Instant> cases, @Nullable Instant at) {
        return at == null
                ? null
                : cases.entrySet().stream()
                        .filter(one -> !one.getValue().isAfter(at)
                                && one.getValue().plus(PROTOCOL).isAfter(at))
                        .max(Map.Entry.<EntityKey, Instant>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .map(Map.Entry::getKey)
                        .orElse(null);
    }

    static Quote quote(Record record, int start, int end) {
        return new Quote(record.ref(), start, end);
    }

    static void add(Map<EntityKey, Thing> things, Thing thing) {
        things.merge(thing.key(), thing, Thing::and);
    }
}
