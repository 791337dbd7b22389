package io.clew.inquiry.gang;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.analysis.gang.Gang;
import io.clew.casework.gang.GangFile;
import io.clew.casework.gang.GangFiles;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Puts what was found into the keys and names that one reader may see. For one thread, as the view. */
final class GangReading {

    private static final int NAMES = 3;

    private final Access access;
    private final RecordIndex index;
    private final Handles handles;
    private final GraphView view;
    private final Map<EntityKey, List<String>> names = new HashMap<>();

    GangReading(Access access, RecordIndex index, Handles handles, GraphView view) {
        this.access = access;
        this.index = index;
        this.handles = handles;
        this.view = view;
    }

    /** Looks up the names of all these at once. */
    void naming(Collection<List<Long>> persons) {
        var nodes = persons.stream().flatMap(Collection::stream).distinct().toList();
        view.naming(nodes.stream().mapToLong(Long::longValue).toArray());
        var keys = nodes.stream().map(view::key).toList();
        index.names(access, keys)
                .forEach((key, found) -> names.put(
                        key,
                        found.stream()
                                .map(RecordIndex.NameCount::name)
                                .limit(NAMES)
                                .toList()));
    }

    List<EntityKey> keys(List<Long> nodes) {
        return nodes.stream().map(view::key).toList();
    }

    List<String> names(List<EntityKey> keys) {
        return keys.stream()
                .flatMap(key -> names.getOrDefault(key, List.of()).stream())
                .distinct()
                .limit(NAMES)
                .toList();
    }

    List<String> facts(Collection<Long> facts) {
        return facts.stream().map(view::factName).toList();
    }

    /** The keys as the graph has them, for keeping. */
    List<String> real(List<Long> nodes) {
        return nodes.stream()
                .map(node -> handles.open(view.key(node)).toString())
                .toList();
    }

    GangFiles.Proposal proposal(Gang gang, TimeRange when) {
        Set<String> sources = new TreeSet<>();
        var seeds = new ArrayList<String>();
        var members = new ArrayList<GangFile.Person>();
        for (Gang.Member member : gang.members()) {
            member.evidence()
                    .forEach(proof -> facts(proof.facts())
                            .forEach(fact -> sources.add(fact.substring(0, Math.max(0, fact.indexOf('/'))))));
            List<String> keys = real(member.keys());
            if (gang.core().contains(member.number())) {
                seeds.add(keys.getFirst());
            }
            members.add(new GangFile.Person(keys, roles(member), member.cut().size()));
        }
        return new GangFiles.Proposal(seeds, when.from(), when.to(), members, List.copyOf(sources), real(gang.cases()));
    }

    static List<String> roles(Gang.Member member) {
        return member.roles().stream().map(Gang.Role::role).toList();
    }

    FoundGang found(Gang gang, GangFile file) {
        Map<Integer, EntityKey> byNumber = new HashMap<>();
        gang.members()
                .forEach(member ->
                        byNumber.put(member.number(), view.key(member.keys().getFirst())));
        return new FoundGang(
                file.id(),
                gang.members().stream()
                        .map(member -> member(gang, member, byNumber, file))
                        .toList(),
                gang.core().stream().map(core -> at(byNumber, core)).toList(),
                keys(gang.cases()),
                keys(gang.victims()),
                gang.loss(),
                gang.beside().stream().map(this::beside).toList(),
                gang.spans().stream()
                        .map(span -> new FoundGang.Span(
                                span.what(),
                                Instant.ofEpochMilli(span.from()),
                                Instant.ofEpochMilli(span.to()),
                                span.facts()))
                        .toList(),
                file.proposedBy(),
                file.proposedAt(),
                changes(gang, file));
    }

    private FoundGang.Member member(Gang gang, Gang.Member member, Map<Integer, EntityKey> byNumber, GangFile file) {
        List<EntityKey> keys = keys(member.keys());
        return new FoundGang.Member(
                keys.getFirst(),
                keys,
                names(keys),
                member.roles().stream()
                        .map(role -> new FoundGang.Role(role.role(), facts(role.facts()), role.why()))
                        .toList(),
                gang.core().contains(member.number()),
                member.solid(),
                facts(member.cut()),
                member.evidence().stream()
                        .map(proof ->
                                new FoundGang.Proof(proof.kind(), at(byNumber, proof.with()), facts(proof.facts())))
                        .toList(),
                member.counter(),
                innocent(member),
                file.decided(real(member.keys())).map(this::readable),
                file.contrary(real(member.keys())).stream().map(this::readable).toList());
    }

    private static EntityKey at(Map<Integer, EntityKey> byNumber, int number) {
        return Objects.requireNonNull(byNumber.get(number));
    }

    /** The decision, its reason as the reader may see it. */
    private GangFile.Decision readable(GangFile.Decision made) {
        return new GangFile.Decision(
                made.key(), made.verdict(), made.by(), index.told(access, made.reason()), made.at());
    }

    /** What would explain the kind that ties them most often. */
    private static Message innocent(Gang.Member member) {
        Map<String, Integer> often = new LinkedHashMap<>();
        member.evidence().forEach(proof -> often.merge(proof.kind(), 1, Integer::sum));
        return often.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> Message.of("gang.innocent." + most.getKey()))
                .orElseGet(() -> Message.of("gang.innocent.none"));
    }

    private FoundGang.Beside beside(Gang.Beside beside) {
        List<EntityKey> keys = keys(beside.keys());
        return new FoundGang.Beside(keys.getFirst(), keys, names(keys), beside.kinds(), facts(beside.facts()));
    }

    FoundGang.Serving serving(Gang.Serving serving, List<String> ids) {
        List<EntityKey> keys = keys(serving.keys());
        return new FoundGang.Serving(
                keys.getFirst(),
                keys,
                names(keys),
                serving.gangs().stream().map(ids::get).toList(),
                serving.kinds(),
                facts(serving.facts()));
    }

    /** What changed since it was proposed; nothing where it rested on sources that the reader may not see. */
    private List<FoundGang.Change> changes(Gang gang, GangFile file) {
        if (!file.sources().stream().allMatch(access::maySee)) {
            return List.of();
        }
        var changes = new ArrayList<FoundGang.Change>();
        Set<String> seen = new LinkedHashSet<>();
        for (Gang.Member member : gang.members()) {
            List<String> keys = real(member.keys());
            seen.addAll(keys);
            FoundGang.Standing was = was(file, keys);
            FoundGang.Standing is = new FoundGang.Standing(
                    true,
                    roles(member),
                    was.member() ? was.solid() : member.solid(),
                    member.cut().size());
            if (!was.member() || !was.roles().equals(is.roles())) {
                changes.add(new FoundGang.Change(view.key(member.keys().getFirst()), was, is));
            }
        }
        for (GangFile.Person person : file.members()) {
            if (person.keys().stream().noneMatch(seen::contains)) {
                EntityKey key = EntityKey.parse(person.keys().getFirst());
                changes.add(new FoundGang.Change(
                        index.told(access, List.of(key)).getOrDefault(key, key),
                        was(file, person.keys()),
                        FoundGang.Standing.OUT));
            }
        }
        changes.sort(Comparator.comparing(FoundGang.Change::key));
        return changes;
    }

    private static FoundGang.Standing was(GangFile file, List<String> keys) {
        return file.members().stream()
                .filter(person -> person.keys().stream().anyMatch(keys::contains))
                .findFirst()
                .map(person -> new FoundGang.Standing(true, person.roles(), false, person.cut()))
                .orElse(FoundGang.Standing.OUT);
    }
}
