package io.clew.alerts.mail;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.Alert;
import io.clew.alerts.AlertDesk;
import io.clew.alerts.Follower;
import io.clew.alerts.Mandate;
import io.clew.alerts.Mandates;
import io.clew.alerts.feed.Change;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.journal.Stamp;
import io.clew.json.Json;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes people letters about their open alerts. What comes in while somebody is not to be written to (quiet hours, a letter
 * left just now, the day had all that it may have) waits, and one letter tells of all of it. A letter that no server took is
 * written again, later each time; where the program ends between letter and note, it is sent once more.
 *
 * <p>Each alert is looked at with its receiver's eyes when it comes and when the letter leaves. Safe for use by many threads.
 */
public final class Mails implements AutoCloseable {

    private static final String COLLECTION = "mail-subscriptions";
    private static final String PLACES = "mail-places";
    private static final Set<Change.Kind> ALERTS = Set.of(Change.Kind.ALERT);
    private static final int ITEMS = 200;

    /** Alerts that wait at most; what comes behind them is read when they were told. */
    private static final int WAITING = 1_000;

    private static final long NOTED_EVERY = 10_000; // sequence numbers without anything to tell

    private final Tools tools;
    private final Rules rules;
    private final Digest digest;
    private final Follower follower;

    /** What it reads and writes with. */
    public record Tools(
            DocumentStore store, ChangeFeed feed, AlertDesk alerts, Mandates mandates, AuditLog audit, Clock clock) {}

    /**
     * @param post null where no mail server is configured, so that nothing is ever sent
     * @param site address at which browsers reach Clew; empty where it is not known
     * @param every time between two letters to one person, at least
     * @param again after which one that failed is tried again for the first time
     */
    public record Rules(@Nullable Post post, Recipients recipients, String site, Duration every, Duration again) {}

    /** Where somebody hears, and how far they have been told. */
    public record Known(Subscription subscription, Waiting waiting) {}

    private record Held(String user, Subscription subscription, Waiting waiting, long version) {}

    public Mails(Tools tools, Rules rules) {
        this.tools = tools;
        this.rules = rules;
        this.digest = new Digest(rules.site());
        this.follower = new Follower("mail", this::step, rules.again());
    }

    /** Begins to write, where a mail server is configured. */
    public void begin() {
        if (rules.post() != null) {
            follower.start();
        }
    }

    /** Says that there may be something to tell. */
    public void wake() {
        follower.wake();
    }

    /**
     * Has the caller's alerts told to an address, in place of one that they gave before.
     *
     * @throws ClewException {@code mail-off} where no server is configured, {@code mail-address}
     */
    public Known set(Access access, String address, @Nullable Quiet quiet, int perDay, boolean english) {
        try (Look look = tools.audit.open(access, AuditAct.MAIL_SET, address + " " + perDay)) {
            if (rules.post() == null) {
                throw new ClewException(Message.of("mail-off"));
            }
            var subscription = new Subscription(
                    rules.recipients().check(address),
                    Mandate.of(access),
                    quiet,
                    perDay,
                    english,
                    tools.clock.instant());
            look.changing();
            synchronized (this) {
                Optional<DocumentStore.Document> before = tools.store.get(COLLECTION, access.user());
                if (tools.store.get(PLACES, access.user()).isEmpty()) {
                    note(
                            access.user(),
                            DocumentStore.ABSENT,
                            Waiting.from(tools.feed.end().number()));
                }
                tools.store.put(
                        COLLECTION,
                        access.user(),
                        before.map(DocumentStore.Document::version).orElse(DocumentStore.ABSENT),
                        Json.write(subscription),
                        Map.of());
            }
            look.returned(1, List.of());
            return known(access.user()).orElseThrow();
        }
    }

    /** Where the caller hears; empty where nowhere. */
    public Optional<Known> get(Access access) {
        try (Look look = tools.audit.open(access, AuditAct.MAIL_GET, "")) {
            var known = known(access.user());
            look.returned(known.isPresent() ? 1 : 0, List.of());
            return known;
        }
    }

    private Optional<Known> known(String user) {
        return held(user).map(held -> new Known(held.subscription, held.waiting));
    }

    /** Ends it; what was waiting is not told. */
    public void end(Access access) {
        try (Look look = tools.audit.open(access, AuditAct.MAIL_END, "")) {
            look.changing();
            synchronized (this) {
                for (String collection : List.of(COLLECTION, PLACES)) {
                    tools.store
                            .get(collection, access.user())
                            .ifPresent(kept -> tools.store.delete(collection, access.user(), kept.version()));
                }
            }
            look.returned(0, List.of());
        }
    }

