package io.clew.casework;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was put into a case: records and entities, by whom and why. Read and changed under the case itself as the purpose, so
 * by its members alone; each reader sees what they may read. Safe for use by many threads.
 */
public final class CaseFiles {

    private static final String COLLECTION = "case-files";
    private static final int LONGEST = 500;

    /** What is put into a case. */
    public enum Kind {
        RECORD,
        ENTITY
    }

    /**
     * @param ref {@code source/id} of a record, or the key of an entity, as this reader may see it
     * @param label title of the record; empty for an entity
     */
    public record Item(String id, Kind kind, String ref, String label, String by, Instant at, String note) {}

    /** @param keys the entities it brings into the case */
    private record Filed(
            String id, String caseId, Kind kind, String ref, List<String> keys, String by, Instant at, String note) {}

    /**
     * @param items latest first
     * @param hidden how many more the reader may not see
     */
    public record Contents(List<Item> items, int hidden, List<Boards.Summary> boards, List<Leads.Lead> leads) {}

    /** A case that shares entities with another. */
    public record Connected(Cases.Case one, List<String> shared) {}

    private final DocumentStore store;
    private final Cases cases;
    private final Boards boards;
    private final Leads leads;
    private final RecordIndex index;
    private final Readable readable;
    private final Handles handles;
    private final AuditLog audit;
    private final Clock clock;

    public CaseFiles(
            DocumentStore store,
            Cases cases,
            Boards boards,
            Leads leads,
            RecordIndex index,
            Readable readable,
            Handles handles,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.boards = boards;
        this.leads = leads;
        this.index = index;
        this.readable = readable;
        this.handles = handles;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts a record or an entity into the case that is the reader's purpose. What is in it already stays as it is.
     *
     * @throws ClewException {@code case-purpose} unless the purpose is that case; {@code record-unknown}, {@code
     *     entity-unknown} where the reader has no such thing
     */
    public Item put(Access access, String caseId, Kind kind, String ref, String note) {
        cases.requirePurpose(access, caseId);
        if (note.length() > LONGEST) {
            throw new ClewException(Message.of("case-note", LONGEST));
        }
        try (Look look = audit.open(access, AuditAct.CASE_FILE, caseId + " " + kind + " " + ref)) {
            var keys = kind == Kind.RECORD ? keysOf(access, ref) : entity(access, ref);
            String real = kind == Kind.ENTITY ? keys.getFirst().toString() : ref;
            var before = filed(caseId).stream()
                    .filter(one -> one.kind == kind && one.ref.equals(real))
                    .findFirst();
            look.changing();
            look.returned(1, keys);
            Filed kept = before.orElseGet(() -> keep(new Filed(
                    UUID.randomUUID().toString(),
                    caseId,
                    kind,
                    real,
                    keys.stream().map(EntityKey::toString).toList(),
                    access.user(),
                    clock.instant(),
                    note.strip())));
            return seen(access, kept).orElseThrow();
        }
    }

    private Filed keep(Filed one) {
        store.put(COLLECTION, one.id, DocumentStore.ABSENT, Kept.json(one), Map.of("case", one.caseId));
        return one;
    }

    private List<EntityKey> keysOf(Access access, String ref) {
        var record = readable.record(access, ref)
                .orElseThrow(() -> new ClewException(Message.of("record-unknown.read", ref)));
        return Stream.concat(
                        record.entities().stream().map(one -> one.key()),
                        record.mentions().stream().map(one -> one.key()))
                .map(handles::open)
                .distinct()
                .toList();
    }

    private List<EntityKey> entity(Access access, String ref) {
        if (!ref.matches("[a-z-]+:.+")) {
            throw new ClewException(Message.of("entity-unknown.named", ref));
        }
        EntityKey real = handles.open(EntityKey.parse(ref));
        if (index.count(access, List.of(EntityKey.parse(ref))).getFirst().records() == 0) {
            throw new ClewException(Message.of("entity-unknown.named", ref));
        }
        return List.of(real);
    }

    /**
     * Takes something out of the case again.
     *
     * @throws ClewException {@code case-purpose}, {@code item-unknown}
     */
    public void remove(Access access, String caseId, String item) {
        cases.requirePurpose(access, caseId);
        var kept = store.get(COLLECTION, item)
                .filter(document -> Kept.read(document, Filed.class).caseId.equals(caseId))
                .orElseThrow(() -> new ClewException(Message.of("item-unknown")));
        Filed one = Kept.read(kept, Filed.class);
        try (Look look = audit.open(access, AuditAct.CASE_FILE_DELETE, caseId + " " + one.kind + " " + one.ref)) {
            look.changing();
            store.delete(COLLECTION, item, kept.version());
            look.returned(1, one.keys.stream().map(EntityKey::parse).toList());
        }
    }

    /** What the case holds, as the reader may see it; the purpose has to be the case. */
    public Contents contents(Access access, String caseId) {
        cases.requirePurpose(access, caseId);
        try (Look look = audit.open(access, AuditAct.CASE, caseId)) {
            var all = filed(caseId);
            var items = all.stream().flatMap(one -> seen(access, one).stream()).toList();
            var found = new Contents(
                    items,
                    all.size() - items.size(),
                    boards.of(access, caseId),
                    leads.list(access, null).stream()
                            .filter(lead -> lead.purpose().equals(caseId))
                            .toList());
            look.returned(
                    items.size(),
                    items.stream()
                            .filter(item -> item.kind == Kind.ENTITY)
                            .map(item -> EntityKey.parse(item.ref))
                            .toList());
            return found;
        }
    }

    /** Other cases of the reader's that hold some of the same entities, most shared first. */
    public List<Connected> connected(Access access, List<Cases.Case> others, String caseId) {
        cases.requirePurpose(access, caseId);
        Set<String> own = keys(caseId);
        var connected = new ArrayList<Connected>();
        for (var other : others) {
            if (!other.id().equals(caseId)) {
                var shared = new TreeSet<>(keys(other.id()));
                shared.retainAll(own);
                var seen = shown(access, shared);
                if (!seen.isEmpty()) {
                    connected.add(new Connected(other, seen));
                }
            }
        }
        connected.sort(
                Comparator.comparing((Connected one) -> -one.shared.size()).thenComparing(one -> one.one.id()));
        return connected;
    }

    /** Keys of the entities that belong to a case; empty where the purpose is no case. For supervision alone. */
    public Optional<Set<String>> about(String purpose) {
        return cases.find(purpose).map(one -> keys(one.id()));
    }

    private Set<String> keys(String caseId) {
        var keys = new HashSet<String>();
        filed(caseId).forEach(one -> keys.addAll(one.keys));
        return keys;
    }

    private List<Filed> filed(String caseId) {
        return store.list(COLLECTION, "case", caseId).stream()
                .map(document -> Kept.read(document, Filed.class))
                .sorted(Comparator.comparing(Filed::at).reversed().thenComparing(Filed::id))
                .toList();
    }

    private List<String> shown(Access access, Set<String> keys) {
        return readable.entities(access, keys.stream().map(EntityKey::parse).toList()).stream()
                .map(EntityKey::toString)
                .toList();
    }

    private Optional<Item> seen(Access access, Filed one) {
        if (one.kind == Kind.RECORD) {
            return readable.record(access, one.ref).map(record -> item(access, one, one.ref, record.title()));
        }
        return shown(access, Set.of(one.ref)).stream().findFirst().map(key -> item(access, one, key, ""));
    }

    private Item item(Access access, Filed one, String ref, String label) {
        return new Item(one.id, one.kind, ref, label, one.by, one.at, index.told(access, one.note));
    }
}
