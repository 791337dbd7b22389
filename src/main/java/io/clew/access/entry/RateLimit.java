package io.clew.access.entry;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounds how often somebody calls: a bucket for each name that holds a tenth of a minute's calls and fills up evenly.
 *
 * <p>Safe for use by many threads; remembers the ten thousand names that called last, so a name that was forgotten had
 * long been full again.
 */
public final class RateLimit {

    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final double perSecond;
    private final double most;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Bucket(double left, Instant at) {}

    /** @param perMinute calls of one name in a minute, at least 10 */
    public RateLimit(Clock clock, long perMinute) {
        if (perMinute < 10) {
            throw new IllegalArgumentException("fewer than 10 calls a minute: " + perMinute);
        }
        this.clock = clock;
        this.perSecond = perMinute / 60.0;
        this.most = perMinute / 10.0;
    }

    /** Calls of one name that may be made at once. */
    public long most() {
        return (long) most;
    }

    /**
     * @return how many more may be made at once
     * @throws ClewException {@code rate-limited} with the seconds to wait; such a call does not count
     */
    public synchronized long take(String name) {
        Instant now = clock.instant();
        Bucket before = buckets.get(name);
        double left = before == null ? most : Math.min(most, before.left + perSecond * seconds(before.at, now));
        if (before != null && now.isBefore(before.at)) {
            buckets.put(name, new Bucket(left, now)); // the clock was set back: fill up from here on
        }
        if (left < 1) {
            Duration wait = Duration.ofSeconds(Math.max(1, (long) Math.ceil((1 - left) / perSecond)));
            throw new ClewException(Message.of("rate-limited", wait), wait);
        }
        buckets.put(name, new Bucket(left - 1, now));
        return (long) (left - 1);
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
    }
}
