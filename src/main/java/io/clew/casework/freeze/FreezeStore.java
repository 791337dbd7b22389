package io.clew.casework.freeze;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.casework.Cases;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.journal.Journal;
import io.clew.json.Json;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the items of the worklist by the real keys of their accounts and victims, and tells each reader what they may see:
 * an item that rests on a record of a source closed to them is not told at all.
 */
final class FreezeStore {

    /** As the journal names it. */
    static final String SORT = "freeze";

    private static final String COLLECTION = "freezes";
    private static final String COUNTERS = "freeze-numbers";
    private static final String LETTERS = "freeze-letters";

    private final DocumentStore store;
    private final GraphStore graph;
    private final RecordIndex index;
    private final Journal journal;

    FreezeStore(DocumentStore store, GraphStore graph, RecordIndex index, Journal journal) {
        this.journal = journal;
        this.store = store;
        this.graph = graph;
        this.index = index;
    }

    /** Whether the purpose is a case that was opened here, so that what was done under it belongs to its members. */
    boolean isCase(String purpose) {
        return !purpose.isBlank() && store.get(Cases.COLLECTION, purpose).isPresent();
    }

    List<FreezeItem> all() {
        return store.list(COLLECTION).stream().map(FreezeStore::read).toList();
    }

    List<FreezeItem> of(String caseId) {
        return store.list(COLLECTION, "case", caseId).stream()
                .map(FreezeStore::read)
                .toList();
    }

    List<FreezeItem> at(EntityKey account) {
        return store.list(COLLECTION, "account", account.toString()).stream()
                .map(FreezeStore::read)
                .toList();
    }

    Optional<FreezeItem> get(String id) {
        return store.get(COLLECTION, id).map(FreezeStore::read);
    }

    /**
     * Its last step is told to whoever follows the changes.
     *
     * @return the item with its new version
     * @throws ClewException {@code freeze-changed} where somebody else wrote in between
     */
    FreezeItem put(FreezeItem item) {
        try {
            journal.write(
                    new Journal.Entry(
                            "decision", SORT, item.id() + "#" + (item.steps().size() - 1)),
                    new DocumentStore.Write(
                            COLLECTION,
                            item.id(),
                            item.version(),
                            Json.write(item),
                            Map.of("case", item.caseId(), "account", item.account(), "state", item.state())));
            return get(item.id()).orElse(item);
        } catch (VersionConflictException e) {
            String state = get(item.id()).map(FreezeItem::state).orElse("");
            throw new ClewException(Message.of("freeze-changed", state(state)), e);
        }
    }

    /** The next number of the year, in China: {@code 2026-0012}. A number that was given is never given again. */
    String number(Instant now) {
        int year = now.atZone(China.ZONE).getYear();
        return String.format(Locale.ROOT, "%d-%04d", year, next(Integer.toString(year)));
    }

    /** The number of a letter, {@code 冻财〔2026〕12号}: the one that it was given, or the next of its kind and year. */
    String letter(String word, String item, Instant now) {
        String id = item + " " + word;
        return store.get(LETTERS, id)
                .map(one -> one.json().replaceAll("(?s).*\"number\":\"([^\"]*)\".*", "$1"))
                .orElseGet(() -> {
                    int year = now.atZone(China.ZONE).getYear();
                    String number = word + "〔" + year + "〕" + next(word + year) + "号";
                    try {
                        store.put(
                                LETTERS,
                                id,
                                DocumentStore.ABSENT,
                                "{\"number\":\"" + number + "\"}",
                                Map.of("item", item));
                    } catch (VersionConflictException e) {
                        return letter(word, item, now); // somebody else made it at the same moment
                    }
                    return number;
                });
    }

