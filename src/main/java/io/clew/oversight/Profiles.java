package io.clew.oversight;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Json;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Users' own identifiers and those of their relatives, registered so that supervision can tell looks at one's own circle.
 * They are shown to nobody but supervisors and administrators. Every look at them and every change is an audit entry.
 */
public final class Profiles {

    private static final String COLLECTION = "profiles";
    private static final int MOST = 200;

    /**
     * @param own keys of the user's phones, ID number, accounts
     * @param relatives keys of relatives' identifiers
     */
    public record Profile(String user, List<EntityKey> own, List<EntityKey> relatives) {
        public Profile {
            own = List.copyOf(own);
            relatives = List.copyOf(relatives);
        }
    }

    private record Kept(String user, TreeSet<String> own, TreeSet<String> relatives) {
        Profile profile() {
            return new Profile(
                    user,
                    own.stream().map(EntityKey::parse).toList(),
                    relatives.stream().map(EntityKey::parse).toList());
        }
    }

    private final DocumentStore store;
    private final AuditLog audit;

    public Profiles(DocumentStore store, AuditLog audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Every profile, by user; for supervisors and administrators. */
    public List<Profile> list(Caller caller) {
        Right.KEEP_PROFILES.require(caller);
        List<Profile> all = all();
        audit.note(caller, AuditAct.PROFILES, Integer.toString(all.size()), AuditEntry.OK);
        return all;
    }

    /** Every profile, for supervision itself. */
    public List<Profile> all() {
        return store.list(COLLECTION).stream()
                .map(document -> Json.read(document, Kept.class).profile())
                .toList();
    }

    /**
     * Gives a user other identifiers.
     *
     * @throws ClewException {@code forbidden}; {@code profile-size} for more than 200; {@code invalid} for a name with control characters
     */
    public Profile register(Caller caller, Profile profile) {
        Right.KEEP_PROFILES.require(caller);
        if (profile.user().chars().anyMatch(Character::isISOControl)) {
            throw new ClewException(Message.of("invalid.request"));
        }
        if (profile.user().isBlank()
                || profile.own().size() + profile.relatives().size() > MOST) {
            throw new ClewException(Message.of("profile-size", MOST));
        }
        Optional<DocumentStore.Document> before = store.get(COLLECTION, profile.user());
        String asked = profile.user() + " own " + profile.own().size() + " relatives "
                + profile.relatives().size();
        audit.change(caller, AuditAct.PROFILE_REGISTER, asked).done(() -> {
            store.put(
                    COLLECTION,
                    profile.user(),
                    before.map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT),
                    Json.write(new Kept(profile.user(), words(profile.own()), words(profile.relatives()))),
                    Map.of());
        });
        return profile;
    }

    private static TreeSet<String> words(Collection<EntityKey> keys) {
        var words = new TreeSet<String>();
        keys.forEach(key -> words.add(key.toString()));
        return words;
    }
}
