package io.clew.search.lucene.segment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups of terms at hand for whatever they belong to, so that the same account is not spelled out a second time. What
 * was asked for lately stays, at most twice {@link #MOST} groups of about 400 bytes. Safe for use by many threads.
 */
public final class TermGroups {

    private static final int MOST = 1 << 16;

    private volatile Map<Object, TermGroup> now = new ConcurrentHashMap<>();
    private volatile Map<Object, TermGroup> before = Map.of();

    /** @param making must not depend on the thread; two threads may both make one, of which either is used */
    public <K> TermGroup of(K key, Function<K, TermGroup> making) {
        TermGroup found = now.get(key);
        if (found != null) {
            return found;
        }
        @Nullable TermGroup earlier = before.get(key);
        TermGroup group = earlier != null ? earlier : making.apply(key);
        if (now.size() >= MOST) {
            turn();
        }
        now.put(key, group);
        return group;
    }

    private synchronized void turn() {
        if (now.size() >= MOST) {
            before = now;
            now = new ConcurrentHashMap<>();
        }
    }
}
