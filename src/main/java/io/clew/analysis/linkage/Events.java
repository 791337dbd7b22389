package io.clew.analysis.linkage;

import io.clew.record.EntityKey;
import io.clew.record.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which reports tell one event: the same person or number on the victims' side, within {@link #APART}, of the same loss or of
 * money paid to the same account since the same hour. One event counts once, whatever number of cases it was given.
 */
public final class Events {

    private static final Duration APART = Duration.ofDays(30);
    private static final Duration SAME_BEGIN = Duration.ofHours(26);

    private final Map<EntityKey, Incident> merged = new LinkedHashMap<>(); // by the first case of the event
    private final Map<EntityKey, EntityKey> faces = new HashMap<>();
    private final List<List<Incident>> twice = new ArrayList<>();

    /** @param first cases that stand for their event where they are one of several, such as those that were asked for */
    public Events(Collection<Incident> incidents, Set<EntityKey> first) {
        var sorted = new ArrayList<>(incidents);
        sorted.sort(Comparator.comparing((Incident one) -> !first.contains(one.key()))
                .thenComparing(Incident::reported, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Incident::key));
        Map<EntityKey, List<List<Incident>>> byOwn = new HashMap<>();
        var groups = new ArrayList<List<Incident>>();
        for (Incident one : sorted) {
            Set<EntityKey> own = ownOf(one);
            List<Incident> group = own.stream()
                    .flatMap(key -> byOwn.getOrDefault(key, List.of()).stream())
                    .filter(told -> told.stream().anyMatch(other -> isSame(one, other)))
                    .findFirst()
                    .orElse(null);
            if (group == null) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(one);
            for (EntityKey key : own) {
                List<List<Incident>> known = byOwn.computeIfAbsent(key, missing -> new ArrayList<>());
                if (!known.contains(group)) {
                    known.add(group);
                }
            }
        }
        for (List<Incident> group : groups) {
            Incident face = group.getFirst();
            merged.put(face.key(), group.stream().reduce(Events::and).orElseThrow());
            group.forEach(one -> faces.put(one.key(), face.key()));
            if (group.size() > 1) {
                twice.add(List.copyOf(group));
            }
        }
    }

    /** One incident an event, under the key of the case that stands for it. */
    public Collection<Incident> incidents() {
        return merged.values();
    }

    /** The case that stands for the event of a case. */
    public EntityKey face(EntityKey key) {
        return faces.getOrDefault(key, key);
    }

    /** Events that were told more than once, the first telling first. */
    public List<List<Incident>> twice() {
        return twice;
    }

    private static Set<EntityKey> ownOf(Incident one) {
        var own = new LinkedHashSet<EntityKey>(one.victims().keySet());
        one.own().stream()
                .filter(key -> key.type().equals("phone") || key.type().equals("person"))
                .forEach(own::add);
        return own;
    }

    static boolean isSame(Incident one, Incident other) {
        boolean kinds =
                one.kind().isEmpty() || other.kind().isEmpty() || one.kind().equals(other.kind());
        if (!kinds || !near(one.reported(), other.reported(), APART)) {
            return false;
        }
        Money loss = one.loss();
        boolean sameLoss = loss != null && loss.equals(other.loss()) && loss.fen() > 0;
        boolean sameAccount = one.things().values().stream()
                .filter(thing ->
                        thing.way() != Thing.Way.CALLED && thing.key().type().equals("account"))
                .anyMatch(thing -> other.things().containsKey(thing.key()));
        return (sameLoss || sameAccount) && (near(one.begun(), other.begun(), SAME_BEGIN) || sameLoss && sameAccount);
    }

    private static boolean near(@Nullable Instant one, @Nullable Instant other, Duration apart) {
        return one != null
                && other != null
                && Duration.between(one, other).abs().compareTo(apart) <= 0;
    }

    private static Incident and(Incident first, Incident other) {
        var things = new LinkedHashMap<>(first.things());
        other.things().forEach((key, thing) -> things.merge(key, thing, Thing::and));
        var own = new LinkedHashSet<>(first.own());
        own.addAll(other.own());
        own.forEach(things::remove);
        var elements = new ArrayList<>(first.elements());
        other.elements().stream()
                .filter(value -> !first.values(value.element()).contains(value.value()))
                .forEach(elements::add);
        return new Incident(
                first.key(),
                first.kind().isEmpty() ? other.kind() : first.kind(),
                first.kindBasis(),
                first.title(),
                first.unit(),
                first.begun(),
                first.reported(),
                first.victims().isEmpty() ? other.victims() : first.victims(),
                own,
                things,
                elements,
                first.loss(),
                Stream.concat(first.reports().stream(), other.reports().stream())
                        .distinct()
                        .toList(),
                Stream.concat(first.records().stream(), other.records().stream())
                        .distinct()
                        .toList(),
                Stream.concat(first.facts().stream(), other.facts().stream())
                        .distinct()
                        .toList(),
                first.telling());
    }
}
