package io.clew.alerts.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.Follower;
import io.clew.alerts.Mandates;
import io.clew.alerts.feed.Change;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.alerts.feed.ChangeJson;
import io.clew.journal.Stamp;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends one webhook its changes, in order. A delivery that was not answered with a 2xx is sent again, after a while that
 * grows to a minute, before anything behind it; where the program ends between answer and note, it is sent once more.
 */
final class Sender implements AutoCloseable {

    private static final String PLACES = "webhook-places";
    private static final int ITEMS = 200;
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final long NOTED_EVERY = 10_000; // sequence numbers without anything for it

    /** What all senders share. */
    record Tools(
            DocumentStore store,
            ChangeFeed feed,
            Mandates mandates,
            AllowList allowed,
            AuditLog audit,
            Clock clock,
            Webhooks.Pace pace) {}

    private final Webhook hook;
    private final Tools tools;
    private final Set<Change.Kind> kinds;
    private final PlainPost post;
    private final Follower follower;
    private Stamp reached;
    private Delivery noted;
    private long version;

    /** @param start where to begin if it has heard nothing yet */
    Sender(Webhook hook, Stamp start, Tools tools) {
        this.hook = hook;
        this.tools = tools;
        this.post = new PlainPost(tools.pace.patience());
        this.kinds = EnumSet.noneOf(Change.Kind.class);
        for (Change.Kind kind : Change.Kind.values()) {
            if (hook.kinds().contains(kind.word())) {
                kinds.add(kind);
            }
        }
        Optional<DocumentStore.Document> kept = tools.store.get(PLACES, hook.id());
        this.version = kept.map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT);
        this.noted = kept.map(one -> Json.read(one.json(), Delivery.class))
                .orElse(new Delivery(start.number(), 0, "", null));
        this.reached = Stamp.parse(noted.after().toPlainString());
        this.follower = new Follower("webhook-" + hook.id(), this::step, tools.pace.again());
    }

    /** How to note where a webhook begins. */
    static Write begins(Webhook hook, Stamp at) {
        return new Write(
                PLACES, hook.id(), DocumentStore.ABSENT, Json.write(new Delivery(at.number(), 0, "", null)), Map.of());
    }

    static void forget(DocumentStore store, String id) {
        store.get(PLACES, id).ifPresent(kept -> store.delete(PLACES, id, kept.version()));
    }

    void start() {
        follower.start();
    }

    void wake() {
        follower.wake();
    }

    synchronized Delivery delivery() {
        return noted;
    }

    /** Sends everything after a place once more. */
    synchronized void replay(Stamp after) {
        reached = after;
        note(new Delivery(after.number(), 0, "", noted.deliveredAt()));
        follower.wake();
    }

    private boolean step() {
        Optional<Access> access = tools.mandates.access(hook.owner());
        if (access.isEmpty()) {
            return false;
        }
        Stamp from;
        synchronized (this) {
            from = reached;
        }
        var page = tools.feed.page(access.get(), from, kinds, ITEMS);
        if (!page.items().isEmpty()) {
            deliver(access.get(), page);
        }
        synchronized (this) {
            if (!from.equals(reached)) {
                return true; // somebody asked for a replay meanwhile
            }
            reached = page.next();
            if (!page.items().isEmpty()) {
                note(new Delivery(reached.number(), 0, "", tools.clock.instant()));
            } else if (reached.after() - noted.after().longValue() > NOTED_EVERY) {
                note(new Delivery(reached.number(), 0, noted.failure(), noted.deliveredAt()));
            }
        }
        return page.more();
    }

    private void deliver(Access access, ChangeFeed.Page page) {
        try {
            AllowList.Target to = tools.allowed.resolve(hook.url());
            byte[] body = body(page);
            var headers = new LinkedHashMap<String, String>();
            headers.put("Content-Type", "application/json; charset=utf-8");
            headers.put("User-Agent", "Clew");
            headers.put("Clew-Webhook", hook.id());
            headers.put(Signature.HEADER, Signature.of(hook.secret(), body));
            int status;
            try (Look look = tools.audit.open(access, AuditAct.WEBHOOK_SEND, hook.url())) {
                look.changing(); // told before it leaves, and if it does not arrive
                look.returned(page.items().size(), ChangeFeed.named(page));
                status = post.send(to, body, headers);
            }
            if (status < OK || status >= REDIRECTS) {
                throw new ClewException(Message.of("webhook-failed.status", status));
            }
        } catch (IOException e) {
            throw failed(new ClewException(Message.of("webhook-failed.connection"), e));
        } catch (ClewException e) {
            throw failed(e);
        }
    }

    private ClewException failed(ClewException why) {
        synchronized (this) {
            note(new Delivery(noted.after(), noted.failures() + 1, why.message().key(), noted.deliveredAt()));
        }
        return why;
    }

    private byte[] body(ChangeFeed.Page page) {
        List<Map<String, Object>> items = page.items().stream()
                .map(change -> ChangeJson.of(change, Messages.CHINESE))
                .toList();
        var said = new LinkedHashMap<String, Object>();
        said.put("webhook", hook.id());
        said.put("items", items);
        said.put("next", page.next().number());
        try {
            return Json.MAPPER.writeValueAsBytes(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(Delivery now) {
        tools.store.put(PLACES, hook.id(), version, Json.write(now), Map.of());
        version++;
        noted = now;
    }

    @Override
    public void close() {
        follower.close();
    }
}
