package io.clew.casework.gang;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps gangs as they were proposed, and the decisions about their members. What is found later changes nothing here.
 * Who asks is admitted and audited by the use cases that call this. Safe for use by many threads.
 */
public final class GangFiles {

    private static final String COLLECTION = "gangs";
    private static final int LONGEST = 2_000;
    private static final int TRIES = 20;

    /** What a new proposal rests on. */
    public record Proposal(
            List<String> seeds,
            @Nullable Instant from,
            @Nullable Instant to,
            List<GangFile.Person> members,
            List<String> sources,
            List<String> cases) {}

    private final DocumentStore store;
    private final Clock clock;

    public GangFiles(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public List<GangFile> all() {
        return store.list(COLLECTION).stream().map(GangFiles::read).toList();
    }

    public Optional<GangFile> get(String id) {
        return store.get(COLLECTION, id).map(GangFiles::read);
    }

    /** The kept gang that has most of these persons, if it has half of either's; by the keys of each person. */
    public static Optional<GangFile> like(List<GangFile> kept, List<List<String>> persons) {
        Set<String> keys = new HashSet<>();
        persons.forEach(keys::addAll);
        GangFile best = null;
        double most = 0;
        for (GangFile file : kept) {
            long shared = file.members().stream()
                    .filter(member -> member.keys().stream().anyMatch(keys::contains))
                    .count();
            double share =
                    shared / (double) Math.min(persons.size(), file.members().size());
            if (shared >= 2 && share >= 0.5 && share > most) {
                best = file;
                most = share;
            }
        }
        return Optional.ofNullable(best);
    }

    public GangFile propose(Access access, Proposal proposal) {
        var file = new GangFile(
                UUID.randomUUID().toString(),
                List.copyOf(proposal.seeds()),
                proposal.from(),
                proposal.to(),
                List.copyOf(proposal.members()),
                List.copyOf(proposal.sources()),
                List.copyOf(proposal.cases()),
                access.purpose(),
                access.user(),
                clock.instant(),
                List.of());
        store.put(COLLECTION, file.id(), DocumentStore.ABSENT, Json.write(file), Map.of());
        return file;
    }

    /**
     * Adds a decision about each of these members, about all or none. Of two people who decide at once both are kept, in the
     * order in which they came.
     *
     * @throws ClewException {@code gang-unknown}, {@code gang-reason} without a reason or with too long a one, {@code
     *     gang-decided} where others were faster time and again
     */
    public GangFile decide(Access access, String id, Collection<String> keys, GangFile.Verdict verdict, String reason) {
        checkReason(reason);
        return change(id, file -> {
            var decisions = new ArrayList<>(file.decisions());
            for (String key : keys) {
                decisions.add(new GangFile.Decision(key, verdict, access.user(), reason.strip(), clock.instant()));
            }
            return file.with(decisions);
        });
    }

    /** Takes what was found later for what the gang rests on; a decision of a person like any other. */
    public GangFile renew(Access access, String id, String reason, GangFiles.Proposal found) {
        checkReason(reason);
        return change(id, file -> {
            var decisions = new ArrayList<>(file.decisions());
            decisions.add(new GangFile.Decision(
                    "", GangFile.Verdict.CONFIRM, access.user(), reason.strip(), clock.instant()));
            return file.with(decisions).resting(found.members(), found.sources(), found.cases());
        });
    }

    /** @throws ClewException {@code gang-reason} */
    public static void checkReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new ClewException(Message.of("gang-reason", LONGEST));
        }
    }

    private interface Changing {
        GangFile of(GangFile file);
    }

    private GangFile change(String id, Changing changing) {
        for (int i = 0; i < TRIES; i++) {
            var kept = store.get(COLLECTION, id).orElseThrow(() -> new ClewException(Message.of("gang-unknown", id)));
            GangFile changed = changing.of(read(kept));
            try {
                store.put(COLLECTION, id, kept.version(), Json.write(changed), Map.of());
                return changed;
            } catch (VersionConflictException somebodyElse) {
                continue; // decided at the same moment: this one comes after theirs
            }
        }
        throw new ClewException(Message.of("gang-decided"));
    }

    private static GangFile read(DocumentStore.Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), GangFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("gangs/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }
}
