package io.clew.alerts.watch;

import io.clew.access.Access;
import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.Mandate;
import io.clew.alerts.Raised;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import io.clew.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes watchlists and shows them. A list is known to its owner and to supervisors alone: whose number somebody waits for
 * is itself a secret.
 */
public final class Watchlists {

    /** Values that one call brings. */
    public static final int MOST = 100_000;

    private static final int LONGEST_VALUE = 300;
    private static final int LONGEST = 1_000;
    private static final int SAMPLE = 10;

    private final WatchRun run;
    private final RecordIndex index;
    private final Normalizer normalizer;
    private final AuditLog audit;
    private final SecondPerson second;
    private final Clock clock;

    public Watchlists(
            WatchRun run, RecordIndex index, Normalizer normalizer, AuditLog audit, SecondPerson second, Clock clock) {
        this.run = run;
        this.index = index;
        this.normalizer = normalizer;
        this.audit = audit;
        this.second = second;
        this.clock = clock;
    }

    /** A value as somebody gives it. */
    public record Given(String value, String note) {}

    /** @param expires null where nothing was said, which is refused */
    public record Draft(
            String title, String reason, @Nullable Instant expires, int grade, List<Given> values) {
        public Draft {
            values = List.copyOf(values);
        }
    }

    /** @param unread values that name nothing, word for word: nobody waits for them */
    public record Made(Watchlist list, List<String> unread) {}

    /** A record that names a value of a list. */
    public record Match(
            Watchlist list,
            WatchValue value,
            EntityKey key,
            String record,
            long sequence,
            @Nullable Instant at,
            List<String> facts) {

        /** Name of the alert on this value. */
        public String alert() {
            return new Raised(
                            list.origin(),
                            value.keys().getFirst(),
                            key.toString(),
                            Message.verbatim(""),
                            list.owner().user(),
                            list.grade(),
                            List.of(),
                            0,
                            false)
                    .id();
        }
    }

    /** @param total of which {@code items} are some */
    public record Part<T>(List<T> items, long total) {}

    /**
     * Makes a list, waits for its values from now on, and looks for them in all that is there.
     *
     * @throws ClewException {@code watchlist-expires} without a day to come, {@code watchlist-text} without title or reason,
     *     {@code too-many-values}, {@code watchlist-empty}, {@code approval-required} as for a comparison
     */
    public Made make(Access access, Draft draft) {
        Instant now = clock.instant();
        check(draft, now);
        var read = read(draft.values);
        Access allowed = allowed(access, read);
        try (Look look = audit.open(allowed, AuditAct.WATCHLIST_MAKE, draft.title + " " + draft.reason)) {
            var list = new Watchlist(
                    UUID.randomUUID().toString(),
                    draft.title.strip(),
                    draft.reason.strip(),
                    Mandate.of(access),
                    draft.grade,
                    now,
                    java.util.Objects.requireNonNull(draft.expires),
                    read.values.size(),
                    null);
            return begun(look, list, read);
        }
    }

    private Made begun(Look look, Watchlist list, Read read) {
        look.compared(read.values.stream()
                .map(value -> EntityKey.parse(value.keys().getFirst()))
                .toList());
        look.changing();
        run.begin(list, read.values);
        look.returned(read.values.size(), List.of());
        return new Made(list, read.unread);
    }

    private static void check(Draft draft, Instant now) {
        if (draft.expires == null) {
            throw wrong("expires", Message.of("watchlist-expires"));
        }
        if (!draft.expires.isAfter(now)) {
            throw wrong("expires", Message.of("watchlist-expires.past"));
        }
        if (draft.title.isBlank() || draft.title.length() > LONGEST) {
            throw wrong("title", Message.of("watchlist-text.title"));
        }
        if (draft.reason.isBlank() || draft.reason.length() > LONGEST) {
            throw wrong("reason", Message.of("watchlist-text.reason"));
        }
    }

    private static ClewException wrong(String field, Message message) {
        return new ClewException(message, List.of(new ClewException.Fault("field:" + field, message)));
    }

    private Access allowed(Access access, Read read) {
        var written = read.values.stream().map(WatchValue::written).toList();
        String sample = written.stream().limit(SAMPLE).collect(Collectors.joining("、"));
        return second.allow(access, new SecondPerson.Act("compare", sample, written::size, written));
    }

    private record Read(List<WatchValue> values, List<String> unread) {}

    private Read read(List<Given> given) {
        if (given.size() > MOST) {
            throw new ClewException(Message.of("too-many-values", MOST, given.size()));
        }
        var values = new LinkedHashMap<String, WatchValue>();
        var unread = new ArrayList<String>();
        for (Given one : given) {
            String written = one.value.strip();
            if (written.isEmpty()) {
                continue;
            }
            var keys = written.length() > LONGEST_VALUE
                    ? List.<String>of()
                    : normalizer.readings(written).stream()
                            .map(EntityKey::toString)
                            .toList();
            if (keys.isEmpty()) {
                unread.add(written);
            } else {
                values.putIfAbsent(keys.getFirst(), new WatchValue(written, keys, one.note.strip()));
            }
        }
        if (values.isEmpty()) {
            throw wrong("values", Message.of("watchlist-empty"));
        }
        return new Read(List.copyOf(values.values()), unread);
    }

