package io.clew.veil;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.Masking;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import io.clew.text.SpelledKeys;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows which entities are hidden from a reader: those that a record which this reader may read protects. What the reader
 * may not read has no say in it, so it cannot show through either.
 */
final class Veil {

    private final RecordIndex index;
    private final Handles handles;

    Veil(RecordIndex index, Handles handles) {
        this.index = index;
        this.handles = handles;
    }

    EntityKey open(EntityKey key) {
        return handles.open(key);
    }

    /**
     * The entities that a reader asks about. Who asks by its number about one that is hidden from them asks about nothing: the
     * answer would tell whose number it is. A handle leads to its entity.
     */
    List<EntityKey> asked(Access access, Collection<EntityKey> keys) {
        var typed = keys.stream().filter(key -> open(key).equals(key)).toList();
        Set<EntityKey> hidden = hidden(access, typed);
        return keys.stream()
                .map(key -> hidden.contains(key) ? seal(key) : open(key)) // no record names a handle
                .toList();
    }

    EntityKey seal(EntityKey key) {
        return handles.seal(key);
    }

    /** Those of the keys that are hidden from the reader. */
    Set<EntityKey> hidden(Access access, Collection<EntityKey> keys) {
        List<EntityKey> asked = keys.stream()
                .filter(key -> Handles.TYPES.contains(key.type()))
                .distinct()
                .toList();
        if (access.unmasked() || asked.isEmpty()) {
            return Set.of();
        }
        var named = new LinkedHashMap<EntityKey, Set<EntityKey>>();
        asked.forEach(key -> named.put(key, alsoNamed(key)));
        Set<EntityKey> guarded = guarded(
                access, named.values().stream().flatMap(Set::stream).distinct().toList());
        named.values().removeIf(also -> Collections.disjoint(also, guarded));
        return named.keySet();
    }

    /** By what is known now, whenever the reader asks about: who became a victim later is no less one. */
    private Set<EntityKey> guarded(Access access, List<EntityKey> keys) {
        var counts = index.count(
                access.asOf(Access.NOW), keys.stream().map(ExactTerms::guard).toList());
        var guarded = new HashSet<EntityKey>();
        for (int i = 0; i < keys.size(); i++) {
            if (counts.get(i).records() > 0) {
                guarded.add(keys.get(i));
            }
        }
        return guarded;
    }

    /** The entity and whoever's number its key spells: a chat account named by a phone is its owner's. */
    private static Set<EntityKey> alsoNamed(EntityKey key) {
        var named = new LinkedHashSet<>(Set.of(key));
        if (!key.type().equals("person") && !key.type().equals("name")) {
            named.addAll(SpelledKeys.in(key.value()));
        }
        return named;
    }

    /** Every entity that a record names, by key or by a number that it spells. */
    static Set<EntityKey> named(Record record) {
        var named = new LinkedHashSet<>(ExactTerms.keys(record));
        named.addAll(Masking.spelledIn(record));
        return named;
    }

    /** What has to be hidden of each of these records. */
    Map<RecordRef, Masking> maskings(Access access, Collection<Record> records) {
        var named = new HashMap<RecordRef, Set<EntityKey>>();
        records.forEach(record -> named.put(record.ref(), named(record)));
        var hidden = hidden(access, named.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        var maskings = new HashMap<RecordRef, Masking>();
        for (Record record : records) {
            var here = named.getOrDefault(record.ref(), Set.of());
            here.retainAll(hidden);
            maskings.put(record.ref(), Masking.of(record, here, handles));
        }
        return maskings;
    }

    /** The text with every number hidden that belongs to somebody who is hidden from the reader; as long as before. */
    String text(Access access, String text) {
        return access.unmasked()
                ? text
                : Masking.of(hidden(access, SpelledKeys.in(text)), handles).text(text);
    }
}