    private Optional<Held> held(String user) {
        var kept = tools.store.get(COLLECTION, user);
        var place = tools.store.get(PLACES, user);
        return kept.isEmpty() || place.isEmpty()
                ? Optional.empty()
                : Optional.of(new Held(
                        user,
                        Json.read(kept.get().json(), Subscription.class),
                        Json.read(place.get().json(), Waiting.class),
                        place.get().version()));
    }

    /** Looks once at whoever gave an address; true where there is more to read. */
    boolean step() {
        boolean more = false;
        ClewException failed = null;
        for (DocumentStore.Document one : tools.store.list(COLLECTION)) {
            try {
                more |= serve(one.id());
            } catch (ClewException later) {
                failed = later; // the others are not kept waiting
            }
        }
        if (failed != null) {
            throw failed;
        }
        return more;
    }

    private synchronized boolean serve(String user) {
        Optional<Held> kept = held(user);
        if (kept.isEmpty()) {
            return false;
        }
        Optional<Access> access = tools.mandates.access(kept.get().subscription.owner());
        if (access.isEmpty()) {
            return false;
        }
        Held held = kept.get();
        boolean more = false;
        if (held.waiting.alerts().size() < WAITING) {
            var page = tools.feed.page(
                    access.get(), Stamp.parse(held.waiting.after().toPlainString()), ALERTS, ITEMS);
            more = page.more();
            if (!page.items().isEmpty()) {
                held = noted(held, held.waiting.with(page.next().number(), own(page, user), quiet(held.subscription)));
            } else if (page.next().after() - held.waiting.after().longValue() > NOTED_EVERY) {
                held = noted(held, held.waiting.with(page.next().number(), List.of(), false));
            }
        }
        if (!more && !held.waiting.alerts().isEmpty()) {
            tell(access.get(), held);
        }
        return more;
    }

    private static List<String> own(ChangeFeed.Page page, String user) {
        return page.items().stream()
                .filter(Change.OfAlert.class::isInstance)
                .map(change -> ((Change.OfAlert) change).alert())
                .filter(alert -> alert.owner().equals(user) && alert.state() == Alert.State.OPEN)
                .map(Alert::id)
                .toList();
    }

    private ZonedDateTime now() {
        return tools.clock.instant().atZone(China.ZONE);
    }

    private boolean quiet(Subscription subscription) {
        Quiet quiet = subscription.quiet();
        return quiet != null && quiet.holds(now().toLocalTime());
    }

    private void tell(Access access, Held held) {
        Subscription to = held.subscription;
        Waiting waiting = held.waiting;
        Instant last = waiting.sentAt();
        LocalDate today = now().toLocalDate();
        boolean justNow = last != null && tools.clock.instant().isBefore(last.plus(rules.every()));
        if (quiet(to) || justNow) {
            return;
        }
        if (waiting.on(today) >= to.perDay()) {
            if (!waiting.limited()) {
                noted(held, waiting.held());
            }
            return;
        }
        List<Alert> alerts = waiting.alerts().stream()
                .map(id -> tools.alerts.find(access, id))
                .flatMap(Optional::stream)
                .filter(alert -> alert.state() == Alert.State.OPEN)
                .toList();
        if (alerts.isEmpty()) {
            noted(held, waiting.told(null, tools.clock.instant())); // decided, taken out or not theirs to know any more
            return;
        }
        int nth = waiting.on(today) + 1;
        send(access, held, digest.of(to, waiting, alerts, nth == to.perDay() ? nth : 0), alerts.size());
        noted(held, waiting.told(today, tools.clock.instant()));
    }

    private void send(Access access, Held held, Post.Letter letter, int alerts) {
        Post post = rules.post();
        try (Look look = tools.audit.open(access, AuditAct.MAIL_SEND, letter.to())) {
            rules.recipients().check(letter.to()); // the list may be another than it was
            look.changing(); // told before it leaves, and if it does not arrive
            look.returned(alerts, List.of());
            if (post != null) {
                post.send(letter);
            }
        } catch (IOException e) {
            throw failed(held, new ClewException(Message.of("mail-failed"), e));
        } catch (ClewException e) {
            throw failed(held, e);
        }
    }

    private ClewException failed(Held held, ClewException why) {
        noted(held, held.waiting.failed(why.message().key()));
        return why;
    }

    private Held noted(Held held, Waiting now) {
        note(held.user, held.version, now);
        return new Held(held.user, held.subscription, now, held.version + 1);
    }

    private void note(String user, long version, Waiting now) {
        tools.store.putAll(List.of(new Write(PLACES, user, version, Json.write(now), Map.of())));
    }

    @Override
    public void close() {
        follower.close();
    }
}
