package io.clew.inquiry.link;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.linkage.Events;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Link;
import io.clew.analysis.linkage.Linkage;
import io.clew.analysis.linkage.LinkageLimits;
import io.clew.analysis.linkage.Reached;
import io.clew.analysis.linkage.Reason;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.inquiry.incident.CaseTies;
import io.clew.inquiry.incident.IncidentReader;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Proposes which cases belong together: of given cases with whatever comes near them, or of all cases reported in a window.
 * A proposal is a lead; {@code casework.series} keeps what people decide.
 */
public final class ProposeLinks {

    /** Cases whose reports are read for one question over a window. */
    private static final int MOST_CASES = 200_000;

    private static final long TRACING_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_NEAR = 400;

    private final RecordIndex index;
    private final GraphStore graph;
    private final Ontology ontology;
    private final IncidentReader reader;
    private final MeetingMoney money;
    private final CommonWords words;
    private final LinkageLimits limits;
    private final AuditLog audit;

    public ProposeLinks(
            RecordIndex index,
            GraphStore graph,
            Ontology ontology,
            Places places,
            IncidentReader reader,
            LinkageLimits limits,
            AuditLog audit) {
        this.index = index;
        this.graph = graph;
        this.ontology = ontology;
        this.reader = reader;
        this.money = new MeetingMoney(index, ontology, places, limits);
        this.words = new CommonWords(index);
        this.limits = limits;
        this.audit = audit;
    }

    /**
     * @param links best first, those of one event told twice among them
     * @param unlinked of two and more given cases the pairs that are not proposed, with what was found for and against; of one
     *     case to which nothing is proposed, the one that comes nearest
     * @param incidents every case that was looked at, by its key
     * @param untraced cases whose money was not followed because time ran out
     */
    public record Answer(
            List<Link> links,
            List<Link> unlinked,
            Map<EntityKey, Incident> incidents,
            int untraced,
            int withheldSources) {}

    /**
     * Ties of these cases among each other and to the nearest others.
     *
     * @throws ClewException {@code case-unknown} where no record that may be read belongs to one of them
     */
    public Answer of(Access access, Collection<EntityKey> cases) {
        var asked = new LinkedHashSet<>(cases);
        try (Look look = audit.open(access, AuditAct.CASE_LINKS, asked.toString());
                GraphView view = graph.view(access)) {
            Map<EntityKey, Incident> given = reader.read(view, access, asked);
            for (EntityKey one : asked) {
                if (!given.containsKey(one)) {
                    throw new ClewException(Message.of("case-unknown.records", one.value()));
                }
            }
            var candidates = new Candidates(index, access, view, ontology);
            Set<EntityKey> near = new LinkedHashSet<>();
            given.values()
                    .forEach(
                            one -> near.addAll(candidates.of(one, limits.money().days())));
            near.removeAll(asked);
            Map<EntityKey, Incident> all = new LinkedHashMap<>(given);
            all.putAll(reader.read(view, access, near.stream().limit(MOST_NEAR).toList()));
            Answer answer = answer(access, view, all, asked);
            look.returned(answer.links.size(), named(answer.links));
            return answer;
        }
    }

    /** @param units only cases that these units took; empty for all */
    public Answer within(Access access, TimeRange when, Collection<String> units) {
        try (Look look = audit.open(access, AuditAct.CASE_LINKS, when + " " + units);
                GraphView view = graph.view(access)) {
            Map<EntityKey, List<Record>> records = new LinkedHashMap<>();
            index.scan(access, CommonWords.reports(when), total -> {}, kept -> {
                for (EntityKey one : CaseTies.of(kept.record())) {
                    records.computeIfAbsent(one, missing -> new ArrayList<>()).add(kept.record());
                }
                return records.size() < MOST_CASES;
            });
            Map<EntityKey, Incident> all = reader.made(view, access, records);
            if (!units.isEmpty()) {
                all.values().removeIf(one -> !units.contains(one.unit()));
            }
            Answer answer = answer(access, view, all, Set.of());
            look.returned(answer.links.size(), named(answer.links));
            return answer;
        }
    }

    private Answer answer(Access access, GraphView view, Map<EntityKey, Incident> all, Set<EntityKey> asked) {
        var events = new Events(all.values(), asked);
        Set<EntityKey> touching = new LinkedHashSet<>();
        asked.forEach(one -> touching.add(events.face(one)));
        Map<EntityKey, Reached> reached = new HashMap<>();
        int untraced = follow(access, view, events, reached);
        var linkage = new Linkage(events.incidents(), words.of(access), limits, reached);
        var links = new ArrayList<Link>();
        for (List<Incident> told : events.twice()) {
            twice(told, asked, links);
        }
        links.addAll(linkage.links(touching));
        return new Answer(
                links, unlinked(linkage, links, List.copyOf(touching)), all, untraced, access.withheldSources());
    }

    private static void twice(List<Incident> told, Set<EntityKey> asked, List<Link> links) {
        for (Incident other : told.subList(1, told.size())) {
            EntityKey first = told.getFirst().key();
            if (asked.isEmpty() || asked.contains(first) || asked.contains(other.key())) {
                var reason = new Reason(
                        "TWICE", Message.of("link-reason.twice", first, other.key()), 1, other.facts(), List.of());
                boolean ordered = first.compareTo(other.key()) < 0;
                links.add(new Link(
                        ordered ? first : other.key(), ordered ? other.key() : first, 1, List.of(reason), List.of()));
            }
        }
    }

    private List<Link> unlinked(Linkage linkage, List<Link> links, List<EntityKey> asked) {
        var pairs = new ArrayList<Link>();
        if (asked.size() == 1 && links.isEmpty()) {
            linkage.nearest(asked.getFirst()).ifPresent(pairs::add);
        }
        for (int i = 0; i < asked.size(); i++) {
            for (int k = i + 1; k < asked.size(); k++) {
                EntityKey one = asked.get(i);
                EntityKey other = asked.get(k);
                if (links.stream().noneMatch(link -> link.touches(one) && link.touches(other))) {
                    linkage.compare(one, other).ifPresent(pairs::add);
                }
            }
        }
        return pairs;
    }

    /** Follows the money of each case that has another one near enough in time; gives how many there was no time for. */
    private int follow(Access access, GraphView view, Events events, Map<EntityKey, Reached> reached) {
        var byTime = new TreeMap<Long, List<Incident>>();
        events.incidents().stream()
                .filter(one -> !one.kind().isEmpty() && one.begun() != null && one.reported() != null)
                .sorted(Comparator.comparing(Incident::key))
                .forEach(one -> byTime.computeIfAbsent(
                                java.util.Objects.requireNonNull(one.reported()).toEpochMilli(),
                                missing -> new ArrayList<>())
                        .add(one));
        var follower = money.new Follower(view, access);
        long end = System.nanoTime() + TRACING_NANOS;
        int untraced = 0;
        long span = TimeUnit.DAYS.toMillis(limits.money().days() + 4L);
        for (var each : byTime.entrySet()) {
            long near = byTime.subMap(each.getKey() - span, true, each.getKey() + span, true).values().stream()
                    .mapToLong(List::size)
                    .sum();
            for (Incident one : each.getValue()) {
                if (near > 1 && System.nanoTime() < end) {
                    follower.of(one).ifPresent(found -> reached.put(one.key(), found));
                } else if (near > 1) {
                    untraced++;
                }
            }
        }
        return untraced;
    }

    private static Set<EntityKey> named(List<Link> links) {
        Set<EntityKey> named = new LinkedHashSet<>();
        links.forEach(link -> {
            named.add(link.a());
            named.add(link.b());
        });
        return named;
    }
}
