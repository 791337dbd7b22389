package io.clew.alerts.watch;

import io.clew.record.EntityKey;
import java.util.List;

/**
 * One value of a watchlist.
 *
 * @param written as it was given
 * @param keys what it could be, likeliest first; never empty
 * @param note what else was given with it, such as whose it is
 */
public record WatchValue(String written, List<String> keys, String note) {
    public WatchValue {
        keys = List.copyOf(keys);
    }

    List<EntityKey> entities() {
        return keys.stream().map(EntityKey::parse).toList();
    }
}