    /** @throws ClewException {@code watchlist-unknown}, {@code watchlist-over} */
    public Made add(Access access, String id, List<Given> given) {
        var read = read(given);
        Access allowed = allowed(access, read);
        try (Look look = audit.open(allowed, AuditAct.WATCHLIST_CHANGE, id)) {
            Watchlist list = open(access, id);
            Set<String> known = run.lists().parts(id).stream()
                    .flatMap(part -> part.values().stream())
                    .map(value -> value.keys().getFirst())
                    .collect(Collectors.toSet());
            var fresh = read.values.stream()
                    .filter(value -> !known.contains(value.keys().getFirst()))
                    .toList();
            return begun(look, list.with(known.size() + fresh.size()), new Read(fresh, read.unread));
        }
    }

    /** Waits no longer. */
    public Watchlist end(Access access, String id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw wrong("reason", Message.of("watchlist-text.reason"));
        }
        try (Look look = audit.open(access, AuditAct.WATCHLIST_END, id + " " + reason)) {
            Watchlist ended = open(access, id).ended(clock.instant());
            look.changing();
            run.end(ended);
            look.returned(1, List.of());
            return ended;
        }
    }

    private Watchlist open(Access access, String id) {
        Watchlist list = find(access, id);
        if (!list.holds(clock.instant())) {
            throw new ClewException(Message.of("watchlist-over", id));
        }
        return list;
    }

    /** Lists that the reader knows of, those first that were made last. */
    public List<Watchlist> list(Access access) {
        try (Look look = audit.open(access, AuditAct.WATCHLISTS, "")) {
            var found = known(access);
            look.returned(found.size(), List.of());
            return found;
        }
    }

    private List<Watchlist> known(Access access) {
        return run.lists().lists().stream()
                .filter(list -> knows(access, list))
                .sorted(Comparator.comparing(Watchlist::madeAt).reversed().thenComparing(Watchlist::id))
                .toList();
    }

    private static boolean knows(Access access, Watchlist list) {
        return list.owner().mayBeKnownTo(access);
    }

    /** @throws ClewException {@code watchlist-unknown} also where somebody else owns it */
    public Watchlist get(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.WATCHLISTS, id)) {
            Watchlist list = find(access, id);
            look.returned(1, List.of());
            return list;
        }
    }

    private Watchlist find(Access access, String id) {
        return run.lists()
                .list(id)
                .filter(list -> knows(access, list))
                .orElseThrow(() -> new ClewException(Message.of("watchlist-unknown", id)));
    }

    /** Whether a list still waits. */
    public boolean holds(Watchlist list) {
        return list.holds(clock.instant());
    }

    /** The values of a list in the order in which they were brought. */
    public Part<WatchValue> values(Access access, String id, int from, int size) {
        try (Look look = audit.open(access, AuditAct.WATCHLISTS, id + " values")) {
            Watchlist list = find(access, id);
            var all = run.lists().parts(list.id()).stream()
                    .flatMap(part -> part.values().stream())
                    .toList();
            var shown = all.subList(Math.min(from, all.size()), Math.min(all.size(), from + size));
            look.returned(
                    shown.size(),
                    shown.stream()
                            .map(value -> EntityKey.parse(value.keys().getFirst()))
                            .toList());
            return new Part<>(shown, all.size());
        }
    }

    /**
     * Every record that the reader may read and that names a value, by list and value, then by arrival.
     *
     * @param id of one list; empty for all that the reader knows of and that still wait
     */
    public Part<Match> matches(Access access, Optional<String> id, int from, int size) {
        try (Look look = audit.open(access, AuditAct.WATCH_MATCHES, id.orElse(""))) {
            var lists = id.isPresent()
                    ? List.of(find(access, id.get()))
                    : known(access).stream().filter(this::holds).toList();
            var page = new Window(from, size);
            lists.forEach(list -> run.lists().parts(list.id()).forEach(part -> look(access, list, part, page)));
            look.returned(
                    page.shown.size(),
                    page.shown.stream().map(Match::key).collect(Collectors.toCollection(LinkedHashSet::new)));
            return new Part<>(page.shown, page.total);
        }
    }

    private static final class Window {
        private final int from;
        private final int size;
        private final List<Match> shown = new ArrayList<>();
        private long total;

        Window(int from, int size) {
            this.from = from;
            this.size = size;
        }

        void add(java.util.function.Supplier<Match> match) {
            if (total >= from && shown.size() < size) {
                shown.add(match.get());
            }
            total++;
        }
    }

    private void look(Access access, Watchlist list, WatchPart part, Window page) {
        for (Map<EntityKey, WatchValue> slice : WatchRun.slices(run.named(access, part.values()))) {
            index.naming(access, slice.keySet(), kept -> {
                var told = new LinkedHashSet<WatchValue>();
                for (EntityKey key : ExactTerms.keys(kept.record())) {
                    WatchValue value = slice.get(key);
                    if (value != null && told.add(value)) {
                        page.add(() -> new Match(
                                list,
                                value,
                                key,
                                kept.record().ref().toString(),
                                kept.sequence(),
                                kept.record().occurredAt(),
                                Found.facts(kept.record(), key)));
                    }
                }
                return true;
            });
        }
    }
}
