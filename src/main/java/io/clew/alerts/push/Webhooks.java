package io.clew.alerts.push;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.Mandate;
import io.clew.alerts.Mandates;
import io.clew.alerts.feed.Change;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.journal.Stamp;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps webhooks and has each served by a thread of its own, so that one that hangs keeps no other waiting. Only addresses
 * of the allow list are accepted, and the list is asked again before each delivery.
 */
public final class Webhooks implements AutoCloseable {

    private static final String COLLECTION = "webhooks";
    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST = 2_000;

    private final Sender.Tools tools;
    private final Map<String, Sender> senders = new LinkedHashMap<>();
    private boolean begun;

    public Webhooks(
            DocumentStore store,
            ChangeFeed feed,
            Mandates mandates,
            AllowList allowed,
            AuditLog audit,
            Clock clock,
            Pace pace) {
        this.tools = new Sender.Tools(store, feed, mandates, allowed, audit, clock, pace);
    }

    /**
     * @param patience for one delivery
     * @param again after which one that failed is tried again for the first time
     */
    public record Pace(Duration patience, Duration again) {

        public static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(1));
    }

    /** A webhook and how far it has heard. */
    public record Known(Webhook hook, Delivery delivery) {}

    /** Goes on with every webhook where it was. Where the store is away it may be called again. */
    public synchronized void begin() {
        begun = true;
        tools.store().list(COLLECTION).stream()
                .filter(one -> !senders.containsKey(one.id()))
                .forEach(one -> serve(Json.read(one.json(), Webhook.class), Stamp.START));
    }

    private Sender serve(Webhook hook, Stamp start) {
        var sender = new Sender(hook, start, tools);
        senders.put(hook.id(), sender);
        if (begun) {
            sender.start();
        }
        return sender;
    }

    /** Says that there may be something to send. */
    public synchronized void wake() {
        senders.values().forEach(Sender::wake);
    }

    /**
     * Makes a webhook.
     *
     * @param kinds of changes that it hears of
     * @param after place in the order of changes from which it hears; null for what comes from now on
     * @throws ClewException {@code webhook-address}, {@code webhook-secret} where the secret is too short to prove anything
     */
    public Known make(Access access, String url, String secret, Set<Change.Kind> kinds, @Nullable Stamp after) {
        try (Look look = audit().open(access, AuditAct.WEBHOOK_MAKE, url + " " + kinds)) {
            tools.allowed().check(url);
            if (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST) {
                throw wrong("secret", Message.of("webhook-secret", SHORTEST_SECRET));
            }
            var hook = new Webhook(
                    UUID.randomUUID().toString(),
                    url.strip(),
                    secret,
                    kinds.stream().map(Change.Kind::word).toList(),
                    Mandate.of(access),
                    tools.clock().instant());
            Stamp start = after == null ? tools.feed().end() : after;
            look.changing();
            synchronized (this) {
                tools.store()
                        .putAll(List.of(
                                Sender.begins(hook, start),
                                new Write(
                                        COLLECTION,
                                        hook.id(),
                                        DocumentStore.ABSENT,
                                        Json.write(hook),
                                        Map.of("owner", access.user()))));
                Sender sender = serve(hook, start);
                look.returned(1, List.of());
                return new Known(hook, sender.delivery());
            }
        }
    }

    private static ClewException wrong(String field, Message message) {
        return new ClewException(message, List.of(new ClewException.Fault("field:" + field, message)));
    }

    private AuditLog audit() {
        return tools.audit();
    }

    /** The caller's; a supervisor or administrator sees all. */
    public synchronized List<Known> list(Access access) {
        try (Look look = audit().open(access, AuditAct.WEBHOOKS, "")) {
            var found = tools.store().list(COLLECTION).stream()
                    .map(one -> Json.read(one.json(), Webhook.class))
                    .filter(hook -> knows(access, hook))
                    .map(hook -> new Known(hook, sender(hook.id()).delivery()))
                    .toList();
            look.returned(found.size(), List.of());
            return found;
        }
    }

    private static boolean knows(Access access, Webhook hook) {
        return hook.owner().user().equals(access.user())
                || access.roles().contains(Role.SUPERVISOR)
                || access.roles().contains(Role.ADMINISTRATOR);
    }

    private Sender sender(String id) {
        Sender sender = senders.get(id);
        if (sender == null) {
            throw unknown(id);
        }
        return sender;
    }

    private static ClewException unknown(String id) {
        return new ClewException(Message.of("webhook-unknown", id));
    }

    private DocumentStore.Document kept(Access access, String id) {
        return tools.store()
                .get(COLLECTION, id)
                .filter(one -> knows(access, Json.read(one.json(), Webhook.class)))
                .orElseThrow(() -> unknown(id));
    }

    /** Sends a webhook everything after a place once more. */
    public Known replay(Access access, String id, Stamp after) {
        try (Look look = audit().open(access, AuditAct.WEBHOOK_MAKE, id + " after " + after.number())) {
            var hook = Json.read(kept(access, id).json(), Webhook.class);
            look.changing();
            Sender sender;
            synchronized (this) {
                sender = sender(id);
            }
            sender.replay(after);
            look.returned(1, List.of());
            return new Known(hook, sender.delivery());
        }
    }

    /** Nothing is sent to it any more. */
    public void delete(Access access, String id) {
        try (Look look = audit().open(access, AuditAct.WEBHOOK_DELETE, id)) {
            var kept = kept(access, id);
            look.changing();
            Sender sender;
            synchronized (this) {
                tools.store().delete(COLLECTION, id, kept.version());
                sender = senders.remove(id);
            }
            if (sender != null) {
                sender.close();
            }
            Sender.forget(tools.store(), id);
            look.returned(1, List.of());
        }
    }

    @Override
    public void close() {
        List<Sender> all;
        synchronized (this) {
            all = List.copyOf(senders.values());
        }
        all.forEach(Sender::close);
    }
}