    private int next(String counter) {
        for (int tries = 0; tries < 50; tries++) {
            var kept = store.get(COUNTERS, counter);
            int next = kept.map(one -> Integer.parseInt(one.json().replaceAll("\\D", "")))
                            .orElse(0)
                    + 1;
            try {
                store.put(
                        COUNTERS,
                        counter,
                        kept.map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT),
                        "{\"last\":" + next + "}",
                        Map.of());
                return next;
            } catch (VersionConflictException e) {
                // somebody else took that number
            }
        }
        throw new ClewException(Message.of("conflict.changed"));
    }

    static Message state(String code) {
        return code.isEmpty() ? Message.verbatim("") : Message.of("freeze.state." + code);
    }

    private static FreezeItem read(DocumentStore.Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), FreezeItem.class).version(document.version());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("freezes/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }

    /** The items that the reader may see, as they may see them, in the same order. */
    List<FreezeItem> seen(Access access, List<FreezeItem> items) {
        var readable = items.stream()
                .filter(item -> facts(item).allMatch(fact -> readable(access, fact)))
                .toList();
        var keys = readable.stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(item.account()), item.victims().stream().map(FreezeItem.Victim::key)))
                .distinct()
                .map(EntityKey::parse)
                .toList();
        var told = index.told(access, keys);
        var names = access.unmasked()
                ? Map.<EntityKey, List<RecordIndex.NameCount>>of()
                : index.names(access, told.values());
        var seen = new ArrayList<FreezeItem>();
        try (GraphView view = graph.view(access)) {
            for (FreezeItem item : readable) {
                EntityKey account = told(told, item.account());
                if (view.node(account) != GraphView.NO_NODE) {
                    seen.add(told(access, item, told, names));
                }
            }
        }
        return seen;
    }

    Optional<FreezeItem> seen(Access access, FreezeItem item) {
        return seen(access, List.of(item)).stream().findFirst();
    }

    private static EntityKey told(Map<EntityKey, EntityKey> told, String key) {
        EntityKey real = EntityKey.parse(key);
        return told.getOrDefault(real, real);
    }

    private FreezeItem told(
            Access access,
            FreezeItem item,
            Map<EntityKey, EntityKey> told,
            Map<EntityKey, List<RecordIndex.NameCount>> names) {
        if (access.unmasked()) {
            return item;
        }
        EntityKey account = told(told, item.account());
        String holder = names.getOrDefault(account, List.of()).stream()
                .findFirst()
                .map(RecordIndex.NameCount::name)
                .orElse("");
        Message goodFaith = item.goodFaith();
        return new FreezeItem(
                item.id(),
                item.number(),
                item.caseId(),
                account.toString(),
                holder,
                item.bank(),
                item.branch(),
                item.level(),
                item.cap(),
                item.balance(),
                item.method(),
                goodFaith == null ? null : goodFaith.map(value -> told(access, value)),
                item.chance(),
                item.facts(),
                item.victims().stream()
                        .map(victim -> new FreezeItem.Victim(
                                told(told, victim.key()).toString(), victim.payments(), victim.time(), victim.direct()))
                        .toList(),
                item.asked(),
                item.held(),
                item.state(),
                item.steps().stream().map(step -> told(access, step, told)).toList(),
                item.version());
    }

    private FreezeItem.Step told(Access access, FreezeItem.Step step, Map<EntityKey, EntityKey> told) {
        var paid = new LinkedHashMap<String, Long>();
        step.paid().forEach((key, fen) -> paid.put(told(told, key).toString(), fen));
        return new FreezeItem.Step(
                step.state(),
                step.by(),
                step.at(),
                step.reason().map(value -> told(access, value)),
                step.amount(),
                index.told(access, step.document()),
                step.purpose(),
                paid);
    }

    private Object told(Access access, Object value) {
        return switch (value) {
            case EntityKey key -> index.told(access, List.of(key)).getOrDefault(key, key);
            case String text -> index.told(access, text);
            default -> value;
        };
    }

    private static Stream<String> facts(FreezeItem item) {
        return Stream.concat(
                item.facts().stream(),
                item.victims().stream()
                        .flatMap(victim -> victim.payments().stream())
                        .map(FreezeItem.Payment::fact));
    }

    private static boolean readable(Access access, String fact) {
        int slash = fact.indexOf('/');
        return slash < 0 || access.maySee(fact.substring(0, slash));
    }
}
