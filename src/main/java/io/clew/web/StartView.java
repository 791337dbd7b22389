package io.clew.web;

import io.clew.record.EntityKey;
import java.util.List;

/**
 * What a newcomer sees: what is there, and three things to try.
 *
 * @param total readable records; -1 where no purpose has been given yet
 */
public record StartView(
        long total, int sources, List<Try> tries, List<EntityKey> entities, List<SearchView.HitView> recent) {

    public record Try(String label, String href) {}

    public boolean unknown() {
        return total < 0;
    }
}
