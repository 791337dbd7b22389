package io.clew.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Document;
import io.clew.store.VersionConflictException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to calls that carried an {@code Idempotency-Key}, for a day. A call is written down before it is done and
 * its answer behind, so one whose server was killed in between is known to be in doubt, and is not done twice.
 *
 * <p>A key is its caller's and one address's; neither it nor what was sent is kept, only hashes of them. Safe for use by many
 * threads, and by several servers on one store.
 */
@ApplicationScoped
public class IdempotencyKeys {

    static final Duration KEPT = Duration.ofHours(24);

    private static final String COLLECTION = "idempotency";
    private static final int LONGEST = 255;

    /**
     * @param digest of what was sent, as {@link #digest} begins it; empty while it is being done
     * @param run of the server that does it
     */
    record Kept(
            String at, String run, String digest, @Nullable Answer answer) {}

    /** @param json the body; null for none */
    record Answer(
            int status, @Nullable String location, @Nullable String json) {}

    /** A call that is being done now, or one that was done before. */
    record Call(String id, String key, @Nullable Kept before) {

        boolean isDone() {
            return before != null;
        }

        /** @throws ClewException {@code idempotency-reused} where something else was sent with the key before */
        Answer answer(String digest) {
            if (before == null || before.answer == null || !before.digest.equals(digest)) {
                throw new ClewException(Message.of("idempotency-reused"));
            }
            return before.answer;
        }
    }

    private final DocumentStore store;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final String run = UUID.randomUUID().toString();

    @Inject
    IdempotencyKeys(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Begins a call, or finds the one that was made before.
     *
     * @param address method and path
     * @throws ClewException {@code idempotency-key} for one that cannot be a key, {@code idempotency-busy} while the same call
     *     is being done, {@code idempotency-doubt} where nobody knows whether it was
     */
    Call begin(String user, String address, String key) {
        if (key.isBlank() || key.length() > LONGEST) {
            throw new ClewException(Message.of("idempotency-key", LONGEST));
        }
        String id =
                HexFormat.of().formatHex(sha256((user + '\n' + address + '\n' + key).getBytes(StandardCharsets.UTF_8)));
        try {
            store.put(COLLECTION, id, DocumentStore.ABSENT, write(kept("", null)), Map.of());
            return new Call(id, key, null);
        } catch (VersionConflictException used) {
            return before(id, key);
        }
    }

    private Call before(String id, String key) {
        Document document = store.get(COLLECTION, id).orElseThrow(IdempotencyKeys::busy);
        Kept before = read(document);
        if (before.answer == null) {
            throw before.run.equals(run) ? busy() : new ClewException(Message.of("idempotency-doubt"));
        }
        return new Call(id, key, before);
    }

    private static ClewException busy() {
        return new ClewException(Message.of("idempotency-busy"));
    }

    /** Keeps what was answered, for whoever makes the same call again. */
    void done(Call call, String digest, Answer answer) {
        store.put(COLLECTION, call.id, 1, write(kept(digest, answer)), Map.of());
    }

    /** Nothing came of it: the key may be used again. */
    void undone(Call call) {
        store.delete(COLLECTION, call.id, 1);
    }

    /** Forgets what is older than a day. */
    public void forgetOld() {
        Instant until = clock.instant().minus(KEPT);
        for (Document document : store.list(COLLECTION)) {
            if (Instant.parse(read(document).at).isBefore(until)) {
                try {
                    store.delete(COLLECTION, document.id(), document.version());
                } catch (VersionConflictException moved) {
                    // the next time
                }
            }
        }
    }

    /** Takes the bytes of what was sent; without the key nobody can try out what they were. */
    static Mac digest(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Kept kept(String digest, @Nullable Answer answer) {
        return new Kept(clock.instant().toString(), run, digest, answer);
    }

    private String write(Kept kept) {
        try {
            return json.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Kept read(Document document) {
        try {
            return json.readValue(document.json(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
