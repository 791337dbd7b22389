package io.clew.casework.kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of fraud that people gave to cases by hand, with who, when and why. Nothing is overwritten: the latest word of a
 * case counts, the earlier ones stay. Who asks is admitted and audited by the use case that calls this. Safe for use by many
 * threads.
 */
public final class KindBook {

    /** What is said where a case is no fraud, or none of the known kinds. */
    public static final String NONE = "none";

    private static final String COLLECTION = "incident-kinds";
    private static final int TRIES = 50;

    /** @param kind code of the kind, or {@link #NONE} */
    public record Said(String kind, String by, String reason, Instant at) {}

    /** All that was said of one case, the first word first. */
    private record Page(String number, List<Said> said) {}

    private final DocumentStore store;
    private final Clock clock;

    public KindBook(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The words about every case of which something was said, the first first. */
    public Map<EntityKey, List<Said>> all() {
        var all = new HashMap<EntityKey, List<Said>>();
        store.list(COLLECTION).stream()
                .map(KindBook::read)
                .forEach(page -> all.put(EntityKey.parse(page.number), List.copyOf(page.said)));
        return all;
    }

    /**
     * Adds a word about a case; where two speak at once, both stand.
     *
     * @throws ClewException {@code lead-reason} without a reason, {@code conflict} where others kept speaking
     */
    public void say(Access access, EntityKey number, String kind, String reason) {
        if (reason.isBlank()) {
            throw new ClewException(Message.of("lead-reason"));
        }
        for (int tries = 0; tries < TRIES; tries++) {
            var kept = store.get(COLLECTION, number.toString());
            var said = new ArrayList<>(kept.map(document -> read(document).said).orElse(List.of()));
            said.add(new Said(kind, access.user(), reason.strip(), clock.instant()));
            try {
                store.put(
                        COLLECTION,
                        number.toString(),
                        kept.map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT),
                        Json.write(new Page(number.toString(), said)),
                        Map.of());
                return;
            } catch (VersionConflictException somebodyElse) {
                continue; // said at the same moment: this one comes after theirs
            }
        }
        throw new ClewException(Message.of("conflict.changed"));
    }

    private static Page read(DocumentStore.Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), Page.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    COLLECTION + "/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }
}
