package io.clew.access.entry;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows the guessing of passwords: after some failures for a user from an address, for a user, or from an address, each
 * further failure doubles the wait, up to a quarter of an hour. Known and unknown users wait alike.
 *
 * <p>Failures elsewhere never hold up somebody at an address from which they signed in before.
 *
 * <p>An attempt counts as failed until it is {@link #succeeded}, so guesses made at once count too. Safe for use by many
 * threads; remembers the latest ten thousand names.
 */
final class LockOut {

    private static final int REMEMBERED = 10_000;
    private static final int FREE_PAIR = 5;
    private static final int FREE_USER = 30;
    private static final int FREE_ADDRESS = 50;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final Map<String, Boolean> atHome = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, Instant last, Instant closedUntil) {}

    LockOut(Clock clock) {
        this.clock = clock;
    }

    /** @throws ClewException {@code sign-in-locked} with the seconds to wait; such an attempt does not count */
    synchronized void attempt(String user, String from) {
        Instant now = clock.instant();
        String pair = user + "\n" + from;
        boolean known = atHome.containsKey(pair);
        for (String name : known ? List.of(pair) : List.of(pair, "user\n" + user, "from\n" + from)) {
            Failures so = failures.get(name);
            if (so != null && now.isBefore(so.closedUntil) && !so.closedUntil.isAfter(now.plus(LONGEST_WAIT))) {
                Duration wait =
                        Duration.ofSeconds(Duration.between(now, so.closedUntil).toSeconds() + 1);
                throw new ClewException(Message.of("sign-in-locked", wait), wait);
            }
        }
        fail(pair, FREE_PAIR, now);
        fail("user\n" + user, FREE_USER, now);
        fail("from\n" + from, FREE_ADDRESS, now);
    }

    synchronized void succeeded(String user, String from) {
        failures.remove(user + "\n" + from);
        atHome.put(user + "\n" + from, true);
        failures.remove("user\n" + user);
        failures.computeIfPresent(
                "from\n" + from, (name, so) -> so.count <= 1 ? null : new Failures(so.count - 1, so.last, Instant.MIN));
    }

    private void fail(String name, int free, Instant now) {
        Failures so = failures.get(name);
        int count = so == null || so.last.plus(FORGIVEN_AFTER).isBefore(now) ? 1 : so.count + 1;
        failures.put(name, new Failures(count, now, count < free ? Instant.MIN : now.plus(delay(count - free))));
    }

    private static Duration delay(int beyond) {
        Duration wait = beyond > 10 ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << beyond);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
