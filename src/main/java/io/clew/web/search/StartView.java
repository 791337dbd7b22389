package io.clew.web.search;

import io.clew.record.EntityKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page: what waits for the visitor, what is there, and three things to try.
 *
 * @param total readable records; -1 where no purpose has been given yet
 * @param day what waits for the visitor
 * @param story a report to begin with; null where no readable report names an account
 */
public record StartView(
        MyDay day,
        long total,
        int sources,
        List<Try> tries,
        List<EntityKey> entities,
        @Nullable Story story,
        List<SearchView.HitView> recent) {

    /** A victim's report, the payee account in it, the money behind that. */
    public record Story(Try report, EntityKey payee, String moneyHref) {}

    /** A search to try. */
    public record Try(String label, String href) {}

    public boolean unknown() {
        return total < 0;
    }
}
