package io.clew.casework.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Link;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.inquiry.incident.IncidentReader;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.json.Json;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The book of decisions about ties of cases. Each is one document with the next number, so two people who decide at once
 * both stand in it, one after the other, and nothing is ever overwritten.
 */
public final class SeriesBook {

    private static final String COLLECTION = "series-acts";
    private static final int TRIES = 50;

    private final DocumentStore store;
    private final RecordIndex index;
    private final GraphStore graph;
    private final IncidentReader reader;
    private final ProposeLinks proposals;
    private final AuditLog audit;
    private final Clock clock;

    public SeriesBook(
            DocumentStore store,
            RecordIndex index,
            GraphStore graph,
            IncidentReader reader,
            ProposeLinks proposals,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.index = index;
        this.graph = graph;
        this.reader = reader;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A series as its reader may see it.
     *
     * @param cases those that records which may be read belong to, in order
     * @param weakest the accepted tie that rests on least; null where there is none
     * @param victims different people and numbers on the victims' side
     * @param history every act that touched it, oldest first, those taken back among them
     */
    public record Series(
            String id,
            List<Incident> cases,
            List<Standing.Held> ties,
            Standing.@Nullable Held weakest,
            Set<EntityKey> victims,
            Money loss,
            List<Done> history) {}

    /** @param undone whether it was taken back */
    public record Done(Act act, boolean undone) {}

    /**
     * @param cases 起 in all series
     * @param byMonth 起 by month of the report
     * @param byUnit 起 by the unit that took it
     */
    public record Counts(int series, int cases, Map<String, Integer> byMonth, Map<String, Integer> byUnit) {}

    /** @param open ties that were refused or put off, newest first */
    public record Answer(List<Series> series, Counts counts, List<Standing.Held> open, int withheldSources) {}

    /** Refuses who is no person that may decide, before anything is read. */
    public void admit(Caller caller) {
        Right.LINK_CASES.require(caller);
    }

    public Answer list(Access access) {
        try (Look look = audit.open(access, AuditAct.SERIES, "")) {
            Answer answer = answer(access, null);
            look.returned(answer.series.size(), named(answer));
            return answer;
        }
    }

    /** @throws ClewException {@code series-unknown} also where no case of it may be read */
    public Series show(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.SERIES, id)) {
            Answer answer = answer(access, id);
            if (answer.series.isEmpty()) {
                throw new ClewException(Message.of("series-unknown", id));
            }
            look.returned(1, named(answer));
            return answer.series.getFirst();
        }
    }

    /**
     * Decides about the ties of some cases: accepted, they are one series with whatever they were in before.
     *
     * @param id series that the cases are decided about; empty where they are decided about among themselves
     */
    public Answer decide(Access access, String id, Act.Kind kind, Collection<EntityKey> cases, String reason) {
        check(reason);
        try (Look look = audit.open(access, AuditAct.SERIES_DECIDE, kind + " " + id + " " + cases)) {
            Set<String> members = id.isEmpty() ? Set.of() : cases(access, id);
            List<Act.Tie> ties = ties(access, members, cases);
            if (ties.isEmpty()) {
                throw new ClewException(Message.of("series-cases"));
            }
            look.changing();
            append(access, kind, id, ties, 0, reason);
            Answer answer = touching(access, cases);
            look.returned(answer.series.size(), cases);
            return answer;
        }
    }

    /** These cases leave the series; ties among themselves stay. */
    public Answer split(Access access, String id, Collection<EntityKey> leaving, String reason) {
        check(reason);
        try (Look look = audit.open(access, AuditAct.SERIES_DECIDE, "SPLIT " + id + " " + leaving)) {
            Set<String> members = cases(access, id);
            Set<String> out = leaving.stream().map(EntityKey::toString).collect(Collectors.toSet());
            List<Act.Tie> cut = standing().within(members).stream()
                    .map(Standing.Held::tie)
                    .filter(tie -> out.contains(tie.a()) != out.contains(tie.b()))
                    .toList();
            if (cut.isEmpty()) {
                throw new ClewException(Message.of("series-cases"));
            }
            look.changing();
            append(access, Act.Kind.SPLIT, id, cut, 0, reason);
            Set<EntityKey> touched = members.stream().map(EntityKey::parse).collect(Collectors.toSet());
            Answer answer = touching(access, touched);
            look.returned(answer.series.size(), leaving);
            return answer;
        }
    }

    /** Takes back the last decision about the series. */
    public Answer undo(Access access, String id, String reason) {
        check(reason);
        try (Look look = audit.open(access, AuditAct.SERIES_DECIDE, "UNDO " + id)) {
            List<Act> acts = acts();
            Standing standing = Standing.after(acts);
            Set<String> members = cases(access, id);
            Act last = acts.stream()
                    .filter(act -> act.kind() != Act.Kind.UNDO && !standing.isUndone(act))
                    .filter(act ->
                            act.series().equals(id) || act.ties().stream().anyMatch(tie -> tie.touches(members)))
                    .reduce((one, other) -> other)
                    .orElseThrow(() -> new ClewException(Message.of("series-unknown", id)));
            look.changing();
            append(access, Act.Kind.UNDO, id, last.ties(), last.n(), reason);
            Set<EntityKey> touched = members.stream().map(EntityKey::parse).collect(Collectors.toSet());
            last.ties().forEach(tie -> {
                touched.add(EntityKey.parse(tie.a()));
                touched.add(EntityKey.parse(tie.b()));
            });
            Answer answer = touching(access, touched);
            look.returned(answer.series.size(), touched);
            return answer;
        }
    }

    private static void check(String reason) {
        if (reason.isBlank()) {
            throw new ClewException(Message.of("lead-reason"));
        }
    }

    private Standing standing() {
        return Standing.after(acts());
    }

    private List<Act> acts() {
        return store.list(COLLECTION).stream()
                .map(SeriesBook::read)
                .sorted(Comparator.comparingLong(Act::n))
                .toList();
    }

    private Set<String> cases(Access access, String id) {
        Set<String> cases = standing().series().get(id);
        if (cases == null || answer(access, id).series.isEmpty()) {
            throw new ClewException(Message.of("series-unknown", id));
        }
        return cases;
    }

    /** Ties that join the cases to each other and to the members: those proposed, and where none is, the person's word. */
    private List<Act.Tie> ties(Access access, Set<String> members, Collection<EntityKey> cases) {
        Set<EntityKey> asked = new LinkedHashSet<>(cases);
        members.forEach(one -> asked.add(EntityKey.parse(one)));
        Set<String> decided = cases.stream().map(EntityKey::toString).collect(Collectors.toSet());
        var ties = new ArrayList<Act.Tie>();
        for (Link link : proposals.of(access, asked).links()) {
            boolean among = asked.contains(link.a()) && asked.contains(link.b());
            if (among
                    && (decided.contains(link.a().toString())
                            || decided.contains(link.b().toString()))) {
                ties.add(new Act.Tie(
                        link.a().toString(),
                        link.b().toString(),
                        link.score(),
                        link.reasons().stream()
                                .map(one -> new Act.Why(one.code(), one.what(), one.facts()))
                                .toList()));
            }
        }
        String first = members.isEmpty()
                ? cases.iterator().next().toString()
                : members.iterator().next();
        for (String one : decided) {
            boolean joined = one.equals(first) || members.contains(one) || connected(ties, members, first, one);
            if (!joined) {
                ties.add(Act.Tie.bare(first, one));
            }
        }
        return ties;
    }

    private static boolean connected(List<Act.Tie> ties, Set<String> members, String first, String one) {
        var all = new ArrayList<>(ties);
        members.stream()
                .filter(member -> !member.equals(first))
                .forEach(member -> all.add(Act.Tie.bare(first, member)));
        return Standing.components(all).stream().anyMatch(group -> group.contains(first) && group.contains(one));
    }

    private void append(Access access, Act.Kind kind, String id, List<Act.Tie> ties, long undoes, String reason) {
        for (int tries = 0; tries < TRIES; tries++) {
            long n = acts().stream().mapToLong(Act::n).max().orElse(0) + 1;
            var act = new Act(n, kind, id, ties, undoes, access.user(), reason.strip(), clock.instant());
            try {
                store.put(COLLECTION, "%010d".formatted(n), DocumentStore.ABSENT, Json.write(act), Map.of());
                return;
            } catch (VersionConflictException somebodyElse) {
                continue; // decided at the same moment: this one comes after theirs
            }
        }
        throw new ClewException(Message.of("conflict.changed"));
    }

    private Answer touching(Access access, Collection<EntityKey> cases) {
        Answer all = answer(access, null);
        return new Answer(
                all.series.stream()
                        .filter(one -> one.cases.stream().anyMatch(each -> cases.contains(each.key())))
                        .toList(),
                all.counts,
                all.open,
                all.withheldSources);
    }

    private Answer answer(Access access, @Nullable String only) {
        List<Act> acts = acts();
        Standing standing = Standing.after(acts);
        Map<String, Set<String>> wanted = new LinkedHashMap<>(standing.series());
        if (only != null) {
            wanted.keySet().retainAll(Set.of(only));
        }
        Set<EntityKey> keys = wanted.values().stream()
                .flatMap(Set::stream)
                .map(EntityKey::parse)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var told = new Told(access, index);
        try (GraphView view = graph.view(access)) {
            Map<EntityKey, Incident> incidents = keys.isEmpty() ? Map.of() : reader.read(view, access, keys);
            var shown = new ArrayList<Series>();
            wanted.forEach((id, cases) -> {
                Series one = series(id, cases, standing, acts, incidents, told);
                if (!one.cases.isEmpty()) {
                    shown.add(one);
                }
            });
            List<Standing.Held> open = standing.ties().stream()
                    .filter(held -> held.state() == Act.Kind.REFUSE || held.state() == Act.Kind.DEFER)
                    .map(told::held)
                    .sorted(Comparator.comparing(
                            (Standing.Held held) -> -held.acts().getLast().n()))
                    .toList();
            return new Answer(List.copyOf(shown), counts(shown), open, access.withheldSources());
        }
    }

    private static Series series(
            String id,
            Set<String> cases,
            Standing standing,
            List<Act> acts,
            Map<EntityKey, Incident> incidents,
            Told told) {
        List<Incident> readable = cases.stream()
                .map(EntityKey::parse)
                .filter(incidents::containsKey)
                .map(incidents::get)
                .toList();
        Set<String> seen = readable.stream().map(one -> one.key().toString()).collect(Collectors.toSet());
        List<Standing.Held> ties =
                standing.within(seen).stream().map(told::held).toList();
        Set<EntityKey> victims = new LinkedHashSet<>();
        long fen = 0;
        for (Incident one : readable) {
            victims.addAll(one.victims().keySet());
            fen = Money.sum(fen, one.loss() == null ? 0 : one.loss().fen());
        }
        List<Done> history = acts.stream()
                .filter(act -> act.series().equals(id) || act.ties().stream().anyMatch(tie -> tie.touches(seen)))
                .map(act -> new Done(told.act(act), standing.isUndone(act)))
                .toList();
        Standing.@Nullable Held weakest = ties.stream()
                .min(Comparator.comparingDouble(held -> held.tie().score()))
                .orElse(null);
        return new Series(id, readable, ties, weakest, victims, new Money(fen), history);
    }

    private static Counts counts(List<Series> series) {
        var months = new TreeMap<String, Integer>();
        var units = new TreeMap<String, Integer>();
        int cases = 0;
        for (Series one : series) {
            for (Incident each : one.cases) {
                cases++;
                if (each.reported() != null) {
                    months.merge(each.reported().atZone(China.ZONE).toString().substring(0, 7), 1, Integer::sum);
                }
                units.merge(each.unit(), 1, Integer::sum);
            }
        }
        return new Counts(series.size(), cases, months, units);
    }

    private static Set<EntityKey> named(Answer answer) {
        Set<EntityKey> named = new LinkedHashSet<>();
        answer.series.forEach(one -> one.cases.forEach(each -> named.add(each.key())));
        return named;
    }

    private static Act read(DocumentStore.Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), Act.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    COLLECTION + "/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }
}
